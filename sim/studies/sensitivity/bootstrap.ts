/**
 * 95 % intervals by bootstrap of whole blocks (a trajectory, a base point with its row per column): rows of a block share luck and
 * coordinates, so they are drawn again together. Percentiles, widened for few blocks as Hesterberg (2015) does.
 */
import { normalShare } from '../../numbers/normal.ts'
import { createStream, uniform } from '../../numbers/random.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { studentQuantile } from '../../numbers/statistics/student.ts'

export type Interval = readonly [low: number, high: number]

const RESAMPLES = 1000

/** One interval for each number that `statistic` makes of the blocks drawn; at least two blocks. */
export function blockIntervals(
  blocks: number,
  seed: number,
  statistic: (drawn: Uint32Array) => readonly number[],
  resamples = RESAMPLES,
): Interval[] {
  const stream = createStream(seed, 0, 'sensitivity.bootstrap')
  const drawn = new Uint32Array(blocks)
  const estimates: number[][] = []
  for (let b = 0; b < resamples; b++) {
    for (let k = 0; k < blocks; k++) drawn[k] = Math.floor(uniform(stream, k, b) * blocks)
    estimates.push([...statistic(drawn)])
  }
  const tail = normalShare(-Math.sqrt(blocks / (blocks - 1)) * studentQuantile(blocks - 1))
  return (estimates[0] ?? []).map((_, i) => {
    const [low, high] = quantiles(
      Float64Array.from(estimates, (row) => row[i]),
      [tail, 1 - tail],
    )
    return [low, high] as const
  })
}
