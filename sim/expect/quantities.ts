/** What expectations of a scenario may be about: its outcomes and weekly series, with their units. */
import type { Quantities } from '../scenario/expect/expect-grammar.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { rangeOf, scalarsOf } from '../outcomes/scalars.ts'
import { seriesOf } from '../outcomes/series.ts'

export function quantitiesOf(scenario: Scenario): Quantities {
  return {
    outcomes: new Map(scalarsOf(scenario).map(({ name, unit }) => [name, unit])),
    series: new Map(seriesOf(scenario).map(({ name, unit }) => [name, unit])),
  }
}

/** Least and most that each of them can be; weekly series are shares, prices, tonnes and counts, none of which is below 0. */
export function rangesOf(scenario: Scenario): ReadonlyMap<string, readonly [least: number, most: number]> {
  return new Map([
    ...seriesOf(scenario).map(({ name, unit }) => [name, [0, unit.startsWith('% of') ? 100 : Infinity]] as const),
    ...scalarsOf(scenario).map((spec) => [spec.name, rangeOf(spec)] as const),
  ])
}
