/** `chokepoint sensitivity FILE`: which uncertainties outcomes hang on. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { sensitivityPage } from '../../../reports/sensitivity/section.ts'
import { heldNotes } from '../../scenario/checks/held-groups.ts'
import { nearest } from '../../scenario/text/nearest.ts'
import { shortPath } from '../../scenario/text/paths.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { withoutPosterior } from '../../studies/calibrate/problem.ts'
import { designOf, type StudySetup } from '../../studies/sensitivity/design.ts'
import { type Quantity, quantityOf } from '../../studies/sensitivity/quantities.ts'
import type { Method } from '../../studies/sensitivity/result.ts'
import { UsageError } from '../terminal/exit.ts'
import { refuseOverridden } from '../input/refuse-overridden.ts'
import { shellWord } from '../terminal/shell-word.ts'
import { prepareScenario } from '../input/prepare-scenario.ts'
import { runSensitivity, type Study, writeSensitivity } from '../jobs/run-sensitivity.ts'
import { sensitivityTables } from '../terminal/sensitivity-tables.ts'
import { refuseForeign } from '../store/study-folder.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { writeStudyReport } from '../reports/write-study-report.ts'
import { tellWarnings } from '../terminal/tell-warnings.ts'
import { OPTIONS } from './options.ts'
import { tellPlan } from '../terminal/tell-plan.ts'

const SAMPLES: Readonly<Record<Method, number>> = { morris: 20, sobol: 128 }

const options = (yargs: Argv) =>
  yargs.positional('file', { describe: 'Scenario file', type: 'string', demandOption: true }).options({
    method: {
      choices: ['morris', 'sobol'] as const,
      default: 'morris' as const,
      describe: 'Screening, or shares of variance',
    },
    samples: { type: 'string', requiresArg: true, describe: 'Trajectories or base points [default: 20 or 128]' },
    outcome: OPTIONS.outcome,
    at: OPTIONS.at,
    vary: { ...OPTIONS.vary, describe: 'Path of an uncertainty to vary', defaultDescription: 'all' },
    calibrated: {
      choices: ['posterior', 'prior'] as const,
      default: 'posterior' as const,
      describe: 'What calibrated quantities go through',
    },
    replicates: { ...OPTIONS.replicates, default: '1', describe: 'Runs averaged for each row' },
    seed: OPTIONS.seed,
    workers: OPTIONS.workers,
    set: OPTIONS.set,
    output: { ...OPTIONS.output, describe: 'Folder [default: out/NAME-sensitivity]' },
    'dry-run': OPTIONS['dry-run'],
    json: OPTIONS.json,
    quiet: OPTIONS.quiet,
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const sensitivityCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const study = planOf(argv)
    const workers = wholeNumber('workers', argv.workers ?? availableParallelism(), 1, 1_024)
    const folder = argv.output ?? join('out', `${study.setup.scenario.name}-sensitivity`)
    await refuseForeign(folder, 'sensitivity', study.prepared.inputs)
    const rows = designOf(study.setup).rows
    if (argv['dry-run']) {
      const { scenario, replicates, seed } = study.setup
      const plan = { scenario: scenario.name, rows, runs: rows * replicates, seed, workers, output: folder }
      return tellPlan('sensitivity', plan, argv.json)
    }
    const finished = await runSensitivity(study, Math.min(workers, rows), argv.quiet || argv.json)
    await writeSensitivity(folder, study, finished)
    const report = await writeStudyReport(sensitivityPage(finished.result), join(folder, 'report.html'))
    if (argv.json) process.stdout.write(`${JSON.stringify(finished.result)}\n`)
    else if (!argv.quiet) process.stdout.write(sensitivityTables(finished.result, folder, report))
  },
}

function planOf(argv: Arguments): Study {
  refuseOverridden(argv.set, {
    seed: { option: '--seed', value: argv.seed },
    // Runs of a row are the study's own.
    replicates: { option: '--replicates', value: argv.replicates },
  })
  const prepared = prepareScenario(argv.file, argv.set)
  if (!argv.quiet) tellWarnings(prepared)
  const { scenario } = prepared
  const { method, calibrated } = argv
  const setup: StudySetup = {
    scenario,
    method,
    calibrated,
    samples: wholeNumber('samples', argv.samples ?? SAMPLES[method], 2, 1_000_000),
    replicates: wholeNumber('replicates', argv.replicates, 1, 10_000),
    seed: wholeNumber('seed', argv.seed ?? scenario.seed, 0, Number.MAX_SAFE_INTEGER),
    paths: pathsOf(scenario, argv.vary),
  }
  const names = argv.outcome.length > 0 ? argv.outcome : scenario.outcomes
  if (names.length === 0) throw new UsageError(`${argv.file}: names no outcomes; expected --outcome NAME`)
  const quantities = quantitiesAsked(scenario, names, argv.at)
  refuseFewRuns(quantities, setup.replicates)
  const named = [
    ...argv.outcome.map((name) => ` --outcome ${shellWord(name)}`),
    ...(argv.at === undefined ? [] : [` --at ${argv.at}`]),
    ...argv.vary.map((path) => ` --vary ${path}`),
    ...argv.set.map((setting) => ` --set '${setting}'`),
  ].join('')
  const command = `chokepoint sensitivity ${scenario.name}.yaml --method ${method} --samples ${setup.samples} --replicates ${setup.replicates} --seed ${setup.seed} --calibrated ${calibrated}${named}`
  return { prepared, setup, quantities, notes: notesOf(setup), command }
}

function quantitiesAsked(scenario: Scenario, names: readonly string[], at: string | undefined): readonly Quantity[] {
  const quantities = names.map((name, i) => {
    const sought = quantityOf(scenario, name, { at, asked: 'runs', number: i + 1 })
    if ('problem' in sought) throw new UsageError(sought.problem)
    return sought.quantity
  })
  if (at !== undefined && !names.some((name, i) => quantities[i]!.name !== name && /^[\w.-]+$/.test(name)))
    throw new UsageError(`--at ${at}: no outcome asked for is a weekly series named alone; write ${names[0]} on ${at}`)
  return quantities.filter(({ name }, i) => quantities.findIndex((one) => one.name === name) === i)
}

/** A quantile beyond the runs of a row would be none. */
function refuseFewRuns(quantities: readonly Quantity[], replicates: number): void {
  for (const { name, question } of quantities) {
    const { statistic } = question
    if (statistic?.kind !== 'quantile') continue
    const least = Math.ceil(1 / Math.min(statistic.probability, 1 - statistic.probability))
    if (replicates < least && Number.isFinite(least))
      throw new UsageError(
        `--outcome ${name}: a row is ${replicates} run${replicates === 1 ? '' : 's'}; expected --replicates ${least} or more`,
      )
  }
}

