/** Series that move the market itself: demand, capacity and cost over how they were at the start, week by week. */
import { KINDS } from '../agents/index.ts'
import type { Group, Scenario } from '../scenario/scenario.ts'
import { COSTS, isTold, seriesTargets, type SeriesTarget } from '../scenario/series/targets.ts'
import { weeklyValues } from '../scenario/series/weekly-values.ts'
import { regionsOf, sectorsOf } from '../world/products.ts'
import type { Population } from '../world/world.ts'

/** What a factor moves: one of the three is not empty. */
export interface MarketSeries {
  /** By week. */
  readonly factors: Float64Array
  /** Places in `news.sectorDemand`. */
  readonly demand: readonly number[]
  /** Groups whose capacity it is. */
  readonly groups: readonly string[]
  readonly costs: readonly MovedColumn[]
}
interface MovedColumn {
  readonly column: Float64Array
  /** What it was at the start. */
  readonly base: Float64Array
  readonly agents: readonly number[]
}

const NOTHING = { demand: [], groups: [], costs: [] } as const

export function createMarketSeries(scenario: Scenario, populations: readonly Population[]): readonly MarketSeries[] {
  return marketTargets(scenario).map(({ target, id }) => {
    const factors = weeklyValues(scenario, scenario.series![id])
    if (target.type === 'demand') return { ...NOTHING, factors, demand: cellsOf(scenario, target) }
    if (target.type === 'capacity') return { ...NOTHING, factors, groups: [target.group] }
    return { ...NOTHING, factors, costs: costsOf(target.kind, target.group, populations) }
  })
}

/** What users want is told by the series: no trend goes on top of it. */
export function withoutTrend(scenario: Scenario): Scenario {
  const told = marketTargets(scenario).flatMap(({ target }) => (target.type === 'demand' ? [target] : []))
  const buyers = scenario.agents['manufacturer']
  if (told.length === 0 || buyers === undefined) return scenario
  const groups = buyers.groups.map(
    (group): Group =>
      told.some((target) => isTold(target, group.fields))
        ? { ...group, params: { ...group.params, growth: 0 } }
        : group,
  )
  return { ...scenario, agents: { ...scenario.agents, manufacturer: { ...buyers, groups } } }
}

type MarketTarget = Exclude<SeriesTarget, { type: 'lever' }>

function marketTargets(scenario: Scenario): readonly { id: string; target: MarketTarget }[] {
  const { series = {} } = scenario
  const ids = Object.keys(series)
  if (ids.length === 0) return []
  const targets = seriesTargets(scenario, KINDS)
  return ids.flatMap((id) => {
    const target = targets.get(series[id].sets)
    return target === undefined || target.type === 'lever' ? [] : [{ id, target }]
  })
}

function cellsOf(
  scenario: Scenario,
  { sector, regions }: Extract<SeriesTarget, { type: 'demand' }>,
): readonly number[] {
  const s = sectorsOf(scenario).indexOf(sector)
  const all = regionsOf(scenario)
  return all.flatMap((name, r) => (regions.includes(name) ? [s * all.length + r] : []))
}

function costsOf(kind: string, group: string | null, populations: readonly Population[]): readonly MovedColumn[] {
  const population = populations.find((one) => one.kind.kind === kind)
  if (population === undefined) return []
  const self = population.self as unknown as Readonly<Record<string, Float64Array>> & { names: readonly string[] }
  const agents = self.names.flatMap((name, i) => (group === null || group === name ? [i] : []))
  return COSTS[kind].map((param) => ({ column: self[param], base: self[param].slice(), agents }))
}
