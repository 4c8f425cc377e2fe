/** How often 95 % intervals hold the truth, by number of runs and shape of what is measured. */
import { createStream, normal } from '../../sim/numbers/random.ts'
import { estimate } from '../../sim/expect/statistic.ts'
import { studentInterval } from '../../sim/numbers/statistics/interval.ts'

export interface DataShape {
  readonly name: string
  /** Value by a standard normal. */
  readonly value: (z: number) => number
  readonly mean: number
  readonly median: number
  readonly p90: number
}

const Z90 = 1.2815515655446004
const shape = (name: string, value: (z: number) => number, mean: number): DataShape => ({
  name,
  value,
  mean,
  median: value(0),
  p90: value(Z90),
})

/** 70 % quantile of the normal: what lies below is nothing lost. */
const Z70 = 0.5244005127080407
/** Mean of max(0, z - Z70): density there less 0.3 Z70. */
const MEAN_LOST = 0.3476926142001454 - 0.3 * Z70

export const SHAPES: readonly DataShape[] = [
  shape('normal', (z) => z, 0),
  shape('log-normal, sigma 1', (z) => Math.exp(z), Math.exp(0.5)),
  shape('zero in 70 % of runs', (z) => Math.max(0, z - Z70), MEAN_LOST),
]

export const INTERVALS = ['mean', 'Student (for comparison)', 'median', 'p90'] as const
export type IntervalName = (typeof INTERVALS)[number]

/** Share of batches in which the interval holds the truth; an end that no run reaches is at infinity. */
export function coverage(data: DataShape, interval: IntervalName, n: number, batches: number): number {
  const truth = { mean: data.mean, 'Student (for comparison)': data.mean, median: data.median, p90: data.p90 }[interval]
  let held = 0
  for (let batch = 0; batch < batches; batch++) {
    const stream = createStream(11, batch, `coverage/${data.name}/${n}`)
    const values = Float64Array.from({ length: n }, (_, k) => data.value(normal(stream, k, 0)))
    const [low, high] = ends(values, interval, batch)
    if (low <= truth && truth <= high) held++
  }
  return held / batches
}

function ends(values: Float64Array, interval: IntervalName, seed: number): readonly [number, number] {
  if (interval === 'Student (for comparison)') return studentInterval(values)
  const statistic =
    interval === 'mean'
      ? ({ kind: 'mean' } as const)
      : ({ kind: 'quantile', probability: interval === 'median' ? 0.5 : 0.9 } as const)
  const found = estimate(statistic, values, { seed, range: [-Infinity, Infinity] })
  return found === undefined ? [-Infinity, Infinity] : [found.low, found.high]
}
