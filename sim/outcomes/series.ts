/** The fixed list of weekly series of a scenario, derived from the registry of families. */
import { FAMILIES, type FamilySpec, namesOf } from './outcomes.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { ELEMENTS } from '../world/products.ts'
import { answers, followedGroups, nameOfGroup } from './followed-groups.ts'

export interface SeriesSpec {
  readonly name: string
  readonly family: string
  readonly label: string
  readonly unit: string
  readonly of: Readonly<Record<string, string>>
  /** Where or while it has no value; never missing unless stated. */
  readonly missing?: string
}

/** Elements tracked, in the registry's order. */
export function trackedElements(scenario: Scenario): readonly string[] {
  return ELEMENTS.filter((e) => scenario.elements.includes(e))
}

/** Every series a run of this scenario records, in the order of the record. */
export function seriesOf(scenario: Scenario): readonly SeriesSpec[] {
  const elements = trackedElements(scenario)
  const followed = followedGroups(scenario)
  return FAMILIES.flatMap((family: FamilySpec) => {
    let members: { name: string; of: Record<string, string> }[] = [{ name: family.name, of: {} }]
    const groups = followed.filter(({ kind }) => answers(kind, family.name)).map(nameOfGroup)
    for (const dimension of family.of)
      members = members.flatMap((m) =>
        namesOf(dimension, elements, groups).map((name) => ({
          name: `${m.name}.${name}`,
          of: { ...m.of, [dimension]: name },
        })),
      )
    const { name, label, unit, missing } = family
    const shared = { family: name, label, unit, ...(missing === undefined ? {} : { missing }) }
    return members.map((member) => ({ ...shared, ...member }))
  })
}
