/** What a scenario restricts, and from when on: the weeks before are the yardstick of those after. */
import type { LeverValue, Scenario } from '../scenario/scenario.ts'
import { nearestWeek } from '../numbers/units.ts'

/** Week of the first event within the horizon that controls an element or sets an export quota; -1 for none. */
export function firstRestriction(scenario: Scenario): number {
  let first = -1
  for (const event of Object.values(scenario.levers)) {
    const week = nearestWeek(scenario.start, event.date)
    const restricts = isList(event.set.controlledElements) || (event.set.exportQuota !== undefined && week > 0)
    if (restricts && week >= 0 && week < scenario.weeks && (first < 0 || week < first)) first = week
  }
  return first
}

const isList = (value: LeverValue | undefined) => Array.isArray(value) && value.length > 0
