/** `chokepoint eval FILE`: draws of another program on standard input, their outcomes on standard output (docs/protocol.md). */
import { availableParallelism } from 'node:os'
import { buffer } from 'node:stream/consumers'
import type { Argv, CommandModule } from 'yargs'
import { nearest } from '../../scenario/text/nearest.ts'
import { formatProblem, formatProblems, createProblem, quote } from '../../scenario/text/problem.ts'
import { readDraws } from '../../studies/evaluate/read-draws.ts'
import { engine } from '../engine.ts'
import { prepareScenario } from '../input/prepare-scenario.ts'
import { decode } from '../input/read-text-file.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { onThreads } from '../jobs/on-threads.ts'
import { UsageError } from '../terminal/exit.ts'
import { tellWarnings } from '../terminal/tell-warnings.ts'

/** What messages call the draws. */
const INPUT = 'stdin'
const MOST_RUNS = 1_000_000

const many = { type: 'string', array: true, nargs: 1, default: [] as string[] } as const
const options = (yargs: Argv) =>
  yargs.positional('file', { describe: 'Scenario file', type: 'string', demandOption: true }).options({
    replicates: { alias: 'n', type: 'string', requiresArg: true, default: '1', describe: 'Runs of each draw' },
    seed: { type: 'string', requiresArg: true, describe: "Seed [default: the scenario's]" },
    workers: { alias: 'w', type: 'string', requiresArg: true, describe: 'Threads [default: all cores]' },
    outcome: { ...many, describe: 'Name of an outcome to write', defaultDescription: 'all' },
    set: { ...many, describe: 'Set a value of the scenario', defaultDescription: 'nothing' },
    quiet: { alias: 'q', type: 'boolean', default: false, describe: 'No progress, no warnings' },
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const evalCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const prepared = prepareScenario(argv.file, argv.set)
    const { scenario } = prepared
    const replicates = wholeNumber('replicates', argv.replicates, 1, MOST_RUNS)
    const seed = wholeNumber('seed', argv.seed ?? scenario.seed, 0, Number.MAX_SAFE_INTEGER)
    const workers = wholeNumber('workers', argv.workers ?? availableParallelism(), 1, 1_024)
    const names = engine.scalarsOf(scenario).map(({ name }) => name)
    const asked = outcomesAsked(argv.outcome, names)
    const { draws, problems } = readDraws(await readInput(), INPUT, scenario, engine.KINDS)
    if (problems.length > 0) throw new UsageError(formatProblems(problems))
    wholeNumber('replicates', replicates, 1, Math.floor(MOST_RUNS / draws.length))
    if (!argv.quiet) tellWarnings(prepared)
    const setup = { scenario, seed, draws, replicates }
    const runs = await onThreads('evaluateDraw', setup, draws.length * replicates, { workers, quiet: argv.quiet })
    runs.forEach((scalars, task) => {
      const outcomes = Object.fromEntries(asked.map((name) => [name, scalars[names.indexOf(name)]!]))
      const place = { draw: Math.floor(task / replicates), replicate: task % replicates }
      process.stdout.write(`${toJson({ ...place, outcomes })}\n`)
    })
  },
}

/** Waits for the end of the input: nothing is run before every draw is known to be good. */
async function readInput(): Promise<string> {
  const expected = 'expected draws as JSON lines or CSV, such as chokepoint eval FILE < draws.csv'
  if (process.stdin.isTTY) throw new UsageError(`${INPUT}: given a terminal; ${expected}`)
  const read = decode(await buffer(process.stdin))
  if ('message' in read) throw new UsageError(`${INPUT}:${read.line ?? 1}:${read.column ?? 1}: ${read.message}`)
  if (read.text.trim() === '') throw new UsageError(`${INPUT}:1:1: given nothing; ${expected}`)
  return read.text
}

function outcomesAsked(given: readonly string[], names: readonly string[]): readonly string[] {
  given.forEach((name, i) => {
    if (names.includes(name)) return
    const at = { file: '--outcome', line: i + 1, column: 1 }
    const parts = { given: quote(name), expected: 'the name of an outcome', nearest: nearest(name, names) }
    throw new UsageError(formatProblem(createProblem(at, '', parts)))
  })
  return given.length > 0 ? [...new Set(given)] : names
}

/** What did not happen is null. */
const toJson = (line: unknown): string =>
  JSON.stringify(line, (_key, value: unknown) => (Number.isNaN(value) ? null : value))
