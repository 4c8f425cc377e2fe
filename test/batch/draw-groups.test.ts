import { expect, test } from 'vitest'
import { countDraws, drawGroups, drawsText } from '../../sim/studies/batch/draw-groups.ts'
import { independentRuns } from '../../sim/numbers/statistics/independent-runs.ts'
import { intervalOfMean } from '../../sim/numbers/statistics/interval.ts'
import { createStream, normal } from '../../sim/numbers/random.ts'
import { shipped } from '../run-shipped.ts'

const scenario = shipped('steady-state')
const [path] = Object.keys(scenario.uncertainties)
const withDraws = (draws: readonly number[]) => ({
  ...scenario,
  posterior: { source: 'x', paths: [path!], draws: draws.map((value) => [value]) },
})

test('runs with equal draws are one group, wherever the draws stand', () => {
  const groups = drawGroups(withDraws([1, 2, 1, 3]), 5, 8)!
  expect(countDraws(groups)).toEqual({ distinct: 3, effective: 64 / (16 + 4 + 4) })
  expect(drawGroups({ ...scenario, posterior: undefined as never }, 5, 8)).toBeUndefined()
})

test('what runs share is said, and nothing where each has its own', () => {
  expect(drawsText({ distinct: 45, effective: 17.3 }, 200)).toContain('200 runs share 45 draws')
  expect(drawsText({ distinct: 200, effective: 200 }, 200)).toBeUndefined()
})

test('doubling every run makes no interval narrower', () => {
  const stream = createStream(1, 0, 'draws')
  const once = Float64Array.from({ length: 30 }, (_, k) => normal(stream, k, 0))
  const twice = Float64Array.from({ length: 60 }, (_, k) => once[k % 30]!)
  const groups = Float64Array.from({ length: 60 }, (_, k) => k % 30)
  const [low, high] = intervalOfMean(once, 3)
  const [lowTwice, highTwice] = intervalOfMean(twice, 3, groups)
  expect([lowTwice, highTwice]).toEqual([expect.closeTo(low, 10), expect.closeTo(high, 10)])
  const [lowBlind, highBlind] = intervalOfMean(twice, 3)
  expect(highBlind - lowBlind).toBeLessThan(0.8 * (high - low))
})

test('runs whose groups say nothing are all independent, runs that repeat their group are one each', () => {
  const groups = Float64Array.from({ length: 40 }, (_, k) => k % 20)
  const repeated = Float64Array.from(groups, (group) => group % 2)
  expect(independentRuns(repeated, groups)).toBeCloseTo(19, 10)
  const apart = Float64Array.from({ length: 40 }, (_, k) => (k < 20 ? 0 : 1))
  expect(independentRuns(apart, groups)).toBe(40)
})
