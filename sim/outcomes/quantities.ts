/** What a line of `expect:`, of `outcomes:` or of a study may be about: declared outcomes and weekly series, with their units. */
import type { Quantities } from '../scenario/expect/quantity-grammar.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { OUTCOMES } from './outcomes.ts'
import { scalars } from './scalars.ts'
import { seriesOf } from './series.ts'

export function quantitiesOf(scenario: Scenario): Quantities {
  const declared = scalars(scenario)
  return {
    outcomes: new Map(declared.map(({ name, unit }) => [name, unit])),
    series: new Map(seriesOf(scenario).map(({ name, unit }) => [name, unit])),
    ofGroups: new Set(OUTCOMES.filter((outcome) => 'answer' in outcome).map(({ name }) => name)),
    windowed: new Set(declared.filter(({ windowed }) => windowed === true).map(({ name }) => name)),
  }
}
