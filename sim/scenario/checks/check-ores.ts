/** Shares of an ore add up to at most the whole of it: as they are typed, and as they may be drawn or crossed. */
import { ELEMENTS } from '../../world/products.ts'
import { findTarget, isMisstep } from '../text/paths.ts'
import type { RawScenario } from '../shape/raw-scenario.ts'
import type { Scenario } from '../scenario.ts'
import { type CrossCheck, report } from './cross-check.ts'
import { type VariedRange, variedRange } from './varied-range.ts'

/** Compositions are typed in by hand from tables that were rounded. */
const ROUNDING = 0.005

export function checkOres(check: CrossCheck): void {
  for (const [id, sum] of sums(check.raw, () => undefined))
    report(
      check,
      ['deposits', id, 'composition'],
      { given: `shares that add up to ${show(sum)}`, expected: 'at most 1' },
      true,
    )
}

/** Of a scenario whose ores are right as they are typed; each at what varies its first share. */
export function checkVariedOres(check: CrossCheck, scenario: Scenario): void {
  const ranges = rangesOfShares(check, scenario)
  for (const [id, sum] of sums(check.raw, (place) => ranges.get(place)?.greatest)) {
    const first = ELEMENTS.map((element) => ranges.get(placeOf(id, element))).find((range) => range !== undefined)
    const given = `shares of ${id} that may add up to ${show(sum)}`
    report(check, first!.at, { given, expected: 'at most 1 where each is greatest' }, true)
  }
}

const placeOf = (id: string, element: string): string => `deposits.${id}.composition.${element}`

/** Ores of which more than all is said, and how much. */
function sums(
  { deposits }: RawScenario,
  greatest: (place: string) => number | undefined,
): (readonly [string, number])[] {
  return Object.entries(deposits ?? {}).flatMap(([id, { composition }]) => {
    let sum = 0
    for (const element of ELEMENTS) sum += greatest(placeOf(id, element)) ?? composition?.[element] ?? 0
    return sum > 1 + ROUNDING ? [[id, sum] as const] : []
  })
}

/** By place: a path with `*` reaches several. */
function rangesOfShares({ kinds }: CrossCheck, scenario: Scenario): ReadonlyMap<string, VariedRange> {
  const factors = scenario.design?.method === 'factorial' ? Object.keys(scenario.design.factors) : []
  const paths = [...Object.keys(scenario.uncertainties), ...factors].filter((path) => path.startsWith('deposits.'))
  return new Map(
    paths.flatMap((path) => {
      const target = findTarget(scenario, kinds, path)
      return isMisstep(target) ? [] : target.places.map((place) => [place, variedRange(scenario, path)!] as const)
    }),
  )
}

const show = (sum: number): number => Math.round(sum * 1e4) / 1e4
