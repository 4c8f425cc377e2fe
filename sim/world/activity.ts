/**
 * When agents act. Every group may open and close at a date (see LIFETIME in agents/agent.ts): `active` says how much of an agent acts
 * this week, 0 to 1, and its kind multiplies by it what it can make, wants or decides. A world before its first week stands still, so
 * what is open at the start is open in the warm-up, at the size of the first week.
 */
import type { KindSetup, Scenario } from '../scenario/scenario.ts'
import { nearestWeek } from '../numbers/units.ts'
import type { Population } from './world.ts'

export interface Activity {
  /** Share of the agent that acts this week. */
  readonly active: Float64Array
  /** What that is over last week's; negative when it closes. */
  readonly gained: Float64Array
  /** Week in which it opened; 0, the start, when no date is given. */
  readonly opened: Float64Array
  readonly opens: Float64Array
  readonly closes: Float64Array
  /** Weeks from opening to its full size; 0 where the kind has a ramp of its own. */
  readonly ramp: Float64Array
}

export function createActivity(scenario: Scenario, { groups }: KindSetup, count: number): Activity {
  const column = (value: number) => new Float64Array(count).fill(value)
  const activity: Activity = {
    active: column(1),
    gained: column(0),
    opened: column(0),
    opens: column(-Infinity),
    closes: column(Infinity),
    ramp: column(0),
  }
  let at = 0
  for (const { count: agents, fields } of groups) {
    const weekOf = (date: unknown, otherwise: number) =>
      typeof date === 'string' ? nearestWeek(scenario.start, date) : otherwise
    const to = at + agents
    activity.opens.fill(weekOf(fields.opens, -Infinity), at, to)
    activity.opened.fill(weekOf(fields.opens, 0), at, to)
    activity.closes.fill(weekOf(fields.closes, Infinity), at, to)
    activity.ramp.fill(typeof fields.rampWeeks === 'number' ? fields.rampWeeks : 0, at, to)
    at = to
  }
  for (let i = 0; i < count; i++) activity.active[i] = activeIn(activity, i, 0)
  return activity
}

/** Moves all agents to a week of the scenario. */
export function updateActivity(populations: readonly Population[], week: number): void {
  if (week < 0) return
  for (let k = 0; k < populations.length; k++) {
    const { activity, isDated } = populations[k]
    if (!isDated) continue
    for (let i = 0; i < activity.active.length; i++) {
      const now = activeIn(activity, i, week)
      activity.gained[i] = now - activity.active[i]
      activity.active[i] = now
    }
  }
}

/** Share that acts in a week: nothing before it opens and from its closing on, and between them a ramp that begins with its first week. */
function activeIn({ opens, closes, ramp }: Activity, i: number, week: number): number {
  if (week < opens[i] || week >= closes[i]) return 0
  const age = week - opens[i] + 1
  return age < ramp[i] ? age / ramp[i] : 1
}
