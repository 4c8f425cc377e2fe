import { expect, test } from 'vitest'
import { intervalOfMean, intervalOfRatio } from '../../sim/numbers/statistics/interval.ts'
import { compareDraws } from '../../sim/studies/compare/compare-draws.ts'
import { compareSeries } from '../../sim/studies/compare/compare-series.ts'
import { priceOf } from '../../sim/studies/compare/cost.ts'
import { censor, comparePair, differences, shareHelped, varianceReduction } from '../../sim/studies/compare/paired.ts'
import { dominators, regret } from '../../sim/studies/compare/robustness.ts'
import { defaultThreshold, meets, satisficing } from '../../sim/studies/compare/threshold.ts'
import type { ScalarSpec } from '../../sim/outcomes/outcome.ts'
import { createStream, normal } from '../../sim/numbers/random.ts'

const of = (...values: number[]): Float64Array => Float64Array.from(values)
const normals = (n: number, purpose: string, replicate = 0): Float64Array => {
  const stream = createStream(7, replicate, purpose)
  return Float64Array.from({ length: n }, (_, k) => normal(stream, k, 0))
}

test('95 % intervals cover the mean in 93.5 to 96.5 % of 2,000 batches of 40', () => {
  let covered = 0
  for (let batch = 0; batch < 2000; batch++) {
    const [low, high] = intervalOfMean(normals(40, 'toy', batch), batch, undefined, 500)
    if (low <= 0 && high >= 0) covered++
  }
  expect(covered / 2000).toBeGreaterThanOrEqual(0.935)
  expect(covered / 2000).toBeLessThanOrEqual(0.965)
}, 60_000)

/** Share of 1,000 batches of 40 whose interval holds the true mean. */
function coverage(toBatch: (normal: number, k: number) => number, truth: number): number {
  let covered = 0
  for (let batch = 0; batch < 1000; batch++) {
    const [low, high] = intervalOfMean(normals(40, 'skewed', batch).map(toBatch), batch, undefined, 500)
    if (low <= truth && high >= truth) covered++
  }
  return covered / 1000
}

test('strongly skewed differences are covered in 91 % and more, those that are zero in most runs in 93.5 %', () => {
  expect(coverage((z) => Math.exp(z), Math.exp(0.5))).toBeGreaterThanOrEqual(0.91)
  const sparse = (z: number): number => (z > 0.5244 ? z - 0.5244 : 0)
  // Mean of a normal above its 70 % quantile, less that quantile: density there less 0.3 times it.
  expect(coverage(sparse, 0.34769 - 0.3 * 0.5244)).toBeGreaterThanOrEqual(0.935)
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
  expect(intervalOfMean(differences(x, x), 1)).toEqual([0, 0])
  expect(varianceReduction(x, x)).toBeUndefined()
  expect(shareHelped(differences(x, x))).toBe(0)
})

test('swapping the sides flips the interval', () => {
  const [x, y] = [normals(40, 'x'), normals(40, 'y')]
  const [low, high] = intervalOfMean(differences(x, y), 1)
  const [swappedLow, swappedHigh] = intervalOfMean(differences(y, x), 1)
  expect(swappedLow).toBeCloseTo(-high, 12)
  expect(swappedHigh).toBeCloseTo(-low, 12)
})

test('a ratio has an interval about its value where the effect is certain, and none where it is not', () => {
  const effect = normals(40, 'effect').map((value) => 10 + value)
  const cost = effect.map((value) => 3 * value)
  const interval = intervalOfRatio(cost, effect, 1)!
  expect(interval[0]).toBeCloseTo(3, 10)
  expect(interval[1]).toBeCloseTo(3, 10)
  expect(intervalOfRatio(cost, normals(40, 'nothing'), 1)).toBeUndefined()
})

test('what did not happen is censored at the horizon and counted', () => {
  expect(censor(of(3, Number.NaN, 5), 104)).toEqual({ values: of(3, 104, 5), censored: 1 })
})

test('regret is the distance to the best policy of each draw', () => {
  expect(regret([of(1, 5), of(3, 2)])).toEqual([of(0, 3), of(2, 0)])
})

const spec = (name: string, better?: 'higher'): ScalarSpec => ({
  name,
  label: name,
  unit: 't',
  of: {},
  ...(better === undefined ? {} : { better }),
})

test('satisficing counts the draws in which every threshold is met, and each alone', () => {
  const thresholds = [
    { outcome: 'a', sign: '<=', limit: 3, byDefault: false },
    { outcome: 'b', sign: '<', limit: 5, byDefault: false },
  ] as const
  expect(satisficing([of(1, 2, 3, 4), of(9, 1, 1, 1)], thresholds)).toEqual({ all: 0.5, each: [0.75, 0.75] })
})

