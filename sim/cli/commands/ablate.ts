/** `chokepoint ablate [mechanism…]`: what each mechanism earns, by taking it out. */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import Tinypool from 'tinypool'
import type { Argv, CommandModule } from 'yargs'
import { ABLATIONS } from '../../ablation/ablations.ts'
import type { Ablation } from '../../ablation/ablation.ts'
import { compareMeasures, wholePatterns, type MeasureChange } from '../../ablation/compare.ts'
import { ablate, type Scenarios } from '../../ablation/measure.ts'
import { ablationPage, figure, type AblationRun } from '../../ablation/page.ts'
import { PATTERN_SCENARIOS } from '../../patterns/patterns.ts'
import { nearest } from '../../scenario/nearest.ts'
import type { AblationSetup } from '../ablation-worker.ts'
import { UsageError } from '../exit.ts'
import { prepareScenario } from '../prepare-scenario.ts'
import { createProgress } from '../progress.ts'
import { writeFileDurably } from '../store/write-file.ts'
import { wholeNumber } from '../whole-number.ts'

const IDS = ABLATIONS.map(({ id }) => id)

const options = (yargs: Argv) =>
  yargs
    .positional('mechanisms', {
      type: 'string',
      array: true,
      describe: `Mechanisms to take out, one at a time [default: all]: ${IDS.join(', ')}`,
    })
    .options({
      replicates: {
        alias: 'n',
        type: 'string',
        requiresArg: true,
        default: '20',
        describe: 'Replicates of each scenario',
      },
      seed: { type: 'string', requiresArg: true, default: '42', describe: 'Seed' },
      workers: { alias: 'w', type: 'string', requiresArg: true, describe: 'Threads [default: all cores]' },
      json: { type: 'boolean', default: false, describe: 'One JSON document on stdout' },
      output: { alias: 'o', type: 'string', requiresArg: true, describe: 'Write a page of Markdown to this file' },
      quiet: { alias: 'q', type: 'boolean', default: false, describe: 'No progress on stderr' },
    })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const ablateCommand: CommandModule<object, Arguments> = {
  command: 'ablate [mechanisms..]',
  describe: 'Take out one mechanism after the other and see which patterns break',
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const replicates = wholeNumber('replicates', argv.replicates, 1, 100_000)
    const workers = argv.workers === undefined ? availableParallelism() : wholeNumber('workers', argv.workers, 1, 1_024)
    const seed = wholeNumber('seed', argv.seed, 0, 2 ** 53 - 1)
    const chosen = choose(argv.mechanisms ?? [])
    const full = shippedScenarios()
    const ablated = chosen.map((ablation) => ablate(ablation, full, seed))
    const values = await measureAll({ full, ablated, seed }, replicates, workers, argv.quiet)
    const run: AblationRun = {
      replicates,
      seed,
      results: chosen.map((ablation, a) => ({
        ablation,
        scenarios: [...ablated[a]!.keys()],
        measures: compareMeasures(
          values.map((v) => v[0]!),
          values.map((v) => v[a + 1]!),
        ),
      })),
    }
    if (argv.output !== undefined) await writeFileDurably(argv.output, ablationPage(run, commandOf(argv)))
    process.stdout.write(argv.json ? `${json(run)}\n` : table(run))
  },
}

function choose(ids: readonly string[]): readonly Ablation[] {
  const unknown = ids.find((id) => !IDS.includes(id))
  if (unknown !== undefined) {
    const near = nearest(unknown, IDS)
    throw new UsageError(
      `unknown mechanism ${unknown}${near === undefined ? '' : `; did you mean ${near}?`}\nexpected: ${IDS.join(', ')}`,
    )
  }
  return ids.length === 0 ? ABLATIONS : ABLATIONS.filter(({ id }) => ids.includes(id))
}

/** `[replicate][full model, then each ablation]`, in order whatever thread was first. */
async function measureAll(
  setup: AblationSetup,
  replicates: number,
  workers: number,
  quiet: boolean,
): Promise<readonly (readonly Float64Array[])[]> {
  const pool = new Tinypool({
    filename: new URL('./ablation-worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: setup,
  })
  const progress = createProgress(replicates, 0, quiet)
  let done = 0
  const measure = async (_: unknown, replicate: number): Promise<readonly Float64Array[]> => {
    const values = (await pool.run(replicate)) as readonly Float64Array[]
    progress.update(++done)
    return values
  }
  try {
    return await Promise.all(Array.from({ length: replicates }, measure))
  } finally {
    progress.stop()
    await pool.destroy()
  }
}

/** Bundled into dist/, beside which the scenarios lie. */
function shippedScenarios(): Scenarios {
  const folder = fileURLToPath(new URL('../scenarios/', import.meta.url))
  return new Map(PATTERN_SCENARIOS.map((name) => [name, prepareScenario(`${folder}${name}.yaml`, []).scenario]))
}

function commandOf({ mechanisms = [], replicates, seed, output }: Arguments): string {
  const chosen = mechanisms.map((id) => ` ${id}`).join('')
  return `chokepoint ablate${chosen} -n ${replicates}${seed === '42' ? '' : ` --seed ${seed}`} -o ${output}`
}

function json({ replicates, seed, results }: AblationRun): string {
  const finite = (x: number) => (Number.isFinite(x) ? x : null)
  return JSON.stringify({
    schema: 'chokepoint.ablation/1',
    replicates,
    seed,
    ablations: results.map(({ ablation, scenarios, measures }) => ({
      id: ablation.id,
      title: ablation.title,
      scenarios,
      measures: measures.map((m) => ({
        ...m,
        full: finite(m.full),
        without: finite(m.without),
        change: m.change.map(finite),
      })),
    })),
  })
}

function table({ replicates, results }: AblationRun): string {
  const measures = results[0]?.measures ?? []
  const whole = wholePatterns(measures.map(({ id, passFull }) => ({ id, pass: passFull })))
  const rows = results.map(({ ablation, measures: changed }) => [
    ablation.id,
    `${changed.filter((m) => m.passWithout).length}`,
    lines(changed, 'breaks'),
    lines(changed, 'mends'),
    `${changed.filter((m) => m.effect === 'moves').length}`,
  ])
  const head = ['without', 'held', 'breaks', 'mends', 'moves']
  const widths = head.map((_, c) => Math.max(head[c]!.length, ...rows.map((r) => r[c]!.length)))
  const text = [head, ...rows].map((r) =>
    r
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('  ')
      .trimEnd(),
  )
  const held = measures.filter((m) => m.passFull).length
  return `${text.join('\n')}\n\nfull model: ${held} of ${measures.length} measures hold, ${whole.length} patterns in all their measures (${whole.join(', ') || 'none'}); ${replicates} replicates a scenario.\n`
}

/** Patterns with the medians before and after. */
function lines(measures: readonly MeasureChange[], effect: MeasureChange['effect']): string {
  const hit = measures.filter((m) => m.effect === effect)
  return hit.map((m) => `${m.id} ${figure(m.full)}→${figure(m.without)}`).join(', ') || '–'
}
