/** Two policies under the same luck: replicate by replicate, variant less baseline. */
import { clamp } from '../../numbers/math.ts'
import type { Better } from '../../outcomes/outcome.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { type Groups, intervalOfMean } from '../../numbers/statistics/interval.ts'
import type { PairedDifference } from './result.ts'
import { intervalOfQuantileDifference } from '../../numbers/statistics/quantile-difference.ts'
import { asLoss } from './robustness.ts'

/** What common random numbers earned: Var(X) + Var(Y) over Var(X − Y). */
export function varianceReduction(baseline: Float64Array, variant: Float64Array): number | undefined {
  const apart = variance(differences(baseline, variant))
  const together = variance(baseline) + variance(variant)
  // Differences that vary by rounding alone leave nothing to reduce: no figure rather than 10^15 or infinity.
  const size = Math.max(...[baseline, variant].map((values) => Math.abs(meanOf(values)))) + Math.sqrt(together)
  if (Math.sqrt(apart) <= ROUNDING * size) return undefined
  return together / apart
}

/** Relative spread that sums of doubles in another order leave. */
const ROUNDING = 1e-9

export function differences(baseline: Float64Array, variant: Float64Array): Float64Array {
  return variant.map((value, k) => value - baseline[k]!)
}

/** Share of runs in which the variant is strictly better, where less is better. */
export function shareHelped(difference: Float64Array): number {
  return difference.filter((value) => value < 0).length / difference.length
}

/** An outcome that did not happen within the run counts as happening at its end: censored, and how many were. */
export function censor(values: Float64Array, horizon: number): { values: Float64Array; censored: number } {
  return {
    values: values.map((value) => (Number.isNaN(value) ? horizon : value)),
    censored: values.filter((value) => Number.isNaN(value)).length,
  }
}

/**
 * Everything a comparison states of one outcome; at least two pairs, none missing. `range`: what the outcome itself can be; `quantile`:
 * the difference is between this one of the runs, in place of means.
 */
export function comparePair(
  baseline: Float64Array,
  variant: Float64Array,
  better: Better,
  seed: number,
  {
    range: [least, most] = UNBOUNDED,
    groups,
    quantile,
  }: {
    readonly range?: readonly [number, number]
    readonly groups?: Groups | undefined
    readonly quantile?: number | undefined
  } = {},
): PairedDifference {
  const difference = differences(baseline, variant)
  const level = (values: Float64Array): number =>
    quantile === undefined ? meanOf(values) : quantiles(values, [quantile])[0]!
  const unheld =
    quantile === undefined
      ? intervalOfMean(difference, seed, groups)
      : intervalOfQuantileDifference(baseline, variant, quantile, seed, groups)
  // A loss cannot fall by more than what was lost.
  const start = level(baseline)
  const [low, high] = unheld.map((end) => clamp(end, least - start, most - start)) as [number, number]
  const loss = asLoss(difference, better)
  const judged = better !== 'neither'
  return {
    mean: quantile === undefined ? meanOf(difference) : level(variant) - start,
    low,
    high,
    pairs: difference.length,
    verdict: verdictOf(low, high, better),
    shareHelped: judged ? shareHelped(loss) : null,
    shareHurt: judged ? shareHelped(loss.map((value) => -value)) : null,
    varianceReduction: varianceReduction(baseline, variant) ?? null,
  }
}

const UNBOUNDED = [-Infinity, Infinity] as const

function verdictOf(low: number, high: number, better: Better): PairedDifference['verdict'] {
  if (low <= 0 && high >= 0) return 'none'
  if (better === 'neither') return low > 0 ? 'higher' : 'lower'
  return low > 0 === (better === 'higher') ? 'better' : 'worse'
}

/** Mean, 95 % quantile and maximum of a regret. */
export function summarizeRegret(values: Float64Array): { mean: number; p95: number; max: number } {
  const [p95, max] = quantiles(values, [0.95, 1])
  return { mean: meanOf(values), p95: p95!, max: max! }
}

export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function variance(values: Float64Array): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1)
}
