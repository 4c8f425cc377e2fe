/** `chokepoint hindcast`: the scoreboard of patterns, computed from runs of the shipped scenarios. */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import Tinypool from 'tinypool'
import type { Argv, CommandModule } from 'yargs'
import { PATTERN_SCENARIOS } from '../../patterns/patterns.ts'
import { scorePatterns, type PatternScore } from '../../patterns/score.ts'
import type { PatternSetup } from '../pattern-worker.ts'
import { prepareScenario } from '../prepare-scenario.ts'
import { wholeNumber } from '../whole-number.ts'

const options = (yargs: Argv) =>
  yargs.options({
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
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const hindcastCommand: CommandModule<object, Arguments> = {
  command: 'hindcast',
  describe: 'Hold the model against what was observed: the scoreboard of patterns P1 to P14',
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const replicates = wholeNumber('replicates', argv.replicates, 1, 100_000)
    const workers = argv.workers === undefined ? availableParallelism() : wholeNumber('workers', argv.workers, 1, 1_024)
    const setup: PatternSetup = { scenarios: shippedScenarios(), seed: wholeNumber('seed', argv.seed, 0, 2 ** 53 - 1) }
    const pool = new Tinypool({
      filename: new URL('./pattern-worker.js', import.meta.url).href,
      minThreads: workers,
      maxThreads: workers,
      workerData: setup,
    })
    const values = await Promise.all(
      Array.from({ length: replicates }, (_, replicate) => pool.run(replicate) as Promise<Float64Array>),
    )
    await pool.destroy()
    const patterns = scorePatterns(values)
    process.stdout.write(argv.json ? `${json(patterns)}\n` : table(patterns, replicates))
  },
}

/** Bundled into dist/, beside which the scenarios lie. */
function shippedScenarios(): PatternSetup['scenarios'] {
  const folder = fileURLToPath(new URL('../scenarios/', import.meta.url))
  return new Map(PATTERN_SCENARIOS.map((name) => [name, prepareScenario(`${folder}${name}.yaml`, []).scenario]))
}

function json(patterns: readonly PatternScore[]): string {
  const finite = (x: number) => (Number.isFinite(x) ? x : null)
  return JSON.stringify({
    schema: 'chokepoint.hindcast/1',
    patterns: patterns.map((p) => ({ ...p, low: finite(p.low), median: finite(p.median), high: finite(p.high) })),
    skill: [],
  })
}

function table(patterns: readonly PatternScore[], replicates: number): string {
  const rows = patterns.map((p) => [
    p.id,
    p.measure,
    `${show(p.observed)}`,
    Number.isFinite(p.median) ? `${show(p.median)}  (${show(p.low)} to ${show(p.high)})` : 'did not happen',
    p.unit,
    p.split === 'held_out' ? 'held out' : 'fit',
    p.pass ? 'pass' : 'MISS',
  ])
  const head = ['', 'measure', 'observed', 'simulated median (90 % of runs)', 'unit', 'split', '']
  const widths = head.map((_, c) => Math.max(head[c]!.length, ...rows.map((r) => r[c]!.length)))
  const lines = [head, ...rows].map((r) =>
    r
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('  ')
      .trimEnd(),
  )
  const ids = [...new Set(patterns.map((p) => p.id))]
  const whole = ids.filter((id) => patterns.every((p) => p.id !== id || p.pass))
  const passed = patterns.filter((p) => p.pass).length
  return `${lines.join('\n')}\n\n${passed} of ${patterns.length} measures pass, ${whole.length} of ${ids.length} patterns in all their measures (${whole.join(', ') || 'none'}); ${replicates} replicates a scenario.\n`
}

function show(x: number): string {
  const size = Math.abs(x)
  return size >= 100 ? x.toFixed(0) : size >= 10 ? x.toFixed(1) : x.toFixed(2)
}
