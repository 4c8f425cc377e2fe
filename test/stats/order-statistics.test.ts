import { expect, test } from 'vitest'
import { chanceWithin, orderStatistics } from '../../sim/numbers/statistics/order-statistics.ts'

test('ranks are those of the binomial tables', () => {
  // scipy.stats.binom: ppf(0.025, n, 0.5) and n + 1 less it.
  expect(orderStatistics(10, 0.5)).toEqual([2, 9])
  expect(orderStatistics(20, 0.5)).toEqual([6, 15])
  expect(orderStatistics(100, 0.5)).toEqual([40, 61])
  expect(orderStatistics(100, 0.9)).toEqual([84, 96])
})

test('an end that no run reaches is none', () => {
  expect(orderStatistics(5, 0.5)).toEqual([undefined, undefined])
  expect(orderStatistics(6, 0.5)).toEqual([1, 6])
  expect(orderStatistics(20, 0.95)).toEqual([17, undefined])
  // 1 - 0.95^n at most 2.5 % from 72 runs on.
  expect(orderStatistics(71, 0.95)[1]).toBeUndefined()
  expect(orderStatistics(72, 0.95)[1]).toBe(72)
})

test('runs that share draws count as the independent ones they are worth', () => {
  expect(orderStatistics(200, 0.5, 20)).toEqual([60, 141])
})

test('the middle 90 % of twenty values hold 81 % of new ones', () => {
  expect(chanceWithin(20, 0.9)).toBeCloseTo(0.8143, 4)
})
