import { expect, test } from 'vitest'
import {
  isFiniteRecord,
  openWorld,
  passWeeks,
  run,
  shipped,
  warmWorld,
  without,
  withLevers,
  withParams,
} from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 104)
const sure = { ...scenario, uncertainties: {} }
const calm = withParams(sure, 'quotaPlanner', { trend: 0.04, feedback: 0, batchWeeks: 26 })

test('two batches a year compound the trend', () => {
  const world = warmWorld(calm)
  passWeeks(world, 26)
  // The first batch makes up for a market that opened still: 0.4 years of growth.
  const first = 1 + 0.04 / 2 + 0.04 * 0.4
  expect(world.news.miningQuota).toBeCloseTo(first, 12)
  passWeeks(world, 26)
  expect(world.news.miningQuota).toBeCloseTo(first * (1 + 0.04 / 2), 12)
})

test('the quota stands still during the warm-up', () => {
  expect(warmWorld(calm).news.miningQuota).toBe(1)
})

test('dear Nd brings a larger batch, cheap Nd a smaller one', () => {
  const quota = (price: number) => {
    const world = warmWorld(withParams(sure, 'quotaPlanner', { feedback: 0.3, batchWeeks: 26 }))
    const nd = world.goods.idOf('Nd') * 2
    const usual = world.auctions.expected[nd]!
    passWeeks(world, 26)
    world.auctions.expected[nd] = price * usual
    passWeeks(world, 1)
    return world.news.miningQuota
  }
  expect(quota(2)).toBeGreaterThan(quota(1))
  expect(quota(0.6)).toBeLessThan(quota(1))
})

test('without the planner the quota never moves and China loses its share of mining', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'quotaPlanner'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(gone.at('miningShare.China', 103)).toBeLessThan(base.at('miningShare.China', 103) - 0.003)
  const world = openWorld(without(scenario, 'quotaPlanner'))
  passWeeks(world, 60)
  expect(world.news.miningQuota).toBe(1)
})

test('part of an announced rise makes legal what was dug before; a cut is a cut', () => {
  const quota = (growth: number) => {
    const announced = withLevers(sure, { miningQuotaGrowth: growth }, '2025-01-06')
    const world = warmWorld(withParams(announced, 'quotaPlanner', { trend: 0, feedback: 0, newOre: 0.6 }))
    passWeeks(world, 26)
    return world.news.miningQuota
  }
  expect(quota(0.2)).toBeCloseTo(1 + (0.6 * 0.2) / 2, 12)
  expect(quota(-0.2)).toBeCloseTo(1 - 0.2 / 2, 12)
})