test('a threshold is at, below or above its limit as its sign says', () => {
  const at = (sign: '<' | '<=' | '>' | '>=', value: number): boolean =>
    meets({ outcome: 'a', sign, limit: 2, byDefault: false }, value)
  expect([at('<', 2), at('<=', 2), at('>', 2), at('>=', 2)]).toEqual([false, true, false, true])
  expect([at('<', 1), at('>', 3)]).toEqual([true, true])
})

test('where none is given, a threshold asks for the baseline’s median on the good side', () => {
  expect(defaultThreshold(spec('a'), of(1, 2, 9))).toMatchObject({ sign: '<=', limit: 2, byDefault: true })
  expect(defaultThreshold(spec('a', 'higher'), of(1, 2, 9))).toMatchObject({ sign: '>=', limit: 2 })
})

test('a policy is dominated by those no worse in all and clearly better in one; twins and chance leads do not dominate', () => {
  const objective = (means: number[], beyond: number) => ({
    means,
    clearly: (a: number, b: number) => means[b]! - means[a]! > beyond,
  })
  expect(dominators([objective([1, 1, 0, 1], 0), objective([1, 2, 3, 1], 0)], 4)).toEqual([[], [0, 3], [], []])
  expect(dominators([objective([1, 1, 0, 1], 0), objective([1, 2, 3, 1], 5)], 4)).toEqual([[], [], [], []])
})

test('a pair states its verdict on the side that the outcome calls good', () => {
  const base = normals(40, 'base')
  const more = base.map((value) => value + 1)
  expect(comparePair(base, more, 'lower', 1)).toMatchObject({ verdict: 'worse', shareHelped: 0, shareHurt: 1 })
  expect(comparePair(base, more, 'higher', 1)).toMatchObject({ verdict: 'better', shareHelped: 1, shareHurt: 0 })
  expect(comparePair(base, more, 'neither', 1)).toMatchObject({ verdict: 'higher', shareHelped: null, shareHurt: null })
  expect(comparePair(base, base, 'lower', 1)).toMatchObject({ verdict: 'none', mean: 0, low: 0, high: 0 })
  expect(comparePair(base, normals(40, 'other'), 'lower', 1).verdict).toBe('none')
})

test('a price is mean cost over mean effect; none where the effect is unclear, wrong, or the policy saves money', () => {
  const avoided = normals(40, 'avoided').map((value) => 20 + value)
  const cost = normals(40, 'cost').map((value) => 3 + value)
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const price = priceOf(cost, avoided, 1)
  expect(price.value).toBeCloseTo((1e6 * mean(cost)) / mean(avoided), 6)
  expect(price.low!).toBeLessThan(price.value!)
  expect(price.high!).toBeGreaterThan(price.value!)
  const undefinedFor = (reason: string) => ({ value: null, low: null, high: null, reason })
  expect(priceOf(cost, normals(40, 'nothing'), 1)).toEqual(undefinedFor('unclear'))
  expect(
    priceOf(
      cost,
      avoided.map((value) => -value),
      1,
    ),
  ).toEqual(undefinedFor('worse'))
  expect(
    priceOf(
      cost.map((value) => -value),
      avoided,
      1,
    ),
  ).toEqual(undefinedFor('saves'))
})

test('weekly differences of a series shifted by a constant are that constant, without width', () => {
  const base = (week: number) => Float64Array.from({ length: 4 }, (_, r) => (r * 3 + week) ** 2)
  const variant = (week: number) => base(week).map((value) => value + 3)
  const specs = { name: 'x', family: 'x', label: 'X', unit: 't', of: {} }
  const compared = compareSeries(
    specs,
    new Map([
      ['a', base],
      ['b', variant],
    ]),
    3,
  )
  expect(compared!.policies['b']).toEqual({
    mean: [3, 3, 3],
    low: [3, 3, 3],
    high: [3, 3, 3],
    p05: [3, 3, 3],
    p95: [3, 3, 3],
  })
  expect(compared!.baseline).toEqual([(0 + 9 + 36 + 81) / 4, (1 + 16 + 49 + 100) / 4, (4 + 25 + 64 + 121) / 4])
})

test('draws are common only where every policy has the same values; the rest is named', () => {
  const same = of(1, 2)
  const draws = new Map([
    [
      'a',
      new Map([
        ['x', same],
        ['y', same],
        ['z', same],
      ]),
    ],
    [
      'b',
      new Map([
        ['x', of(1, 2)],
        ['y', of(1, 3)],
      ]),
    ],
  ])
  expect(compareDraws(draws, 2)).toEqual({ common: 1, apart: ['y'], own: [{ path: 'z', policies: ['a'] }] })
  expect(compareDraws(draws, 1)).toMatchObject({ common: 2, apart: [] })
})
