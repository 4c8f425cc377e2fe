import { expect, test } from 'vitest'
import { importTariff, landedCost } from '../../sim/market/landed-cost.ts'
import type { World } from '../../sim/world/world.ts'

const world = {
  // Outside markets of three goods: four of ten tonnes are Chinese, nothing is traded, more left China than was traded.
  auctions: { traded: Float64Array.of(9, 10, 9, 0, 9, 10), fromChina: Float64Array.of(9, 4, 9, 0, 9, 20) },
  policy: { values: { importTariff: Float64Array.of(0, 0.25, 0.5) } },
} as unknown as World

test('duty is paid on the Chinese part of what is traded abroad, by the buyer’s region', () => {
  expect(landedCost(world, 0, 2)).toBeCloseTo(1.1, 12)
  expect(landedCost(world, 0, 3)).toBeCloseTo(1.2, 12)
  expect(landedCost(world, 0, 1)).toBe(1)
  expect(landedCost(world, 1, 2)).toBe(1)
  expect(landedCost(world, 2, 2)).toBe(1.25)
})

test('China puts no duty on its own goods', () => {
  expect(landedCost(world, 0, 0)).toBe(1)
  expect([0, 1, 2, 3].map((region) => importTariff(world, region))).toEqual([0, 0, 0.25, 0.5])
})
