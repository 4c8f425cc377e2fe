/** `chokepoint solve FILE --by PATH=0..180 --until CLAIM`: the smallest or the largest level of a number at which a claim holds. */
import { setWords } from '../terminal/set-words.ts'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { solutionPage } from '../../../reports/sweep/solution.ts'
import { quantitiesOf } from '../../outcomes/quantities.ts'
import { type Expectation, isMisread, parseExpectation } from '../../scenario/expect/expect-grammar.ts'
import { misreadText } from '../../scenario/expect/misread-text.ts'
import { isDatePath } from '../../scenario/text/paths.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { isProblem, readSpan, roundLevel, type Span } from '../../studies/sweep/factor.ts'
import { sweepCsv } from '../../studies/sweep/sweep-csv.ts'
import { engine } from '../engine.ts'
import { prepareScenario } from '../input/prepare-scenario.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { type Problem, solve, type Solved } from '../jobs/run-solution.ts'
import { writeStudyReport } from '../reports/write-study-report.ts'
import { refuseForeign, writeStudy } from '../store/study-folder.ts'
import { EXIT, UsageError } from '../terminal/exit.ts'
import { shellWord } from '../terminal/shell-word.ts'
import { outcomeLines } from '../terminal/sweep-tables.ts'
import { tellWarnings } from '../terminal/tell-warnings.ts'
import { implausibleLines } from '../terminal/terminal-summary.ts'
import { OPTIONS } from './options.ts'
import { tellPlan } from '../terminal/tell-plan.ts'

/** Steps of a span unless --step says otherwise: seven more batches after the first five. */
const STEPS = 128
const MOST_STEPS = 100_000

const options = (yargs: Argv) =>
  yargs.positional('file', { describe: 'Scenario file', type: 'string', demandOption: true }).options({
    by: {
      type: 'string',
      requiresArg: true,
      demandOption: true,
      describe: 'What to change: PATH=FROM..TO, or PATH for all that it can be; levers.ID.date for a date',
    },
    until: {
      type: 'string',
      requiresArg: true,
      demandOption: true,
      describe: "What must hold, as in expect: 'mean(worstQuarterShortfall.evMotors) < 1 %'",
    },
    largest: { type: 'boolean', default: false, describe: 'Seek the largest level that meets it, not the smallest' },
    step: { type: 'string', requiresArg: true, describe: `How fine [default: ${STEPS} steps; a week of dates]` },
    replicates: { ...OPTIONS.replicates, describe: "Runs at each level [default: the scenario's]" },
    seed: OPTIONS.seed,
    workers: OPTIONS.workers,
    set: OPTIONS.set,
    output: { ...OPTIONS.output, describe: 'Folder [default: out/solve-NAME]' },
    report: OPTIONS.report,
    'dry-run': OPTIONS['dry-run'],
    force: OPTIONS.force,
    json: OPTIONS.json,
    quiet: OPTIONS.quiet,
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const solveCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const problem = problemOf(argv)
    const { base, seed } = problem
    if (!argv.quiet) tellWarnings(base)
    const output = argv.output ?? join('out', `solve-${base.scenario.name}`)
    await refuseForeign(output, 'solution', base.inputs)
    const replicates = wholeNumber('replicates', argv.replicates ?? base.scenario.replicates, 2, 1_000_000)
    refuseFewRuns(problem, replicates)
    const workers = wholeNumber('workers', argv.workers ?? availableParallelism(), 1, 1_024)
    const quiet = argv.quiet || argv.json
    if (argv['dry-run'])
      return tellPlan('solve', { scenario: base.scenario.name, replicates, seed, workers, output }, argv.json)
    const run = { replicates, workers, force: argv.force, quiet: true }
    const solved = await solve(problem, output, run, (line) => void (quiet || process.stderr.write(`${line}\n`)))
    if (typeof solved === 'number') {
      process.stderr.write('stopped; the same command goes on from here\n')
      process.exitCode = solved
      return
    }
    await writeSolution(solved, output, { ...argv, seed, inputs: base.inputs })
    if (solved.result.answer === null) process.exitCode = EXIT.expectFailed
  },
}

