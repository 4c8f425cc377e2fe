/** `chokepoint run FILE…`: the batch, its summary on the terminal, its report. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { chunksOf } from '../../studies/batch/chunks.ts'
import { designName, rowsPerReplicate } from '../../studies/batch/rows.ts'
import { engine } from '../engine.ts'
import { UsageError } from '../terminal/exit.ts'
import { formatShard } from '../../studies/batch/shard.ts'
import type { JudgedRun } from '../../expect/junit.ts'
import { formatRunJson } from '../terminal/json-shapes.ts'
import { refuseBeside } from '../input/refuse-beside.ts'
import { refuseOverridden } from '../input/refuse-overridden.ts'
import { prepareScenario, type PreparedScenario } from '../input/prepare-scenario.ts'
import { parseShard } from '../input/shard-option.ts'
import { refuseFolderOf, runScenario, type RunOptions } from '../jobs/run-scenario.ts'
import { concludeExpectations, judgedRun, refuseJunit } from '../terminal/tell-expectations.ts'
import { leftOutLines } from '../terminal/condition-lines.ts'
import { formatSummary } from '../terminal/terminal-summary.ts'
import { traceReplicate } from '../jobs/trace-replicate.ts'
import { CONDITION_OPTIONS, conditionOption, refuseUnweighable } from '../input/condition-options.ts'
import { MOST_PAIRS } from '../input/pairs-option.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { tellWarnings } from '../terminal/tell-warnings.ts'
import { OPTIONS } from './options.ts'

/** A million replicates of the shipped scenario are a week of work on two cores; more is a slip of the finger. */
const MOST_REPLICATES = 1_000_000
const MOST_WORKERS = 1_024

const options = (yargs: Argv) =>
  yargs
    .positional('file', { describe: 'Scenario files (YAML or JSON)', type: 'string', array: true, demandOption: true })
    .options({
      replicates: OPTIONS.replicates,
      seed: OPTIONS.seed,
      workers: OPTIONS.workers,
      shard: OPTIONS.shard,
      design: {
        type: 'string',
        requiresArg: true,
        describe: "monteCarlo, latinHypercube, sobol or factorial [default: the scenario's]",
      },
      set: OPTIONS.set,
      ...CONDITION_OPTIONS,
      output: { ...OPTIONS.output, describe: 'Results folder [default: out/NAME]' },
      report: OPTIONS.report,
      live: OPTIONS.live,
      pairs: OPTIONS.pairs,
      replicate: { type: 'string', requiresArg: true, describe: 'Run this one replicate, checked; write nothing' },
      trace: { type: 'boolean', default: false, describe: 'With --replicate: its weekly series as CSV on stdout' },
      'dry-run': OPTIONS['dry-run'],
      force: OPTIONS.force,
      json: { ...OPTIONS.json, describe: 'One JSON document per scenario on stdout' },
      junit: OPTIONS.junit,
      strict: OPTIONS.strict,
      quiet: OPTIONS.quiet,
    })

type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const runCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    refuseOverridden(argv.set, {
      seed: { option: '--seed', value: argv.seed },
      replicates: { option: '--replicates', value: argv.replicates },
      design: { option: '--design', value: argv.design },
      'condition.on': { option: '--condition-on', value: argv['condition-on'] },
      'condition.until': { option: '--until', value: argv.until },
      'condition.fitted': { option: '--fitted', value: argv.fitted },
    })
    if (argv.replicate !== undefined) refuseBeside('replicate', argv, BATCH_OPTIONS)
    if (argv.trace) refuseBeside('trace', argv, ['json'])
    const scenarios: PreparedScenario[] = []
    const { design } = argv
    const condition = conditionOption(argv)
    const changes = {
      ...(design === undefined ? {} : { design }),
      ...(condition === undefined ? {} : { condition }),
    }
    for (const file of argv.file) scenarios.push(prepareScenario(file, argv.set, { ...changes, weighs: true }))
    if (!argv.quiet) scenarios.forEach(tellWarnings)
    const plans = scenarios.map((prepared) => ({ prepared, options: planOf(prepared, argv, scenarios.length > 1) }))
    for (const { prepared, options } of plans)
      refuseUnweighable(prepared, options.replicates, argv.replicate !== undefined)
    const folders = plans.map((plan) => plan.options.folder)
    refuseTwins(folders)
    refuseJunit(
      argv.junit,
      folders,
      scenarios.flatMap(({ inputs }) => inputs),
    )
    if (argv.replicate === undefined) for (const plan of plans) await refuseFolderOf(plan.prepared, plan.options)
    const judged: JudgedRun[] = []
    for (const { prepared, options } of plans) {
      if (argv.replicate !== undefined)
        traceReplicate(prepared, options, wholeNumber('replicate', argv.replicate, 0, MOST_REPLICATES), argv)
      else if (argv.dryRun)
        process.stdout.write(argv.json ? formatPlanJson(prepared, options) : formatPlan(prepared, options))
      else if (!(await runAndTell(prepared, options, argv, judged))) return
    }
    if (argv.dryRun || argv.replicate !== undefined) return
    await concludeExpectations(judged, { junit: argv.junit, strict: argv.strict, quiet: argv.quiet || argv.json })
  },
}

