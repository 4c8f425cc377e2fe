/**
 * What a series of the user's own can set week by week:
 *
 *     exportQuota · importTariff.Europe       a lever, or one name of it, in the lever's unit
 *     demand.evMotors · demand.wind.Europe    wanted output over the start, in place of trend growth
 *     capacity.mine.kachin                    what a group can make over what it could, as shocks hit it
 *     cost.separator · cost.mine.kachin       cost per tonne over the start: energy, acid, wages
 */
import type { AgentKind } from '../../agents/agent.ts'
import { LEVERS, type LeverSpec } from '../../policy/levers.ts'
import { SHOCK_TARGETS } from '../../policy/shocks.ts'
import { type OwnRegion, partsOf, regionsOf, sectorsOf } from '../../world/products.ts'
import { leverMembers } from '../shape/lever-members.ts'
import { LARGEST_FACTOR } from '../shape/leaf-shapes.ts'

export type SeriesTarget = { readonly unit: string; readonly min: number; readonly max: number } & (
  | { readonly type: 'lever'; readonly lever: string; readonly member: string | null }
  | { readonly type: 'demand'; readonly sector: string; readonly regions: readonly string[] }
  | { readonly type: 'capacity'; readonly kind: string; readonly group: string }
  | { readonly type: 'cost'; readonly kind: string; readonly group: string | null }
)

/** Costs that agents reckon with anew each week, by kind. */
export const COSTS: Readonly<Record<string, readonly string[]>> = {
  mine: ['cashCost'],
  mineProject: ['cashCost', 'incentivePrice'],
  separator: ['cost'],
  exporter: ['costLight', 'costHeavy'],
}

/** Unit of what multiplies something by how it was at the start. */
export const FACTOR = 'factor'
const SPAN = { unit: FACTOR, min: 0, max: LARGEST_FACTOR } as const
/** What costs nothing would be made without end. */
const LEAST_COST = 0.01

/** Whether wanted output of a group is told by a series of demand, in place of its trend growth. */
export function isTold(target: SeriesTarget | undefined, group: Readonly<Record<string, unknown>>): boolean {
  if (target?.type !== 'demand' || group['sector'] !== target.sector) return false
  return (target.regions as readonly unknown[]).includes(group['region'])
}

/** What of a scenario decides what there is to set; whole scenarios and what is usable of one alike. */
interface Outline {
  readonly agents?: Groups
  readonly sectors?: readonly string[]
  readonly regions?: Readonly<Record<string, Partial<OwnRegion>>>
  readonly series?: Readonly<Record<string, { readonly sets?: string }>>
}
type Groups = Readonly<Record<string, { readonly groups?: unknown } | undefined>>

/** By name, in the order in which they are offered. */
export function seriesTargets(
  { agents = {}, ...scenario }: Outline,
  kinds: readonly AgentKind[],
): ReadonlyMap<string, SeriesTarget> {
  return new Map([
    ...leverTargets(scenario),
    ...demandTargets(scenario),
    ...capacityTargets(agents),
    ...costTargets(agents, kinds),
  ])
}

function leverTargets(scenario: Outline): [string, SeriesTarget][] {
  return Object.entries(LEVERS as Readonly<Record<string, LeverSpec>>).flatMap(([lever, spec]) => {
    if (spec.type === 'set') return []
    const { unit, min, max } = spec
    const members = spec.type === 'map' ? leverMembers(spec, scenario) : [null]
    return members.map((member): [string, SeriesTarget] => [
      member === null ? lever : `${lever}.${member}`,
      { type: 'lever', lever, member, unit, min, max },
    ])
  })
}

function demandTargets(scenario: Outline): [string, SeriesTarget][] {
  const all = regionsOf(scenario)
  return sectorsOf(scenario).flatMap((sector): [string, SeriesTarget][] => [
    [`demand.${sector}`, { type: 'demand', sector, regions: all, ...SPAN }],
    ...all.map((region): [string, SeriesTarget] => {
      const parts = partsOf(scenario, region).filter((part) => !isSet(scenario, `demand.${sector}.${part}`))
      return [`demand.${sector}.${region}`, { type: 'demand', sector, regions: [region, ...parts], ...SPAN }]
    }),
  ])
}

const isSet = ({ series = {} }: Outline, target: string): boolean =>
  Object.values(series).some(({ sets }) => sets === target)

function capacityTargets(agents: Groups): [string, SeriesTarget][] {
  return Object.keys(SHOCK_TARGETS).flatMap((kind) =>
    groupNames(agents, kind).map((group): [string, SeriesTarget] => [
      `capacity.${kind}.${group}`,
      { type: 'capacity', kind, group, ...SPAN },
    ]),
  )
}

function costTargets(agents: Groups, kinds: readonly AgentKind[]): [string, SeriesTarget][] {
  return kinds
    .filter(({ kind }) => Object.hasOwn(COSTS, kind))
    .flatMap(({ kind }) =>
      [null, ...groupNames(agents, kind)].map((group): [string, SeriesTarget] => [
        ['cost', kind, ...(group === null ? [] : [group])].join('.'),
        { type: 'cost', kind, group, ...SPAN, min: LEAST_COST },
      ]),
    )
}

/** Of a scenario, or of what is usable of one. */
function groupNames(agents: Groups, kind: string): readonly string[] {
  const groups = agents[kind]?.groups ?? {}
  return Array.isArray(groups) ? (groups as { name: string }[]).map(({ name }) => name) : Object.keys(groups)
}
