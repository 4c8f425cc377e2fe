/** What the reader of a live page changed in a scenario, and the scenario that comes of it. */
import type { LeverValue, PolicyEvent, Scenario } from '../../scenario/scenario.ts'
import { readersShocks } from './demand.ts'
import { endDraws } from './end-draws.ts'
import { holdLevers } from './hold-levers.ts'

/**
 * By key: `<event>` to null takes the event out, `<event>.date` to an ISO date moves it, `<event>.<lever>` or
 * `<event>.<lever>.<name>` to a number sets a value; `@<lever>` to a number holds a lever at that value, from the date of
 * `@<lever>.from` on, whatever later events say; `~<shock>` to a number sets what a shock multiplies by.
 */
export type Changes = ReadonlyMap<string, number | string | null>

/** What a change to the events of a policy comes to. */
interface EventChanges {
  readonly levers: Readonly<Record<string, PolicyEvent>>
  /** Of single events alone. */
  readonly changes: Changes
}

/** Who sets a value means that value: its draw ends, as it does in a file that extends another. */
export function applyChanges(scenario: Scenario, changes: Changes): Scenario {
  const levers = changeEvents(eventChanges(scenario, changes))
  const shocks = changeShocks(scenario, changes)
  return endDraws({ ...scenario, levers, shocks }, new Set(endedDraws(scenario, changes)))
}

/** The scenario's events with those of levers held by the reader, and what of the scenario's own must change for them to hold. */
export function eventChanges(scenario: Scenario, changes: Changes): EventChanges {
  const held = holdLevers(scenario, changes)
  return { levers: { ...scenario.levers, ...held.added }, changes: new Map([...held.values, ...changes]) }
}

function changeEvents({ levers: before, changes }: EventChanges): Scenario['levers'] {
  let levers = before
  for (const [key, change] of changes) {
    const [id = '', name = '', member] = key.split('.')
    const event = levers[id]
    if (event === undefined) continue
    if (change === null) {
      const { [id]: _gone, ...rest } = levers
      levers = rest
    } else if (typeof change === 'string') levers = { ...levers, [id]: { ...event, date: change } }
    else {
      const was = event.set[name]
      const value: LeverValue = member === undefined ? change : { ...(was as Record<string, number>), [member]: change }
      levers = { ...levers, [id]: { ...event, set: { ...event.set, [name]: value } } }
    }
  }
  return levers
}

function changeShocks(scenario: Scenario, changes: Changes): Scenario['shocks'] {
  const changed = Object.entries(scenario.shocks).map(([id, shock]) => {
    const factor = changes.get(`~${id}`)
    return [id, typeof factor === 'number' ? { ...shock, factor } : shock] as const
  })
  return { ...Object.fromEntries(changed), ...readersShocks(scenario, changes) }
}

/** Paths of the uncertainties that the changes end. */
export function endedDraws(scenario: Scenario, changes: Changes): readonly string[] {
  const own = eventChanges(scenario, changes).changes
  return Object.keys(scenario.uncertainties).filter((path) => {
    const [block = '', id = '', ...rest] = path.split('.')
    if (block === 'shocks') return changes.has(`~${id}`)
    if (block !== 'levers') return false
    return own.get(id) === null || typeof own.get([id, ...rest].join('.')) === 'number'
  })
}
