/** What a line of `expect:`, of `outcomes:` or of a study may be about: declared outcomes and weekly series, with their units. */
import type { Quantities } from '../scenario/expect/quantity-grammar.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { OUTCOMES } from './outcomes.ts'
import { scalars } from './scalars.ts'
import { type SeriesSpec, seriesOf } from './series.ts'

export function quantitiesOf(scenario: Scenario): Quantities {
  const declared = scalars(scenario)
  const series = seriesOf(scenario)
  return {
    outcomes: new Map(declared.map(({ name, unit }) => [name, unit])),
    series: new Map(series.map(({ name, unit }) => [name, unit])),
    ofNobody: new Set(series.filter((one) => !isPeopled(one, scenario)).map(({ name }) => name)),
    ofGroups: new Set(OUTCOMES.filter((outcome) => 'answer' in outcome).map(({ name }) => name)),
    windowed: new Set(declared.filter(({ windowed }) => windowed === true).map(({ name }) => name)),
  }
}

/** Whether a manufacturer works in the sector and the region that a series is of. */
function isPeopled({ of: { sector, region } }: SeriesSpec, { agents }: Scenario): boolean {
  if (sector === undefined) return true
  const groups = agents['manufacturer']?.groups ?? []
  return groups.some(({ fields }) => fields['sector'] === sector && (region ?? fields['region']) === fields['region'])
}
