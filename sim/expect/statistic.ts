/** A statistic over replicates with its sampling interval. What did not happen (NaN) is later and larger than anything that did. */
import type { Comparator, Expectation } from '../scenario/expect-grammar.ts'

export interface Estimate {
  /** Infinity: at this quantile it does not happen. */
  readonly value: number
  /** 95 % sampling interval; ±Infinity where the replicates are too few to bound it. */
  readonly low: number
  readonly high: number
}

/** Standard normal quantile of 0.975. */
const Z = 1.959964

export function holds(value: number, comparator: Comparator, bound: number): boolean {
  if (comparator === '<') return value < bound
  if (comparator === '<=') return value <= bound
  return comparator === '>' ? value > bound : value >= bound
}

/** Undefined where the replicates cannot tell: too few for the quantile, or the mean of something that did not always happen. */
export function estimate(statistic: Expectation['statistic'], values: Float64Array): Estimate | undefined {
  switch (statistic.kind) {
    case 'quantile':
      return estimateQuantile(statistic.probability, values)
    case 'mean':
      return estimateMean(values)
    case 'happens':
      return estimateShare(
        countOf(values, (value) => !Number.isNaN(value)),
        values.length,
      )
    case 'share':
      return estimateShare(
        countOf(values, (value) =>
          holds(Number.isNaN(value) ? Infinity : value, statistic.comparator, statistic.bound),
        ),
        values.length,
      )
  }
}

/** Type 7 of Hyndman and Fan, as everywhere; interval between order statistics by the binomial distribution of their ranks. */
function estimateQuantile(probability: number, values: Float64Array): Estimate | undefined {
  const n = values.length
  const isExtreme = probability === 0 || probability === 1
  // Fewer than one replicate is expected beyond the quantile: it would be a guess.
  if (!isExtreme && n * Math.min(probability, 1 - probability) < 1 - 1e-9) return undefined
  const sorted = Float64Array.from(values, (value) => (Number.isNaN(value) ? Infinity : value)).sort()
  const place = probability * (n - 1)
  const below = Math.floor(place)
  const weight = place - below
  const value = weight === 0 ? sorted[below]! : sorted[below]! + weight * (sorted[below + 1]! - sorted[below]!)
  if (isExtreme) return { value, low: value, high: value }
  const spread = Z * Math.sqrt(n * probability * (1 - probability))
  const first = Math.floor(n * probability - spread) - 1
  const last = Math.ceil(n * probability + spread)
  return {
    // Infinity - Infinity where both neighbours did not happen.
    value: Number.isNaN(value) ? Infinity : value,
    low: first < 0 ? -Infinity : sorted[first]!,
    high: last >= n ? Infinity : sorted[last]!,
  }
}

function estimateMean(values: Float64Array): Estimate | undefined {
  const n = values.length
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / n
  if (Number.isNaN(mean)) return undefined
  let squares = 0
  for (const value of values) squares += (value - mean) * (value - mean)
  const half = n > 1 ? Z * Math.sqrt(squares / (n - 1) / n) : Infinity
  return { value: mean, low: mean - half, high: mean + half }
}

/** Wilson's interval: never outside 0 and 1, and not of no width where nothing happened. */
function estimateShare(count: number, n: number): Estimate {
  const share = count / n
  const z2 = (Z * Z) / n
  const center = (share + z2 / 2) / (1 + z2)
  const half = (Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n))) / (1 + z2)
  return { value: share, low: Math.max(0, center - half), high: Math.min(1, center + half) }
}

function countOf(values: Float64Array, is: (value: number) => boolean): number {
  let count = 0
  for (const value of values) if (is(value)) count++
  return count
}
