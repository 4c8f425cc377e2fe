/**
 * What luck gives a replicate before its market opens: its agents with their sizes and habits, and the streams of its weeks. Prices and
 * tonnes brought into balance have no part in it, so that all worlds of a replicate begin with copies of one cast.
 */
import { KINDS } from '../agents/index.ts'
import { createStream, type Stream } from '../numbers/random.ts'
import { withoutTrend } from '../policy/market-series.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { createPopulation } from './columns.ts'
import { createGoods } from './goods.ts'
import { PURPOSES, type Population, type Purpose, type World } from './world.ts'

export interface Cast {
  /** As drawn: worlds take copies. */
  readonly populations: readonly Population[]
  readonly streams: World['streams']
}

export function drawCast(scenario: Scenario, seed: number, replicate: number): Cast {
  const settled = withoutTrend(scenario)
  const goods = createGoods(scenario)
  return {
    populations: KINDS.map((kind) => createPopulation(kind, settled, goods, seed, replicate)),
    streams: Object.fromEntries(PURPOSES.map((p) => [p, createStream(seed, replicate, p)])) as Record<Purpose, Stream>,
  }
}
