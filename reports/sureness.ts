/** How well a number of runs fixes a quantile: order statistics, no shape assumed, and the running estimate. */
import type { OutcomeResult } from '../sim/studies/batch/result.ts'
import { fixed } from './words/numbers.ts'

/** Fewer runs than this fix nothing worth drawing. */
export const LEAST_RUNS = 20
/** Standard normal quantile of a 95 % interval. */
const Z95 = 1.96
/** Running estimates drawn over the length of a batch. */
const STEPS = 40

export interface Estimate {
  readonly runs: number
  readonly value: number
  /** 95 % confidence interval. */
  readonly low: number
  readonly high: number
}

/** Quantile of ascending values with the order statistics of ranks n·q ± 1.96·√(n·q·(1 − q)), rounded outwards, around it; null with too few values. `worth`: how many runs of equal weight would tell as much; ranks lie that much further apart. */
export function estimate(sorted: readonly number[], q: number, worth = sorted.length): Estimate | null {
  const n = sorted.length
  if (n < LEAST_RUNS) return null
  const half = (Z95 * Math.sqrt(worth * q * (1 - q)) * n) / worth
  const at = (place: number): number => sorted[Math.max(0, Math.min(n - 1, place))] as number
  const place = q * (n - 1)
  const before = at(Math.floor(place))
  const value = before + (at(Math.ceil(place)) - before) * (place - Math.floor(place))
  return { runs: n, value, low: at(Math.floor(n * q - half) - 1), high: at(Math.ceil(n * q + half)) }
}

/** Ascending, with `late` in place of what did not happen within the horizon. */
export function ordered(of: OutcomeResult, late: number, runs = of.values.length): readonly number[] {
  return of.values
    .slice(0, runs)
    .map((value) => value ?? late)
    .sort((a, b) => a - b)
}

/** The median after ever more runs, in their order, evenly spaced on a logarithmic axis. */
export function running(of: OutcomeResult, late: number): readonly Estimate[] {
  const n = of.values.length
  const growth = (n / LEAST_RUNS) ** (1 / STEPS)
  const counts = Array.from({ length: STEPS + 1 }, (_, i) => Math.round(LEAST_RUNS * growth ** i))
  return [...new Set(counts)].flatMap((runs) => estimate(ordered(of, late, runs), 0.5) ?? [])
}

/** "64 runs"; a Result keeps the values of the first 2,000 only. */
export const countedRuns = (kept: number, replicates: number): string =>
  kept < replicates ? `the first ${fixed(kept, 0)} of ${fixed(replicates, 0)} runs` : `${fixed(replicates, 0)} runs`

/** Larger distance of the interval's ends from the estimate. */
export const error = ({ value, low, high }: Estimate): number => Math.max(high - value, value - low)