async function writeSolution(
  { result, parts }: Solved,
  output: string,
  { inputs, ...argv }: Omit<Arguments, 'seed'> & { readonly seed: number; readonly inputs: readonly string[] },
): Promise<void> {
  const { engine: version, replicates, command } = result
  await writeStudy(
    output,
    { study: 'solution', engine: version, seed: argv.seed, replicates, details: { command }, parts },
    [
      ['summary.json', `${JSON.stringify(result)}\n`],
      ['levels.csv', sweepCsv(result)],
    ],
    inputs,
  )
  const report = argv.report ? await writeStudyReport(solutionPage(result), join(output, 'report.html')) : undefined
  if (argv.json) process.stdout.write(`${JSON.stringify(result)}\n`)
  else if (!argv.quiet)
    process.stdout.write(
      [
        ...result.says,
        ...result.notes.map((note) => `NOTE  ${note}`),
        ...implausibleLines(result),
        '',
        ...outcomeLines(result, result.outcomes[0]!),
        '',
        ...(report === undefined ? [] : [`report   ${report}`]),
        `results  ${output}`,
        '',
      ].join('\n'),
    )
}

function problemOf(argv: Arguments): Problem {
  const base = prepareScenario(argv.file, argv.set)
  const { scenario } = base
  if (scenario.design !== undefined)
    throw new UsageError(
      `${argv.file}: has a design of its own (${scenario.design.method}); expected --set design=null`,
    )
  const span = readSpan(argv.by, scenario, engine.KINDS, { option: '--by', number: 1 })
  if (isProblem(span)) throw new UsageError(span.problem)
  const claim = readClaim(argv.until, scenario)
  const { levels, step } = levelsOf(span, argv.step, argv.largest)
  const seed = wholeNumber('seed', argv.seed ?? scenario.seed, 0, Number.MAX_SAFE_INTEGER)
  const { target } = span
  const at = (level: number) => prepareScenario(argv.file, argv.set, { design: { [target.path]: [level] } })
  const named = [
    ...(argv.largest ? [' --largest'] : []),
    ...(argv.step === undefined ? [] : [` --step ${argv.step}`]),
    setWords(argv.set),
  ].join('')
  const command = `chokepoint solve ${scenario.name}.yaml --by ${shellWord(argv.by)} --until ${shellWord(argv.until)}${named} --replicates ${argv.replicates ?? scenario.replicates} --seed ${seed}`
  // What has no effect at all is refused before the first run.
  at(levels[0]!)
  const sought = argv.largest ? 'largest' : 'smallest'
  return { base, at, target, sought, levels, step, claim, text: argv.until.trim(), seed, command }
}

function readClaim(text: string, scenario: Scenario): Expectation {
  const claim = parseExpectation(text, quantitiesOf(scenario), scenario)
  if (isMisread(claim)) throw new UsageError(misreadText('--until', 1, claim))
  const { quantity, window } = claim
  if (quantity.of === 'series' && quantity.reducer === null && window![0] < window![1])
    throw new UsageError(
      `--until:1:1: given ${quantity.name} week by week; expected one number a run: peak(…), low(…), average(…) or sum(…) of it, or on DATE`,
    )
  return claim
}

/** From where the search begins to the other end, the last step as long as it comes. */
function levelsOf(
  { target, low, high }: Span,
  given: string | undefined,
  isDown: boolean,
): Pick<Problem, 'levels' | 'step'> {
  const isDay = isDatePath(target.path)
  const step = given === undefined ? (isDay ? 1 : (high - low) / STEPS) : Number(given)
  const least = isDay ? 1 : (high - low) / MOST_STEPS
  if (!(step >= least && step <= high - low && (!isDay || Number.isInteger(step))))
    throw new UsageError(
      `--step: given ${given}; expected ${isDay ? 'whole weeks' : 'a number'} from ${least} to ${high - low} (${isDay ? 'weeks' : target.unit})`,
    )
  const count = Math.ceil((high - low) / step - 1e-9)
  const upward = (k: number): number => Math.min(high, low + k * step)
  const downward = (k: number): number => Math.max(low, high - k * step)
  const exact = Array.from({ length: count + 1 }, (_, k) => (isDown ? downward(k) : upward(k)))
  return { levels: [...new Set(exact.map((level) => roundLevel(level, target)))], step }
}

function refuseFewRuns({ claim: { statistic }, text }: Problem, replicates: number): void {
  if (statistic.kind !== 'quantile') return
  const tail = Math.min(statistic.probability, 1 - statistic.probability)
  if (tail > 0 && replicates * tail < 1 - 1e-9)
    throw new UsageError(
      `--until ${text}: given ${replicates} runs; expected --replicates ${Math.ceil(1 / tail)} or more`,
    )
}
