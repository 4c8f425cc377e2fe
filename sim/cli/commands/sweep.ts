/** `chokepoint sweep FILE --vary PATH=50..600:6`: what outcomes come to at each level of a number, under the same luck. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { sweepPage } from '../../../reports/sweep/section.ts'
import { countCells } from '../../numbers/designs/factorial.ts'
import { formatShard } from '../../studies/batch/shard.ts'
import { type Factor, factorOf, isProblem, readFactor } from '../../studies/sweep/factor.ts'
import { sweepCsv } from '../../studies/sweep/sweep-csv.ts'
import { findTarget, isMisstep } from '../../scenario/text/paths.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { engine } from '../engine.ts'
import { prepareScenario, type PreparedScenario } from '../input/prepare-scenario.ts'
import { questionsAsked } from '../input/questions-asked.ts'
import { parseShard } from '../input/shard-option.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { refuseFolderOf, runScenario, type RunOptions } from '../jobs/run-scenario.ts'
import { type Sweep, summarizeSweep } from '../jobs/run-sweep.ts'
import { writeStudyReport } from '../reports/write-study-report.ts'
import { refuseForeign, writeStudy } from '../store/study-folder.ts'
import { UsageError } from '../terminal/exit.ts'
import { setWords } from '../terminal/set-words.ts'
import { shellWord } from '../terminal/shell-word.ts'
import { sweepTables } from '../terminal/sweep-tables.ts'
import { tellWarnings } from '../terminal/tell-warnings.ts'
import { OPTIONS } from './options.ts'
import { tellPlan } from '../terminal/tell-plan.ts'

const MOST_RUNS = 1_000_000

const options = (yargs: Argv) =>
  yargs.positional('file', { describe: 'Scenario file', type: 'string', demandOption: true }).options({
    vary: {
      ...OPTIONS.vary,
      describe: 'What to go through: PATH=50..600:6 or PATH=50,100,200; PATH+PATH links places to one value',
      defaultDescription: "the factors of the scenario's design",
    },
    outcome: OPTIONS.outcome,
    replicates: { ...OPTIONS.replicates, describe: "Runs at each level [default: the scenario's]" },
    seed: OPTIONS.seed,
    workers: OPTIONS.workers,
    shard: OPTIONS.shard,
    set: OPTIONS.set,
    output: { ...OPTIONS.output, describe: 'Folder [default: out/sweep-NAME]' },
    report: OPTIONS.report,
    'dry-run': OPTIONS['dry-run'],
    force: OPTIONS.force,
    json: OPTIONS.json,
    quiet: OPTIONS.quiet,
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const sweepCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const sweep = planOf(argv)
    const { prepared } = sweep
    if (!argv.quiet) tellWarnings(prepared)
    const output = argv.output ?? join('out', `sweep-${prepared.scenario.name}`)
    await refuseForeign(output, 'sweep', prepared.inputs)
    const run = runOptionsOf(sweep, argv, join(output, prepared.scenario.name))
    await refuseFolderOf(prepared, run)
    if (argv['dry-run']) {
      const { replicates, seed, workers } = run
      return tellPlan('sweep', { scenario: prepared.scenario.name, runs: replicates, seed, workers, output }, argv.json)
    }
    const finished = await runScenario(prepared, run)
    if (typeof finished === 'number') {
      process.stderr.write('stopped; the same command goes on from here\n')
      process.exitCode = finished
    } else if ('shard' in finished)
      process.stderr.write(
        `shard ${formatShard(finished.shard)}: ${finished.chunks} chunks in ${run.folder}; when all are there: chokepoint merge ${run.folder} -o ${run.folder}, then this command without --shard\n`,
      )
    else await writeSweep(sweep, run, output, argv)
  },
}

async function writeSweep(sweep: Sweep, { folder }: RunOptions, output: string, argv: Arguments): Promise<void> {
  const { prepared, command } = sweep
  const result = await summarizeSweep(sweep, folder)
  const { name, hash: scenarioHash, digest } = result.scenario
  const { engine: version, seed, replicates } = result
  await writeStudy(
    output,
    {
      study: 'sweep',
      engine: version,
      seed,
      replicates,
      details: { command },
      parts: [{ name, scenarioHash, digest }],
    },
    [
      ['summary.json', `${JSON.stringify(result)}\n`],
      ['levels.csv', sweepCsv(result)],
    ],
    prepared.inputs,
  )
  const report = argv.report ? await writeStudyReport(sweepPage(result), join(output, 'report.html')) : undefined
  if (argv.json) process.stdout.write(`${JSON.stringify(result)}\n`)
  else if (!argv.quiet) process.stdout.write(sweepTables(result, output, report))
}

function runOptionsOf({ prepared, seed }: Sweep, argv: Arguments, folder: string): RunOptions {
  const { scenario } = prepared
  const cells = scenario.design?.method === 'factorial' ? countCells(scenario.design.factors) : 1
  const most = Math.floor(MOST_RUNS / cells)
  return {
    folder,
    replicates: wholeNumber('replicates', argv.replicates ?? scenario.replicates, 2, most) * cells,
    seed,
    workers: wholeNumber('workers', argv.workers ?? availableParallelism(), 1, 1_024),
    report: false,
    live: false,
    force: argv.force,
    quiet: argv.quiet || argv.json,
    ...(argv.shard === undefined ? {} : { shard: parseShard(argv.shard, process.env) }),
  }
}

function planOf(argv: Arguments): Sweep {
  const base = prepareScenario(argv.file, argv.set)
  const factors = factorsOf(base, argv)
  const { scenario } = base
  const crossed = Object.fromEntries(factors.map(({ path, levels }) => [path, levels]))
  const prepared = argv.vary.length === 0 ? base : prepareScenario(argv.file, argv.set, { design: crossed })
  const seed = wholeNumber('seed', argv.seed ?? scenario.seed, 0, Number.MAX_SAFE_INTEGER)
  const named = [
    ...argv.vary.map((text) => ` --vary ${shellWord(text)}`),
    ...argv.outcome.map((text) => ` --outcome ${shellWord(text)}`),
    setWords(argv.set),
  ].join('')
  const replicates = argv.replicates ?? scenario.replicates
  const command = `chokepoint sweep ${scenario.name}.yaml${named} --replicates ${replicates} --seed ${seed}`
  return { prepared, factors, questions: questionsAsked(scenario, argv.outcome), seed, command }
}

function factorsOf({ scenario }: PreparedScenario, { vary, file }: Arguments): readonly Factor[] {
  const { design } = scenario
  if (design !== undefined && vary.length > 0)
    throw new UsageError(
      `${file}: has a design of its own (${design.method}); expected --set design=null, or no --vary`,
    )
  if (design?.method === 'factorial') return ownFactors(scenario, design.factors)
  if (vary.length === 0) throw new UsageError(`${file}: crosses nothing; expected --vary PATH=FROM..TO:LEVELS`)
  const factors = vary.map((text, i) => {
    const factor = readFactor(text, scenario, engine.KINDS, { option: '--vary', number: i + 1 })
    if (isProblem(factor)) throw new UsageError(factor.problem)
    return factor
  })
  factors.forEach(({ path }, i) => {
    if (factors.findIndex((one) => one.path === path) < i)
      throw new UsageError(`--vary:${i + 1}:1: given ${path} a second time; expected each number once`)
  })
  return factors
}

function ownFactors(scenario: Scenario, factors: Readonly<Record<string, readonly number[]>>): readonly Factor[] {
  return Object.entries(factors).flatMap(([path, levels]) => {
    const target = findTarget(scenario, engine.KINDS, path)
    return isMisstep(target) ? [] : [factorOf(target, levels, scenario)]
  })
}
