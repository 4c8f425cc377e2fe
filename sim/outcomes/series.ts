/** The fixed list of weekly series of a scenario, derived from the registry of outcomes. */
import type { Scenario } from '../scenario/scenario.ts'
import { membersOf } from './members.ts'
import { OUTCOMES } from './outcomes.ts'

/** One weekly series. */
export interface SeriesSpec {
  /** As in files, e.g. `quotePrice.Dy`. */
  readonly name: string
  /** The outcome that it is one member of, e.g. `quotePrice`. */
  readonly family: string
  /** In words, for tables and axes. */
  readonly label: string
  /** Unit of its values. */
  readonly unit: string
  /** Which member of each dimension it is of, e.g. `{ element: 'Dy' }`. */
  readonly of: Readonly<Record<string, string>>
  /** One of the parts of an account, of which summaries keep the mean. */
  readonly adds?: true
  /** Where or while it has no value; never missing unless stated. */
  readonly missing?: string
}

/** Every series a run of this scenario records, in the order of the record. */
export function seriesOf(scenario: Scenario): readonly SeriesSpec[] {
  return OUTCOMES.flatMap((outcome) => {
    const { name: family, label, unit, missing, adds } = outcome
    const shared = {
      family,
      label,
      unit,
      ...(missing === undefined ? {} : { missing }),
      ...(adds === undefined ? {} : { adds }),
    }
    return membersOf(outcome, scenario).map(({ name, of }) => ({ ...shared, name, of }))
  })
}
