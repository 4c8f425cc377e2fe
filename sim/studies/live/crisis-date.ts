/** The day that the pages of a scenario count from. */
import { firstRestriction } from '../../outcomes/restriction.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { dateOfWeek, nearestWeek } from '../../numbers/units.ts'

/** Of the event that first restricts exports within the run; the first day of a run without one. */
export function crisisDate(scenario: Scenario): string {
  const week = firstRestriction(scenario)
  if (week < 0) return scenario.start
  const dates = Object.values(scenario.levers)
    .map(({ date }) => date)
    .filter((date) => nearestWeek(scenario.start, date) === week)
  return dates.sort()[0] ?? dateOfWeek(scenario.start, week)
}
