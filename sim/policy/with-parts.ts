/** An event that names a region sets the lever for the scenario's own regions in it too, but for those that it, or a series, names. */
import type { LeverValue, Scenario } from '../scenario/scenario.ts'
import { DESTINATIONS, partsOf } from '../world/products.ts'
import { LEVERS, type LeverName, type LeverSpec } from './levers.ts'

type Set = Readonly<Record<string, LeverValue>>

export function withParts(scenario: Scenario, set: Set): Set {
  if (scenario.regions === undefined) return set
  const told = Object.values(scenario.series ?? {}).map(({ sets }) => sets)
  return Object.fromEntries(
    Object.entries(set).map(([lever, value]) => {
      if (!isByDestination(lever) || typeof value === 'number' || Array.isArray(value)) return [lever, value]
      const parts = Object.entries(value).flatMap(([whole, figure]) =>
        partsOf(scenario, whole)
          .filter((part) => !told.includes(`${lever}.${part}`))
          .map((part) => [part, figure] as const),
      )
      return [lever, { ...Object.fromEntries(parts), ...value }]
    }),
  )
}

function isByDestination(lever: string): boolean {
  const spec: LeverSpec = LEVERS[lever as LeverName]
  return spec.type === 'map' && spec.of === DESTINATIONS
}
