/** One chunk, simulated: the weekly values of its replicates side by side, ready to be stored by column. */
import type { Scenario } from '../../scenario/scenario.ts'
import type { Chunk } from './chunks.ts'
import type { Engine } from './engine.ts'
import { createRows, drawnPaths } from './rows.ts'

export interface ChunkRecord {
  readonly chunk: Chunk
  readonly weeks: number
  /** One column per series: `[series][replicate in chunk * weeks + week]`. */
  readonly series: readonly Float64Array[]
  /** One column per scalar: `[scalar][replicate in chunk]`; NaN means it did not happen. */
  readonly scalars: readonly Float64Array[]
  /** One column per path of `drawnPaths`: `[path][replicate in chunk]`. */
  readonly draws: readonly Float64Array[]
  readonly agents: number
  readonly updates: number
}

/** `count` is the size of the whole batch, on which some designs depend. */
export function simulateChunk(
  engine: Engine,
  scenario: Scenario,
  seed: number,
  chunk: Chunk,
  count = scenario.replicates,
): ChunkRecord {
  const { weeks } = scenario
  const seriesCount = engine.seriesOf(scenario).length
  const scalarCount = engine.scalarsOf(scenario).length
  const drawCount = drawnPaths(scenario).length
  const series = columns(seriesCount, chunk.count * weeks)
  const scalars = columns(scalarCount, chunk.count)
  const draws = columns(drawCount, chunk.count)
  const rowAt = createRows(scenario, seed, count)
  let agents = 0
  let updates = 0
  for (let r = 0; r < chunk.count; r++) {
    const row = chunk.first + r
    const one = engine.simulate(scenario, { seed, ...rowAt(row) })
    checkShape(one.record.length, seriesCount * weeks, 'weekly values', row)
    checkShape(one.scalars.length, scalarCount, 'outcomes', row)
    checkShape(one.draws.length, drawCount, 'draws', row)
    for (let s = 0; s < seriesCount; s++) series[s]!.set(one.record.subarray(s * weeks, (s + 1) * weeks), r * weeks)
    for (let s = 0; s < scalarCount; s++) scalars[s]![r] = one.scalars[s]!
    for (let u = 0; u < drawCount; u++) draws[u]![r] = one.draws[u]!
    agents = one.agents
    updates += one.updates
  }
  return { chunk, weeks, series, scalars, draws, agents, updates }
}

function columns(count: number, length: number): Float64Array[] {
  return Array.from({ length: count }, () => new Float64Array(length))
}

function checkShape(given: number, expected: number, what: string, replicate: number): void {
  if (given !== expected) throw new Error(`replicate ${replicate}: ${given} ${what}, expected ${expected}`)
}
