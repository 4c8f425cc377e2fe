/**
 * Shares of an outcome's variance by what is uncertain: first-order indices after Saltelli et al. (2010), total ones after Jansen
 * (1999), from rows A, AB_0 … AB_k-1, B of `createSaltelli`.
 *
 * All rows of a base point have the same luck w. Rows A and B then have nothing but w in common, so their covariance is the
 * variance that luck alone makes. The first-order estimator, mean of f(B) (f(AB_i) - f(A)), takes that part out by itself and holds
 * what quantity i does alone and together with luck; the total, half the mean of (f(A) - f(AB_i))^2, holds every interplay of i,
 * luck included. With luck drawn anew for each row the total index would hold all of luck's variance for every quantity, even one
 * without any effect. The denominator is the variance of single runs, luck included.
 */
import { blockIntervals, type Interval } from './bootstrap.ts'

export interface Indices {
  /** Variance of the outcome over rows A and B, in its unit squared. */
  readonly variance: number
  /** Share of the variance that luck alone makes: what is drawn per base point and not varied. */
  readonly luck: number
  readonly luckInterval: Interval
  readonly columns: readonly Index[]
}

export interface Index {
  readonly first: number
  readonly firstInterval: Interval
  readonly total: number
  readonly totalInterval: Interval
}

/** What no share can be: alone more than with every interplay. The estimates are then too rough to read. */
export const isOutOfOrder = ({ first, total }: Index): boolean => first > total

/** `values`: the outcome by row, blocks of `columns` + 2 rows; at least two blocks. */
export function sobolIndices(values: Float64Array, columns: number, seed: number): Indices {
  const block = columns + 2
  const bases = Math.floor(values.length / block)
  const all = Uint32Array.from({ length: bases }, (_, b) => b)
  const point = estimate(values, columns, all)
  const intervals = blockIntervals(bases, seed, (drawn) => estimate(values, columns, drawn).shares)
  return {
    variance: point.variance,
    luck: point.shares[0],
    luckInterval: intervals[0],
    columns: Array.from({ length: columns }, (_, i) => ({
      first: point.shares[1 + i],
      firstInterval: intervals[1 + i],
      total: point.shares[1 + columns + i],
      totalInterval: intervals[1 + columns + i],
    })),
  }
}

interface Estimate {
  readonly variance: number
  /** Luck, then first order by column, then total by column. */
  readonly shares: number[]
}

function estimate(values: Float64Array, columns: number, drawn: Uint32Array): Estimate {
  const block = columns + 2
  const n = drawn.length
  let sum = 0
  for (const b of drawn) sum += values[b * block] + values[b * block + block - 1]
  const mean = sum / (2 * n)
  let squares = 0
  const sums = new Array<number>(1 + 2 * columns).fill(0)
  for (const b of drawn) {
    const a = values[b * block] - mean
    const other = values[b * block + block - 1] - mean
    squares += a * a + other * other
    sums[0] += a * other
    for (let i = 0; i < columns; i++) {
      const swapped = values[b * block + 1 + i] - mean
      sums[1 + i] += other * (swapped - a)
      sums[1 + columns + i] += 0.5 * (a - swapped) * (a - swapped)
    }
  }
  const variance = squares / (2 * n)
  return { variance, shares: sums.map((part) => (variance > 0 ? part / n / variance : 0)) }
}
