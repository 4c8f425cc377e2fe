/** The first screen, computed: both ends of every lever, then presets and the levers that matter at all their places. */
import { seriesOf } from '../../outcomes/series.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { drawGroups } from '../batch/draw-groups.ts'
import { AS_IT_WAS, type Point } from './points.ts'
import {
  chooseLevers,
  crisisOf,
  gridPoints,
  orderLevers,
  PAGE_RUNS,
  planScreen,
  type PointSummary,
  RANKED_BY,
  type Screen,
  shownWeeks,
  summarizePoint,
} from './screen.ts'

export interface ScreenAsked {
  readonly scenario: Scenario
  readonly seed: number
  readonly pairs: number
  /** Scenarios that come with the program. */
  readonly shipped: readonly Scenario[]
  /** Names of the weekly series that the screen shows. */
  readonly series: readonly string[]
}

/** Points `[replicate][point]`, each with the luck of its replicate: the same shape again, the series at `places` behind one another. */
export type RunPoints = (
  points: readonly (readonly Point[])[],
  places: readonly number[],
) => Promise<readonly (readonly Float64Array[])[]>

/** Runs of each end by which levers are chosen: which are strong hardly depends on luck (docs/decisions/032-the-first-screen.md). */
const CHOOSING_PAIRS = 1

export async function computeScreen(asked: ScreenAsked, runPoints: RunPoints): Promise<Screen> {
  const { scenario, seed, pairs } = asked
  const names = seriesOf(scenario).map(({ name }) => name)
  const series = [...new Set([RANKED_BY, ...asked.series])].filter((name) => names.includes(name))
  const places = series.map((name) => names.indexOf(name))
  const crisis = crisisOf(scenario)
  const weeks = shownWeeks(scenario.weeks)
  const shape = { series: series.length, weeks: scenario.weeks, from: crisis.week, shown: weeks }
  /** By pair and key: what stood in the ranking is not run again. */
  const known = Array.from({ length: pairs }, () => new Map<string, Float64Array>())
  const run = async (points: readonly Point[], replicates: number) => {
    const runs = known.slice(0, replicates)
    const missing = runs.map((values) => once(points).filter(({ key }) => !values.has(key)))
    const found = await runPoints(missing, places)
    missing.forEach((those, r) => those.forEach(({ key }, p) => runs[r].set(key, found[r][p])))
    return points.map(({ key }) => {
      const byPair = runs.map((values) => values.get(key)!)
      return [key, summarizePoint(byPair, shape)] as const
    })
  }
  const plan = planScreen(scenario, asked.shipped)
  const { chosen, idle } = chooseLevers(plan.levers, rankedMeanIn(await run([AS_IT_WAS, ...plan.ends], CHOOSING_PAIRS)))
  const points = await run([AS_IT_WAS, ...plan.presets, ...gridPoints(chosen)], pairs)
  const groups = drawGroups(scenario, seed, Math.max(pairs, PAGE_RUNS))
  return {
    pairs,
    pageRuns: PAGE_RUNS,
    groups: groups === undefined ? null : [...groups],
    series,
    crisis,
    weeks,
    presets: plan.policies,
    levers: orderLevers(chosen, rankedMeanIn(points)),
    idle,
    points: Object.fromEntries(points),
  }
}

/** Mean over the pairs of what levers are ranked by, which stands first in every summary. */
function rankedMeanIn(points: readonly (readonly [string, PointSummary])[]): (key: string) => number {
  const byKey = new Map(points)
  return (key) => {
    const ranked = byKey.get(key)!.means[0]
    return ranked.reduce((sum: number, value) => sum + (value ?? 0), 0) / ranked.length
  }
}

/** What several levers share is run once. */
const once = (points: readonly Point[]): readonly Point[] => [
  ...new Map(points.map((point) => [point.key, point])).values(),
]
