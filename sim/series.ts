/** The fixed list of weekly series of a scenario, derived from the registry of families. */
import { FAMILIES, namesOf } from './outcomes.ts'
import type { Scenario } from './scenario/scenario.ts'
import { ELEMENTS } from './world/products.ts'

export interface SeriesSpec {
  readonly name: string
  readonly family: string
  readonly label: string
  readonly unit: string
  readonly of: Readonly<Record<string, string>>
}

/** Elements tracked, in the registry's order. */
export function trackedElements(scenario: Scenario): readonly string[] {
  return ELEMENTS.filter((e) => scenario.elements.includes(e))
}

/** Every series a run of this scenario records, in the order of the record. */
export function seriesOf(scenario: Scenario): readonly SeriesSpec[] {
  const elements = trackedElements(scenario)
  return FAMILIES.flatMap((family) => {
    let members: { name: string; of: Record<string, string> }[] = [{ name: family.name, of: {} }]
    for (const dimension of family.of)
      members = members.flatMap((m) =>
        namesOf(dimension, elements).map((name) => ({ name: `${m.name}.${name}`, of: { ...m.of, [dimension]: name } })),
      )
    return members.map((m) => ({ name: m.name, family: family.name, label: family.label, unit: family.unit, of: m.of }))
  })
}
