/** What expectations of a scenario may be about: its outcomes and weekly series, with their units. */
import type { Quantities } from '../scenario/expect-grammar.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { scalarsOf } from '../scalars.ts'
import { seriesOf } from '../series.ts'

export function quantitiesOf(scenario: Scenario): Quantities {
  return {
    outcomes: new Map(scalarsOf(scenario).map(({ name, unit }) => [name, unit])),
    series: new Map(seriesOf(scenario).map(({ name, unit }) => [name, unit])),
  }
}
