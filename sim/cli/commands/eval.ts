/** `chokepoint eval FILE`: draws of another program on standard input, their outcomes on standard output (docs/protocol.md). */
import { availableParallelism } from 'node:os'
import type { Argv, CommandModule } from 'yargs'
import type { Scenario } from '../../scenario/scenario.ts'
import { formatProblems } from '../../scenario/text/problem.ts'
import { readDraws } from '../../studies/evaluate/read-draws.ts'
import { quantityOf } from '../../studies/sensitivity/quantities.ts'
import { engine } from '../engine.ts'
import { prepareScenario } from '../input/prepare-scenario.ts'
import { readTextStream } from '../input/read-text-file.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { onThreads } from '../jobs/on-threads.ts'
import { UsageError } from '../terminal/exit.ts'
import { tellWarnings } from '../terminal/tell-warnings.ts'
import { OPTIONS } from './options.ts'
import { tellPlan } from '../terminal/tell-plan.ts'

/** What messages call the draws. */
const INPUT = 'stdin'
const MOST_RUNS = 1_000_000
/** As many draws as a table may have rows, each of a hundred numbers with their paths. */
const MOST_BYTES = 64 * 2 ** 20

const options = (yargs: Argv) =>
  yargs.positional('file', { describe: 'Scenario file', type: 'string', demandOption: true }).options({
    replicates: { ...OPTIONS.replicates, default: '1', describe: 'Runs of each draw' },
    seed: OPTIONS.seed,
    workers: OPTIONS.workers,
    outcome: {
      ...OPTIONS.outcome,
      describe: 'An outcome, or what expect: can say of one run',
      defaultDescription: 'all',
    },
    set: OPTIONS.set,
    'dry-run': OPTIONS['dry-run'],
    quiet: OPTIONS.quiet,
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const evalCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const prepared = prepareScenario(argv.file, argv.set)
    const replicates = wholeNumber('replicates', argv.replicates, 1, MOST_RUNS)
    const seed = wholeNumber('seed', argv.seed ?? prepared.scenario.seed, 0, Number.MAX_SAFE_INTEGER)
    const workers = wholeNumber('workers', argv.workers ?? availableParallelism(), 1, 1_024)
    const asked = outcomesAsked(prepared.scenario, argv.outcome)
    const scenario = asking(prepared.scenario, [...asked.values()])
    const names = engine.scalarsOf(scenario).map(({ name }) => name)
    const { draws, problems } = readDraws(await readInput(), INPUT, scenario, engine.KINDS)
    if (problems.length > 0) throw new UsageError(formatProblems(problems))
    wholeNumber('replicates', replicates, 1, Math.floor(MOST_RUNS / draws.length))
    if (!argv.quiet) tellWarnings(prepared)
    if (argv['dry-run']) {
      const runs = draws.length * replicates
      return tellPlan('eval', { scenario: scenario.name, draws: draws.length, runs, seed, workers }, true)
    }
    const setup = { scenario, seed, draws, replicates }
    const runs = await onThreads('evaluateDraw', setup, draws.length * replicates, { workers, quiet: argv.quiet })
    runs.forEach((scalars, task) => {
      const outcomes = Object.fromEntries([...asked].map(([text, name]) => [text, scalars[names.indexOf(name)]!]))
      const place = { draw: Math.floor(task / replicates), replicate: task % replicates }
      process.stdout.write(`${toJson({ ...place, outcomes })}\n`)
    })
  },
}

/** Waits for the end of the input: nothing is run before every draw is known to be good. */
async function readInput(): Promise<string> {
  const expected = 'expected draws as JSON lines or CSV, such as chokepoint eval FILE < draws.csv'
  if (process.stdin.isTTY) throw new UsageError(`${INPUT}: given a terminal; ${expected}`)
  const read = await readTextStream(process.stdin, MOST_BYTES)
  if ('message' in read) throw new UsageError(`${INPUT}:${read.line ?? 1}:${read.column ?? 1}: ${read.message}`)
  if (read.text.trim() === '') throw new UsageError(`${INPUT}:1:1: given nothing; ${expected}`)
  return read.text
}

/** The scenario with outcomes asked for in words among its own. */
function asking(scenario: Scenario, names: readonly string[]): Scenario {
  return { ...scenario, outcomes: [...new Set([...scenario.outcomes, ...names])] }
}

/** By the text that asks for it, what it is called; all that the scenario has when nothing is asked for. */
function outcomesAsked(scenario: Scenario, given: readonly string[]): ReadonlyMap<string, string> {
  if (given.length === 0) return new Map(engine.scalarsOf(scenario).map(({ name }) => [name, name]))
  return new Map(
    given.map((text, i) => {
      const sought = quantityOf(scenario, text, { asked: 'run', number: i + 1 })
      if ('problem' in sought) throw new UsageError(sought.problem)
      return [text, sought.quantity.name]
    }),
  )
}

/** What did not happen is null. */
const toJson = (line: unknown): string =>
  JSON.stringify(line, (_key, value: unknown) => (Number.isNaN(value) ? null : value))
