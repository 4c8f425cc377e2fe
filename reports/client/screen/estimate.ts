/** What the batch already knows of a setting: exactly where it was computed, between two places by a straight line, together by sums. */
import type { Changes } from '../../../sim/studies/live/changes.ts'
import { pointKey } from '../../../sim/studies/live/point-key.ts'
import { unpackBands } from '../../screen/pack.ts'
import type { ScreenPayload } from '../../screen/payload.ts'

/** By place of the series. */
export interface Outcome {
  /** `[series][pair]`. */
  readonly means: readonly (readonly (number | null)[])[]
  /** `[series][5, 50, 95 %][shown week]`. */
  readonly bands: readonly (readonly (readonly (number | null)[])[])[]
  readonly weeks: readonly number[]
}

export interface Estimate extends Outcome {
  /** It was computed with the batch, nothing is guessed between places. */
  readonly exact: boolean
}

export const POLICY = '@policy'

export interface Estimator {
  /** Null where the batch computed nothing near. */
  (changes: Changes): Estimate | null
}

export function createEstimator({ screen, most }: Pick<ScreenPayload, 'screen' | 'most'>): Estimator {
  const known = new Map<string, Outcome>()
  const point = (key: string): Outcome | null => {
    const found = known.get(key)
    const packed = Object.hasOwn(screen.points, key) ? screen.points[key] : undefined
    if (found !== undefined || packed === undefined) return found ?? null
    const bands = packed.bands.map((text, s) => unpackBands(text, screen.weeks.length, most[s] ?? 1))
    const made = { means: packed.means, bands, weeks: screen.weeks }
    known.set(key, made)
    return made
  }

  /** Of one lever alone. */
  function along(key: string, value: number): Estimate | null {
    const lever = screen.levers.find((one) => one.key === key)
    if (lever === undefined) return null
    const { grid } = lever
    const exact = point(pointKey(lever, value))
    if (exact !== null) return { ...exact, exact: true }
    const above = grid.findIndex((place) => place > value)
    const [low, high] = [grid[above - 1], grid[above]]
    if (low === undefined || high === undefined) return null
    const [one, other] = [point(pointKey(lever, low)), point(pointKey(lever, high))]
    if (one === null || other === null) return null
    const share = (value - low) / (high - low)
    return { ...combine(one, other, (a, b) => a + share * (b - a)), exact: false }
  }

  return (changes) => {
    const base = point('')
    const policy = point(String(changes.get(POLICY) ?? ''))
    if (base === null || policy === null) return null
    let sum: Outcome = policy
    const moved = [...changes].filter(([key]) => key !== POLICY)
    const parts = moved.map(([key, value]) => (typeof value === 'number' ? along(key, value) : null))
    for (const part of parts) {
      if (part === null) return null
      const shift = combine(part, base, (a, b) => a - b)
      sum = combine(sum, shift, (a, b) => Math.max(0, a + b))
    }
    const [only] = parts
    if (parts.length === 0) return { ...sum, exact: true }
    if (only && parts.length === 1 && policy === base) return only
    return { ...sum, exact: false }
  }
}

function combine(one: Outcome, other: Outcome, of: (a: number, b: number) => number): Outcome {
  const both = (a: number | null, b: number | null | undefined): number | null =>
    a === null || b === null || b === undefined ? null : of(a, b)
  return {
    means: one.means.map((values, s) => values.map((value, k) => both(value, other.means[s]?.[k]))),
    bands: one.bands.map((bands, s) =>
      bands.map((band, q) => band.map((value, k) => both(value, other.bands[s]?.[q]?.[k]))),
    ),
    weeks: one.weeks,
  }
}
