import { expect, test } from 'vitest'
import { bootstrapMean, bootstrapRatio, studentQuantile } from '../../sim/compare/interval.ts'
import { censor, differences, shareHelped, varianceReduction } from '../../sim/compare/paired.ts'
import { defaultThreshold, dominated, regret, satisficing } from '../../sim/compare/robustness.ts'
import { createStream, normal } from '../../sim/random.ts'

const of = (...values: number[]): Float64Array => Float64Array.from(values)
const normals = (n: number, purpose: string, replicate = 0): Float64Array => {
  const stream = createStream(7, replicate, purpose)
  return Float64Array.from({ length: n }, (_, k) => normal(stream, k, 0))
}

test('quantiles of Student’s t are those of the tables', () => {
  expect(studentQuantile(5)).toBeCloseTo(2.5706, 2)
  expect(studentQuantile(9)).toBeCloseTo(2.2622, 3)
  expect(studentQuantile(39)).toBeCloseTo(2.0227, 4)
})

test('95 % intervals cover the mean in 93.5 to 96.5 % of 2,000 batches of 40', () => {
  let covered = 0
  for (let batch = 0; batch < 2000; batch++) {
    const [low, high] = bootstrapMean(normals(40, 'toy', batch), batch, 500)
    if (low <= 0 && high >= 0) covered++
  }
  expect(covered / 2000).toBeGreaterThanOrEqual(0.935)
  expect(covered / 2000).toBeLessThanOrEqual(0.965)
}, 60_000)

test('normals that correlate by 0.9 reduce the variance ten times', () => {
  const x = normals(50_000, 'x')
  const noise = normals(50_000, 'noise')
  const y = x.map((value, k) => 0.9 * value + Math.sqrt(1 - 0.81) * noise[k]!)
  expect(varianceReduction(x, y)).toBeCloseTo(10, 0)
})

test('a policy compared with itself differs by exactly 0 and states no variance reduction', () => {
  const x = normals(40, 'x')
  expect(differences(x, x)).toEqual(new Float64Array(40))
  expect(bootstrapMean(differences(x, x), 1)).toEqual([0, 0])
  expect(varianceReduction(x, x)).toBeUndefined()
  expect(shareHelped(differences(x, x))).toBe(0)
})

test('swapping the sides flips the interval', () => {
  const [x, y] = [normals(40, 'x'), normals(40, 'y')]
  const [low, high] = bootstrapMean(differences(x, y), 1)
  const [swappedLow, swappedHigh] = bootstrapMean(differences(y, x), 1)
  expect(swappedLow).toBeCloseTo(-high, 12)
  expect(swappedHigh).toBeCloseTo(-low, 12)
})

test('a ratio has an interval about its value where the effect is certain, and none where it is not', () => {
  const effect = normals(40, 'effect').map((value) => 10 + value)
  const cost = effect.map((value) => 3 * value)
  const interval = bootstrapRatio(cost, effect, 1)!
  expect(interval[0]).toBeCloseTo(3, 10)
  expect(interval[1]).toBeCloseTo(3, 10)
  expect(bootstrapRatio(cost, normals(40, 'nothing'), 1)).toBeUndefined()
})

test('what did not happen is censored at the horizon and counted', () => {
  expect(censor(of(3, Number.NaN, 5), 104)).toEqual({ values: of(3, 104, 5), censored: 1 })
})

test('regret is the distance to the best policy of each draw', () => {
  expect(regret([of(1, 5), of(3, 2)])).toEqual([of(0, 3), of(2, 0)])
})

test('satisficing counts the draws in which every threshold is met', () => {
  expect(satisficing([of(1, 2, 3, 4), of(9, 1, 1, 1)], [3, 5])).toBe(0.5)
  expect(defaultThreshold(of(1, 2, 9))).toBe(2)
})

test('a policy is dominated by one no worse in all and better in one; twins are not', () => {
  expect(
    dominated([
      [1, 1],
      [1, 2],
      [0, 3],
      [1, 1],
    ]),
  ).toEqual([false, true, false, false])
})
