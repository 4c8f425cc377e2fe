/** A statistic over replicates with its sampling interval. What did not happen (NaN) is later and larger than anything that did. */
import { clamp } from '../numbers/math.ts'
import type { Comparator, Statistic } from '../scenario/expect/expect-grammar.ts'
import { type Groups, intervalOfMean } from '../numbers/statistics/interval.ts'
import { independentRuns } from '../numbers/statistics/independent-runs.ts'
import { orderStatistics } from '../numbers/statistics/order-statistics.ts'
import { studentQuantile } from '../numbers/statistics/student.ts'

export interface Estimate {
  /** Infinity: at this quantile it does not happen. */
  readonly value: number
  /** 95 % sampling interval; ±Infinity where the replicates are too few to bound it. */
  readonly low: number
  readonly high: number
}

/** What a sample says besides its values. */
export interface Sample {
  readonly seed: number
  /** Runs that share a draw; left out where each has its own. */
  readonly groups?: Groups | undefined
  /** Least and most that a value can be. */
  readonly range: readonly [least: number, most: number]
}

/** Standard normal quantile of 0.975. */
const Z = 1.959964

export function holds(value: number, comparator: Comparator, bound: number): boolean {
  if (comparator === '<') return value < bound
  if (comparator === '<=') return value <= bound
  return comparator === '>' ? value > bound : value >= bound
}

/** The statistic alone. Undefined where the replicates cannot tell: too few for the quantile, or a mean of what did not always happen. */
export function valueOf(statistic: Statistic, values: Float64Array): number | undefined {
  switch (statistic.kind) {
    case 'quantile':
      return quantileOf(statistic.probability, values)
    case 'mean':
      return meanOf(values)
    case 'happens':
    case 'share':
      return meanOf(indicator(statistic, values))
  }
}

/** The statistic with its interval. */
export function estimate(statistic: Statistic, values: Float64Array, sample: Sample): Estimate | undefined {
  const value = valueOf(statistic, values)
  if (value === undefined) return undefined
  switch (statistic.kind) {
    case 'quantile':
      return { value, ...quantileEnds(statistic.probability, value, values, sample) }
    case 'mean': {
      if (values.length < 2) return { value, low: -Infinity, high: Infinity }
      const [low, high] = intervalOfMean(values, sample.seed, sample.groups)
      return { value, low: clamp(low, ...sample.range), high: clamp(high, ...sample.range) }
    }
    case 'happens':
    case 'share':
      return { value, ...wilson(value, indicator(statistic, values), sample.groups) }
  }
}

/** Type 7 of Hyndman and Fan, as everywhere. */
function quantileOf(probability: number, values: Float64Array): number | undefined {
  const n = values.length
  // Fewer than one replicate is expected beyond the quantile: it would be a guess.
  if (!isExtreme(probability) && n * Math.min(probability, 1 - probability) < 1 - 1e-9) return undefined
  const sorted = ascending(values)
  const place = probability * (n - 1)
  const below = Math.floor(place)
  const weight = place - below
  const value = weight === 0 ? sorted[below]! : sorted[below]! + weight * (sorted[below + 1]! - sorted[below]!)
  // Infinity - Infinity where both neighbours did not happen.
  return Number.isNaN(value) ? Infinity : value
}

const isExtreme = (probability: number): boolean => probability === 0 || probability === 1
const ascending = (values: Float64Array): Float64Array =>
  Float64Array.from(values, (value) => (Number.isNaN(value) ? Infinity : value)).sort()

/** Exact ends by the binomial distribution of ranks; of runs that share draws, those of as many independent ones. */
function quantileEnds(
  probability: number,
  value: number,
  values: Float64Array,
  { groups }: Sample,
): Pick<Estimate, 'low' | 'high'> {
  if (isExtreme(probability)) return { low: value, high: value }
  const n = values.length
  const below = values.map((one) => (one <= value ? 1 : 0))
  const [low, high] = orderStatistics(n, probability, Math.floor(independentRuns(below, groups)))
  const sorted = ascending(values)
  return {
    low: low === undefined ? -Infinity : sorted[low - 1]!,
    high: high === undefined ? Infinity : sorted[high - 1]!,
  }
}

function meanOf(values: Float64Array): number | undefined {
  let sum = 0
  for (const value of values) sum += value
  return Number.isNaN(sum) ? undefined : sum / values.length
}

/** 1 for each run that counts, 0 for the others. */
export function indicator(statistic: Statistic, values: Float64Array): Float64Array {
  if (statistic.kind !== 'share') return values.map((value) => (Number.isNaN(value) ? 0 : 1))
  const { comparator, bound } = statistic
  return values.map((value) => (holds(Number.isNaN(value) ? Infinity : value, comparator, bound) ? 1 : 0))
}

/** Wilson's interval: never outside 0 and 1, and not of no width where nothing happened. */
function wilson(share: number, counted: Float64Array, groups: Groups | undefined): Pick<Estimate, 'low' | 'high'> {
  const n = independentRuns(counted, groups)
  const distinct = groups === undefined ? Infinity : new Set(groups).size
  const z = distinct > 1 && distinct < counted.length ? studentQuantile(distinct - 1) : Z
  const z2 = (z * z) / n
  const center = (share + z2 / 2) / (1 + z2)
  const half = (z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n))) / (1 + z2)
  return { low: Math.max(0, center - half), high: Math.min(1, center + half) }
}
