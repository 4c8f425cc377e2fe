/** Exact 95 % interval of a quantile between two of the sorted values, whatever they are distributed like. */
import { betaShare } from '../beta.ts'

const TAIL = 0.025

/**
 * Ranks of its ends, from 1; undefined where no value lies far enough out. `independent`: how many of the n runs count, when some share
 * their draws; ranks are then those of so many runs, laid over the n.
 */
export function orderStatistics(
  n: number,
  probability: number,
  independent = n,
): readonly [low: number | undefined, high: number | undefined] {
  const low = lowRank(independent, probability)
  const high = lowRank(independent, 1 - probability)
  const spread = (rank: number): number => Math.max(1, Math.floor((rank * n) / independent))
  return [low === 0 ? undefined : spread(low), high === 0 ? undefined : n + 1 - spread(high)]
}

/** The highest rank with at most 2.5 % chance that the quantile lies below it; 0 where the lowest value has more. */
function lowRank(n: number, probability: number): number {
  let low = 0
  let high = n
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (atMost(middle - 1, n, probability) <= TAIL) low = middle
    else high = middle - 1
  }
  return low
}

/** Chance of at most k of n (Abramowitz and Stegun 26.5.24). */
const atMost = (k: number, n: number, probability: number): number =>
  k >= n ? 1 : betaShare(1 - probability, n - k, k + 1, probability)

/**
 * Chance that a new value falls between the quantiles (type 7) that leave out equal shares of n: on average n + 1 gaps between sorted values,
 * the outer ones included, are equally likely.
 */
export function chanceWithin(n: number, middle: number): number {
  return (middle * (n - 1)) / (n + 1)
}
