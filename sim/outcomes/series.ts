/** The fixed list of weekly series of a scenario, derived from the registry of outcomes. */
import type { Scenario } from '../scenario/scenario.ts'
import { membersOf } from './members.ts'
import { OUTCOMES } from './outcomes.ts'

export interface SeriesSpec {
  readonly name: string
  readonly family: string
  readonly label: string
  readonly unit: string
  readonly of: Readonly<Record<string, string>>
  /** Where or while it has no value; never missing unless stated. */
  readonly missing?: string
}

/** Every series a run of this scenario records, in the order of the record. */
export function seriesOf(scenario: Scenario): readonly SeriesSpec[] {
  return OUTCOMES.flatMap((outcome) => {
    const { name: family, label, unit, missing } = outcome
    const shared = { family, label, unit, ...(missing === undefined ? {} : { missing }) }
    return membersOf(outcome, scenario).map(({ name, of }) => ({ ...shared, name, of }))
  })
}
