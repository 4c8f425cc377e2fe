/** `chokepoint calibrate`: fits the uncertainties of scenarios to the figures of their `fit` windows. */
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import type { Settings } from '../../studies/calibrate/replenish.ts'
import { figuresOutside, whyOutside } from '../../studies/hindcast/windows.ts'
import { createProblem, type Problem, withoutPosterior } from '../../studies/calibrate/problem.ts'
import { heldNotes } from '../../scenario/checks/held-groups.ts'
import { resolvedYaml } from '../../scenario/resolve.ts'
import { runCalibration, type CalibrationRun } from '../jobs/run-calibration.ts'
import { calibrationJson, calibrationTables } from '../terminal/calibration-tables.ts'
import { UsageError } from '../terminal/exit.ts'
import { prepareScenario } from '../input/prepare-scenario.ts'
import { sha256 } from '../store/sha256.ts'
import { refuseOverridden } from '../input/refuse-overridden.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { tellWarnings } from '../terminal/tell-warnings.ts'
import { OPTIONS } from './options.ts'
import { tellPlan } from '../terminal/tell-plan.ts'

const options = (yargs: Argv) =>
  yargs
    .positional('file', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'Scenarios that are fitted together; the draws are of what the first of them draws',
    })
    .options({
      particles: { alias: 'n', type: 'string', requiresArg: true, default: '400', describe: 'Particles' },
      rounds: {
        type: 'string',
        requiresArg: true,
        default: '8',
        describe: 'Most rounds; the first one draws from the prior',
      },
      steps: {
        type: 'string',
        requiresArg: true,
        default: '2',
        describe: 'Steps that half of the particles walk in a round',
      },
      draws: { type: 'string', requiresArg: true, default: '200', describe: 'Draws of the posterior file' },
      seed: { ...OPTIONS.seed, default: '42', describe: 'Seed' },
      workers: OPTIONS.workers,
      set: { ...OPTIONS.set, describe: 'Set a value of every scenario, e.g. --set weeks=104' },
      output: { ...OPTIONS.output, describe: 'Folder [default: out/calibrate-NAME]' },
      'dry-run': OPTIONS['dry-run'],
      force: { type: 'boolean', default: false, describe: 'Begin anew in a folder that holds another calibration' },
      json: OPTIONS.json,
      quiet: OPTIONS.quiet,
    })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const calibrateCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    refuseOverridden(argv.set, {
      seed: { option: '--seed', value: argv.seed },
      replicates: { option: '--particles', value: argv.particles },
    })
    const files = argv.file as unknown as string[]
    const prepared = files.map((file) => prepareScenario(file, argv.set))
    if (!argv.quiet) prepared.forEach(tellWarnings)
    const problem = problemOf(prepared)
    if (!argv.quiet) for (const note of notesOf(prepared)) process.stderr.write(`${note}\n`)
    const settings: Settings = {
      dimensions: problem.paths.length,
      particles: wholeNumber('particles', argv.particles, 20, 1_000_000),
      steps: wholeNumber('steps', argv.steps, 1, 1_000),
      leastAccepted: LEAST_ACCEPTED,
      rounds: wholeNumber('rounds', argv.rounds, 1, 1_000),
    }
    const name = basename(files[0]!).replace(/\.[^.]*$/, '')
    const folder = argv.output ?? join('out', `calibrate-${name}`)
    const run: CalibrationRun = {
      problem,
      settings,
      files: files.map((file) => basename(file)),
      sets: argv.set,
      // Of what is calibrated alone: neither held-out figures nor a posterior that is there already change a byte.
      hashes: problem.scenarios.map((scenario) => sha256(resolvedYaml(scenario))),
      inputs: prepared.flatMap(({ inputs }) => inputs),
      seed: wholeNumber('seed', argv.seed, 0, 2 ** 53 - 1),
      draws: wholeNumber('draws', argv.draws, 1, 10_000),
      workers: argv.workers === undefined ? availableParallelism() : wholeNumber('workers', argv.workers, 1, 1_024),
      folder,
      force: argv.force,
      quiet: argv.quiet,
    }
    if (argv['dry-run']) {
      const { seed, draws, workers } = run
      const { particles, rounds } = settings
      const told = {
        scenarios: run.files,
        quantities: problem.paths.length,
        particles,
        rounds,
        draws,
        seed,
        workers,
        output: folder,
      }
      return tellPlan('calibrate', told, argv.json)
    }
    const finished = await runCalibration(run)
    if (typeof finished === 'number') process.exitCode = finished
    else if (argv.json) process.stdout.write(calibrationJson(run, finished))
    else if (!argv.quiet) process.stdout.write(calibrationTables(run, finished))
  },
}

/** Ends when fewer steps than this are taken: what is left is the luck of single runs. */
const LEAST_ACCEPTED = 0.02

/**
 * What the files do not say: a calibration draws from the priors, which reach further than what an earlier one left of them, and leaves
 * out figures that no run holds whole.
 */
function notesOf(prepared: readonly ReturnType<typeof prepareScenario>[]): ReadonlySet<string> {
  const notes = prepared.flatMap(({ scenario, observations }) => [
    ...(scenario.posterior === undefined ? [] : heldNotes(withoutPosterior(scenario))),
    ...figuresOutside(scenario, observations)
      .filter(({ split }) => split === 'fit')
      .map((t) => `${scenario.name}: ${t.series} of ${t.date} is not fitted: ${whyOutside(scenario, t)}`),
  ])
  return new Set(notes)
}

function problemOf(prepared: readonly ReturnType<typeof prepareScenario>[]): Problem {
  try {
    return createProblem(
      prepared.map((p) => p.scenario),
      prepared.map((p) => p.observations),
    )
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
}
