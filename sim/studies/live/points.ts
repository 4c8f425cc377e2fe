/** What is run beside a batch for its first screen: the same luck under every preset and at a few places of every lever. */
import { createRerun, simulate } from '../../run.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { applyChanges, type Changes, changesNature } from './changes.ts'
import type { LiveLever } from './live-levers.ts'
import { type Patch, patched } from './patch.ts'

/** One setting that is computed. */
export interface Point {
  /** As in Points: a preset's name, or `<lever key>=<value>`. */
  readonly key: string
  readonly patch: Patch | null
  readonly changes: Changes
}

/** The scenario as it is. */
export const AS_IT_WAS: Point = { key: '', patch: null, changes: new Map() }

/** Places at which a lever is computed, its ends among them. */
const PLACES = 4

export const keyOf = (lever: Pick<LiveLever, 'key'>, value: number): string => `${lever.key}=${value}`

export function gridOf({ min, max, step }: LiveLever): readonly number[] {
  const places = Array.from(
    { length: PLACES },
    (_, k) => min + Math.round(((max - min) * k) / (PLACES - 1) / step) * step,
  )
  return places.map((value, k) => (k === PLACES - 1 ? max : Number(value.toPrecision(12))))
}

export const pointsOf = (lever: LiveLever, values: readonly number[]): readonly Point[] =>
  values.map((value) => ({ key: keyOf(lever, value), patch: null, changes: new Map([[lever.key, value]]) }))

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
    const { record } = opensAnew(patch, changes) ? simulate(own, { seed, replicate }) : again(own)
    const values = new Float64Array(places.length * weeks)
    places.forEach((place, s) => values.set(record.subarray(place * weeks, (place + 1) * weeks), s * weeks))
    return values
  })
}

/** Whether more differs than the policy of the run: then its market opens otherwise. */
export const opensAnew = (patch: Patch | null, changes: Changes): boolean =>
  changesNature(changes) || (patch !== null && OPENING.some((block) => patch[block] !== undefined))

const OPENING = ['shocks', 'agents', 'prices', 'deposits'] as const
