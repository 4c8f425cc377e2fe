/**
 * 95 % interval of the level at which a claim begins to hold: replicates are drawn again, all levels of one together, since they share
 * their luck; between levels that were tried a straight line stands for the curve.
 */
import { holds, valueOf } from '../../expect/statistic.ts'
import { expandedPercentiles, type Groups, RESAMPLES } from '../../numbers/statistics/interval.ts'
import { membersOf } from '../../numbers/statistics/members.ts'
import { createStream, uniform } from '../../numbers/random.ts'
import type { Expectation } from '../../scenario/expect/expect-grammar.ts'

export interface Tried {
  readonly level: number
  /** Measure by replicate. */
  readonly column: Float64Array
}

export interface Crossing {
  /** null: below the span, or above it. */
  readonly low: number | null
  readonly high: number | null
  /** Share of the resamples in which no level of the span meets the claim. */
  readonly beyond: number
}

/** `tried`: in the order of the search: ascending where the smallest level is sought, descending where the largest is. */
export function crossingInterval(
  claim: Pick<Expectation, 'statistic' | 'comparator' | 'bound'>,
  tried: readonly Tried[],
  seed: number,
  groups: Groups | undefined,
): Crossing {
  const members = membersOf(tried[0]!.column.length, groups)
  const stream = createStream(seed, 0, 'solve.bootstrap')
  const found = new Float64Array(RESAMPLES)
  for (let b = 0; b < RESAMPLES; b++) {
    const drawn = members.flatMap((_, k) => members[Math.floor(uniform(stream, k, b) * members.length)]!)
    found[b] = crossingOf(
      claim,
      tried.map(({ level, column }) => ({ level, column: Float64Array.from(drawn, (run) => column[run]!) })),
    )
  }
  const beyond = found.filter((level) => !Number.isFinite(level)).length / RESAMPLES
  // Those beyond have no level: they stand behind all others.
  const [low, high] = expandedPercentiles(found, members.length)
  const inside = (end: number): number | null => (Number.isFinite(end) ? end : null)
  return { low: inside(low), high: inside(high), beyond }
}

/** First level at which the claim holds; an infinite one, beyond the last, where it does at none. */
function crossingOf(claim: Pick<Expectation, 'statistic' | 'comparator' | 'bound'>, tried: readonly Tried[]): number {
  const values = tried.map(({ column }) => levelValue(claim, column))
  const first = values.findIndex((value) => holds(value, claim.comparator, claim.bound))
  if (first < 0) return tried[0]!.level <= tried.at(-1)!.level ? Infinity : -Infinity
  if (first === 0) return tried[0]!.level
  const [below, above] = [tried[first - 1]!.level, tried[first]!.level]
  const part = (claim.bound - values[first - 1]!) / (values[first]! - values[first - 1]!)
  return Number.isFinite(part) ? below + part * (above - below) : above
}

/** What does not happen within the run is later and larger than anything that does. */
export function levelValue({ statistic }: Pick<Expectation, 'statistic'>, column: Float64Array): number {
  return valueOf(statistic, column) ?? Infinity
}
