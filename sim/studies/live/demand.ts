/** What a reader may change of nature: what the scenario's own shocks multiply by, and demand of all sectors together. */
import type { Scenario, Shock } from '../../scenario/scenario.ts'
import { sectorsOf } from '../../world/products.ts'
import { crisisDate } from './crisis-date.ts'

/** No id of a shock holds a point. */
export const DEMAND = '~.demand'
/** Longer than any run, weeks. */
const FOR_GOOD = 1_040

/** One shock a sector, from the crisis on. */
export function readersShocks(
  scenario: Scenario,
  changes: ReadonlyMap<string, number | string | null>,
): Readonly<Record<string, Shock>> {
  const factor = changes.get(DEMAND)
  if (typeof factor !== 'number') return {}
  const date = crisisDate(scenario)
  const shared = { date, weeks: FOR_GOOD, source: 'set in the page of a report', factor }
  return Object.fromEntries(
    sectorsOf(scenario).map((sector) => [
      `reader-demand-${sector.toLowerCase()}`,
      { ...shared, title: `Demand of ${sector} as the reader sets it`, target: { sector } },
    ]),
  )
}