/** What one replicate alone, which writes nothing, has no use for. */
const BATCH_OPTIONS = ['shard', 'output', 'pairs', 'dry-run', 'force', 'junit', 'strict'] as const

/** False when a signal stopped it. What became of the expectations goes to `judged`. */
async function runAndTell(
  prepared: PreparedScenario,
  options: RunOptions,
  argv: Arguments,
  judged: JudgedRun[],
): Promise<boolean> {
  const finished = await runScenario(prepared, options)
  if (typeof finished === 'number') {
    process.stderr.write('stopped; the same command goes on from here\n')
    process.exitCode = finished
    return false
  }
  if ('shard' in finished) {
    if (!argv.quiet)
      process.stderr.write(`shard ${formatShard(finished.shard)}: ${finished.chunks} chunks in ${finished.folder}\n`)
    return true
  }
  judged.push(judgedRun(finished.result, finished.folder))
  if (argv.json) process.stdout.write(`${formatRunJson(finished)}\n`)
  else if (!argv.quiet) process.stdout.write(formatSummary(finished, prepared.scenario.outcomes))
  return true
}

function planOf({ scenario }: PreparedScenario, argv: Arguments, several: boolean): RunOptions {
  if (argv.trace && argv.replicate === undefined) throw new UsageError('--trace needs --replicate K')
  const perReplicate = rowsPerReplicate(scenario)
  const most = Math.floor(MOST_REPLICATES / perReplicate)
  const folder = argv.output === undefined ? join('out', scenario.name) : argv.output
  return {
    folder: several && argv.output !== undefined ? join(argv.output, scenario.name) : folder,
    replicates: wholeNumber('replicates', argv.replicates ?? scenario.replicates, 1, most) * perReplicate,
    seed: wholeNumber('seed', argv.seed ?? scenario.seed, 0, Number.MAX_SAFE_INTEGER),
    workers: wholeNumber('workers', argv.workers ?? availableParallelism(), 1, MOST_WORKERS),
    report: argv.report,
    live: argv.live,
    ...(argv.pairs === undefined ? {} : { pairs: wholeNumber('pairs', argv.pairs, 1, MOST_PAIRS) }),
    force: argv.force,
    quiet: argv.quiet || argv.json,
    ...(argv.shard === undefined ? {} : { shard: parseShard(argv.shard, process.env) }),
  }
}

function refuseTwins(folders: readonly string[]): void {
  const twin = folders.find((folder, i) => folders.indexOf(folder) < i)
  if (twin !== undefined)
    throw new UsageError(`two of the scenarios have the same name; both would be written to ${twin}`)
}

/** What would be done, in figures. */
function planned({ scenario, chosen }: PreparedScenario, { replicates, seed, workers, folder }: RunOptions) {
  const { name, title, weeks, start } = scenario
  return {
    scenario: name,
    title,
    agents: Object.values(scenario.agents).reduce(
      (sum, { groups }) => groups.reduce((inKind, { count }) => inKind + count, sum),
      0,
    ),
    kinds: Object.keys(scenario.agents).length,
    weeks,
    start,
    series: engine.seriesOf(scenario).length,
    outcomes: engine.scalarsOf(scenario).length,
    uncertainties: Object.keys(scenario.uncertainties).length,
    design: designName(scenario, replicates) ?? 'monteCarlo',
    ...(chosen === undefined
      ? {}
      : { condition: { until: chosen.until, figures: chosen.figures.length, leftOut: chosen.leftOut } }),
    replicates,
    chunks: chunksOf(replicates).length,
    seed,
    workers,
    folder,
  }
}

function formatPlanJson(...given: Parameters<typeof planned>): string {
  return `${JSON.stringify({ schema: 'chokepoint.plan/1', ...planned(...given) })}\n`
}

function formatPlan(...given: Parameters<typeof planned>): string {
  const plan = planned(...given)
  return [
    `${plan.scenario}: ${plan.title}`,
    `agents      ${plan.agents} of ${plan.kinds} kinds`,
    `weeks       ${plan.weeks} from ${plan.start}`,
    `series      ${plan.series} weekly, ${plan.outcomes} outcomes`,
    `draws       ${plan.uncertainties} uncertainties, design ${plan.design}`,
    ...(plan.condition === undefined
      ? []
      : [
          `condition   ${plan.condition.figures} figures up to ${plan.condition.until}`,
          ...leftOutLines(plan.condition.leftOut),
        ]),
    `replicates  ${plan.replicates} in ${plan.chunks} chunks, seed ${plan.seed}, ${plan.workers} workers`,
    `folder      ${plan.folder}`,
    '',
  ].join('\n')
}
