/**
 * 95 % interval of the difference between the same quantile of two columns that are paired run by run: pairs are drawn again with
 * replacement, whole groups of them where runs share draws, and percentiles of the differences are widened as Hesterberg (2015) does.
 * Attained coverage: test/compare/quantile-difference.test.ts.
 */
import { createStream, uniform } from '../random.ts'
import { expandedPercentiles, type Groups, type Interval, RESAMPLES } from './interval.ts'
import { membersOf } from './members.ts'
import { quantiles } from './quantiles.ts'

export function intervalOfQuantileDifference(
  baseline: Float64Array,
  variant: Float64Array,
  probability: number,
  seed: number,
  groups?: Groups,
): Interval {
  const members = membersOf(baseline.length, groups)
  const stream = createStream(seed, 0, 'compare.quantile-bootstrap')
  const found = new Float64Array(RESAMPLES)
  for (let b = 0; b < RESAMPLES; b++) {
    const drawn = members.flatMap((_, k) => members[Math.floor(uniform(stream, k, b) * members.length)]!)
    const of = (column: Float64Array): number =>
      quantiles(
        Float64Array.from(drawn, (run) => column[run]!),
        [probability],
      )[0]!
    found[b] = of(variant) - of(baseline)
  }
  return expandedPercentiles(found, members.length)
}