function pathsOf({ name, uncertainties }: Scenario, given: readonly string[]): readonly string[] {
  const asked = given.map(shortPath)
  const all = Object.keys(uncertainties)
  if (all.length === 0) throw new UsageError(`${name}: has no uncertainties; expected some to vary`)
  for (const path of asked)
    if (!all.includes(path)) {
      const near = nearest(path, all)
      const hint = near === undefined ? '' : `; did you mean ${near}?`
      throw new UsageError(`--vary ${path}: no uncertainty of ${name}${hint}`)
    }
  return asked.length === 0 ? all : all.filter((path) => asked.includes(path))
}

/** What a reader must know of how these figures came about. */
function notesOf({ scenario, paths, method, replicates, calibrated }: StudySetup): string[] {
  const { posterior, correlations = {} } = scenario
  const fitted = paths.filter((path) => posterior?.paths.includes(path) === true).length
  const rest = Object.keys(scenario.uncertainties).length - paths.length
  const block = method === 'morris' ? 'trajectory' : 'base point'
  const runs = replicates === 1 ? '' : `; a row is the mean of ${replicates} runs`
  return [
    `All rows of a ${block} have the same luck${runs}.`,
    ...(method === 'morris'
      ? ['An effect is the change when a quantity goes up by two thirds of its distribution.']
      : []),
    ...(rest > 0
      ? [`${rest} uncertainties are not varied: they are drawn once for each ${block}, with its luck.`]
      : []),
    ...(fitted === 0
      ? []
      : [
          calibrated === 'posterior'
            ? `${fitted} calibrated quantities go through what the calibration left of each, on its own: how they hang together is left out.`
            : `${fitted} calibrated quantities go through their distributions before the calibration (--calibrated prior).`,
        ]),
    ...(Object.keys(correlations).length > 0 ? ['Rank correlations of the scenario are left out.'] : []),
    ...heldNotes(calibrated === 'prior' ? withoutPosterior(scenario) : scenario),
  ]
}
