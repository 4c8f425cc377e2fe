/** What is run beside a batch for its first screen: the same luck under every preset and at a few places of every lever. */
import { createRerun, simulate } from '../../run.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { applyChanges, type Changes } from './changes.ts'
import { opensAnew } from './opens-anew.ts'
import { type Patch, patched } from './patch.ts'
import { type PlacedLever, pointKey, UNCHANGED } from './point-key.ts'

/** One setting that is computed. */
export interface Point {
  /** As in Screen: a preset's name, or that of pointKey. */
  readonly key: string
  readonly patch: Patch | null
  readonly changes: Changes
}

/** The scenario as it is. */
export const AS_IT_WAS: Point = { key: UNCHANGED, patch: null, changes: new Map() }

/** What changes nothing is the scenario as it is. */
export const pointsOf = (lever: PlacedLever, values: readonly number[]): readonly Point[] =>
  values.map((value) => {
    const key = pointKey(lever, value)
    return key === UNCHANGED ? AS_IT_WAS : { key, patch: null, changes: new Map([[lever.key, value]]) }
  })

/** Weekly values of the series at `places` of the record: `[point][place * weeks + week]`. */
export function measurePoints(
  scenario: Scenario,
  points: readonly Point[],
  places: readonly number[],
  seed: number,
  replicate: number,
): Float64Array[] {
  const { weeks } = scenario
  const again = createRerun(scenario, { seed, replicate })
  return points.map(({ patch, changes }) => {
    const own = applyChanges(patch === null ? scenario : patched(scenario, patch), changes)
    const { record } = opensAnew(patch) ? simulate(own, { seed, replicate }) : again(own)
    const values = new Float64Array(places.length * weeks)
    places.forEach((place, s) => values.set(record.subarray(place * weeks, (place + 1) * weeks), s * weeks))
    return values
  })
}
