/** Levers as the market feels them this week: one column per lever, changed only by dated events. */
import { LEVERS, type LeverName, type LeverSpec } from './levers.ts'
import type { LeverValue, Scenario } from '../scenario/scenario.ts'
import { nearestWeek } from '../numbers/units.ts'
import { seriesSteps } from './series-steps.ts'
import { withParts } from './with-parts.ts'
import { leverMembers } from '../scenario/shape/lever-members.ts'
import { MAGNETS } from '../world/products.ts'
import type { Goods } from '../world/goods.ts'

/** What takes force in a week. */
interface DatedEvent {
  readonly week: number
  readonly set: Readonly<Record<string, LeverValue>>
}

/** Levers as they stand this week. To be read; `setLever` changes them. */
export interface Policy {
  /** Number levers hold one value; sets and maps one per name, in the order of `members`. */
  readonly values: Readonly<Record<LeverName, Float64Array>>
  /** Names by which a set or a map is set. */
  readonly members: Readonly<Partial<Record<LeverName, readonly string[]>>>
  /** 1 when a good needs a licence to leave China this week, by good. */
  readonly controlled: Uint8Array
  /** Week in which any control began, -1 before. */
  controlSince: number
  /** Events in order of date. */
  events: readonly DatedEvent[]
  /** The first event that is not yet in force. */
  next: number
  /** Number of events that took force this week. */
  newEvents: number
}

export function createPolicy(scenario: Scenario, goods: Goods): Policy {
  const values = {} as Record<LeverName, Float64Array>
  const members: Partial<Record<LeverName, readonly string[]>> = {}
  for (const [name, spec] of Object.entries(LEVERS) as [LeverName, LeverSpec][]) {
    if (spec.type !== 'number') members[name] = leverMembers(spec, scenario)
    values[name] = new Float64Array(members[name]?.length ?? 1)
    if (spec.type !== 'set') values[name].fill(spec.default)
  }
  const policy: Policy = {
    // A copy by spread has a fixed shape and is read fast; an object filled key by key is not.
    values: { ...values },
    members,
    controlled: new Uint8Array(goods.count),
    controlSince: -1,
    events: eventsOf(scenario),
    next: 0,
    newEvents: 0,
  }
  // What was in force before the first week, so that the opening state already knows quotas and tariffs.
  while (policy.next < policy.events.length && policy.events[policy.next].week < 0) apply(policy, policy.next++)
  updateControlled(policy, goods)
  return policy
}

/** Dated events and steps of series in order. */
export function eventsOf(scenario: Scenario): Policy['events'] {
  const dated = Object.values(scenario.levers).map(({ date, set }) => ({
    week: nearestWeek(scenario.start, date),
    set: withParts(scenario, set),
  }))
  return [...dated, ...seriesSteps(scenario)].sort((a, b) => a.week - b.week)
}

/** Puts this week's dated events in force. */
export function announcePolicy(policy: Policy, goods: Goods, tick: number): void {
  policy.newEvents = 0
  while (policy.next < policy.events.length && policy.events[policy.next].week <= tick) {
    apply(policy, policy.next++)
    policy.newEvents++
  }
  if (policy.newEvents > 0) updateControlled(policy, goods)
  if (policy.controlSince < 0 && policy.controlled.includes(1)) policy.controlSince = tick
}

function apply(policy: Policy, index: number): void {
  for (const [name, value] of Object.entries(policy.events[index].set)) put(policy, name as LeverName, value)
}

function put(policy: Policy, name: LeverName, value: LeverValue): void {
  const column = policy.values[name]
  const members = policy.members[name]
  if (typeof value === 'number') column[0] = value
  else if (Array.isArray(value)) members?.forEach((member, i) => (column[i] = value.includes(member) ? 1 : 0))
  else if (members !== undefined) for (const [key, v] of Object.entries(value)) column[members.indexOf(key)] = v
}

/** Puts a lever in force now, as a dated event would; the caller has checked the value. */
export function enact(policy: Policy, goods: Goods, name: LeverName, value: LeverValue): void {
  put(policy, name, value)
  updateControlled(policy, goods)
}

/** An oxide needs a licence when its element is listed; a magnet when it holds a listed element. */
function updateControlled(policy: Policy, goods: Goods): void {
  const listed = policy.values.controlledElements
  const names = LEVERS.controlledElements.of as readonly string[]
  const [oxide, magnet] = policy.values.controlledForms
  const n = goods.elements
  for (let g = 0; g < goods.count; g++) {
    let hit = 0
    for (let e = 0; e < n; e++) if (goods.content[g * n + e] > 0 && listed[names.indexOf(goods.names[e])] === 1) hit = 1
    const form = (MAGNETS as readonly string[]).includes(goods.names[g]) ? magnet : oxide
    policy.controlled[g] = hit === 1 && form === 1 ? 1 : 0
  }
}
