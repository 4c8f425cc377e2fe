/** What the interval of a difference of quantiles covers, and that pairing is kept. */
import { expect, test } from 'vitest'
import { comparePair } from '../../sim/studies/compare/paired.ts'
import { intervalOfQuantileDifference } from '../../sim/numbers/statistics/quantile-difference.ts'
import { createStream, normal } from '../../sim/numbers/random.ts'

const N = 100
const luck = (batch: number): Float64Array => {
  const stream = createStream(11, batch, 'quantile')
  return Float64Array.from({ length: N }, (_, k) => normal(stream, k, 0))
}

test('pairs stay together: a policy that takes off the same everywhere has no spread', () => {
  const base = luck(0)
  const variant = base.map((value) => value - 2)
  const [low, high] = intervalOfQuantileDifference(base, variant, 0.9, 1)
  expect(low).toBeCloseTo(-2, 12)
  expect(high).toBeCloseTo(-2, 12)
  expect(comparePair(base, variant, 'lower', 1, { quantile: 0.9 })).toMatchObject({ verdict: 'better', shareHelped: 1 })
})

test('a policy that halves the spread moves the ninth decile by half of it in about 95 of 100 batches', () => {
  // Half of the standard normal quantile of 0.9.
  const truth = -1.281552 / 2
  let covered = 0
  const batches = 60
  for (let b = 0; b < batches; b++) {
    const base = luck(b)
    const [low, high] = intervalOfQuantileDifference(
      base,
      base.map((value) => value / 2),
      0.9,
      b,
    )
    if (low <= truth && truth <= high) covered++
  }
  expect(covered).toBeGreaterThanOrEqual(Math.floor(batches * 0.88))
})

test('runs of one draw are drawn again together', () => {
  const base = luck(1)
  const groups = Float64Array.from({ length: N }, (_, k) => k % 5)
  const width = ([low, high]: readonly [number, number]): number => high - low
  const variant = base.map((value, k) => value + (k % 5))
  expect(width(intervalOfQuantileDifference(base, variant, 0.5, 1, groups))).toBeGreaterThan(
    width(intervalOfQuantileDifference(base, variant, 0.5, 1)),
  )
})
