/** Two settings under the same luck: the mean difference of what both measured, and whether it can be told from chance. */
import { intervalOfMean } from '../../sim/numbers/statistics/interval.ts'
import type { Measure } from './views.ts'

export interface Paired {
  readonly was: number
  readonly is: number
  readonly difference: number
  /** 95 % interval of the mean difference; null with fewer pairs than FEWEST. */
  readonly interval: readonly [number, number] | null
  readonly pairs: number
  /** `few`: nothing can be said yet; `small`: clear, but not worth a word; `unclear`: chance alone may do it. */
  readonly verdict: 'few' | 'none' | 'small' | 'unclear' | 'clear'
}

/** Pairs below which an interval would say more about chance than about policy. */
export const FEWEST = 8
/** A difference below half a point, or below one per cent of what was, is called small. Assumed, ranges 0.2–1 and 0.5–3. */
const SMALL_POINTS = 0.5
const SMALL_SHARE = 0.01

type Values = readonly (number | null)[]

/** Null where no pair has both. `groups`: which pairs share a draw. */
export function comparePairs(
  { step }: Pick<Measure, 'step'>,
  was: Values,
  is: Values,
  groups: readonly number[] | null,
  seed: number,
): Paired | null {
  const both = was.flatMap((value, k) => {
    const other = is[k] ?? null
    return value === null || other === null ? [] : [{ was: value, is: other, group: groups?.[k] ?? k }]
  })
  if (both.length === 0) return null
  const differences = Float64Array.from(both, (pair) => pair.is - pair.was)
  const mean = (values: readonly number[] | Float64Array): number =>
    [...values].reduce((a, b) => a + b, 0) / values.length
  const [before, after] = [mean(both.map((pair) => pair.was)), mean(both.map((pair) => pair.is))]
  const shared = { was: before, is: after, difference: after - before, pairs: both.length }
  if (differences.every((value) => value === 0)) return { ...shared, interval: [0, 0], verdict: 'none' }
  if (both.length < FEWEST) return { ...shared, interval: null, verdict: 'few' }
  const own = groups === null ? undefined : Float64Array.from(both, (pair) => pair.group)
  const interval = intervalOfMean(differences, seed, own)
  const least = step === 'points' ? SMALL_POINTS : SMALL_SHARE * Math.abs(before)
  const isUnclear = interval[0] <= 0 && interval[1] >= 0
  const verdict = isUnclear ? 'unclear' : Math.abs(shared.difference) < least ? 'small' : 'clear'
  return { ...shared, interval, verdict }
}
