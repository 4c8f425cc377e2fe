import { expect, test } from 'vitest'
import { act, column, isFiniteRecord, run, shipped, warmWorld, without, withParams } from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 80)

test('a plant loses what it cannot recover', () => {
  const world = warmWorld(withParams(scenario, 'separator', { recovery: 0.8, heavyShare: 0, capacity: 10_000 }))
  const n = world.goods.elements
  const nd = world.goods.idOf('Nd')
  const feed = column(world, 'separator', 'feed').fill(0)
  const stock = column(world, 'separator', 'stock').slice()
  feed[nd] = 2
  act(world, 'separator', 'separate')
  expect(column(world, 'separator', 'stock')[nd]! - stock[nd]!).toBeCloseTo(1.6, 10)
  expect(n).toBeGreaterThan(nd)
})

test('heavy elements go to waste before a plant can separate them', () => {
  const plant = (heavyFrom: number) => {
    const world = warmWorld(withParams(scenario, 'separator', { recovery: 1, heavyShare: 0.5, heavyFrom }))
    const dy = world.goods.idOf('Dy')
    column(world, 'separator', 'feed').fill(0)[dy] = 1
    const before = column(world, 'separator', 'stock')[dy]!
    act(world, 'separator', 'separate')
    return column(world, 'separator', 'stock')[dy]! - before
  }
  expect(plant(0)).toBeCloseTo(0.5, 10)
  expect(plant(10)).toBe(0)
})

/** Capacity of the first plant after weeks of separating at one price of Nd, USD/kg, over its start. */
function grown(weeks: number, usdPerKg: number, floor = 0): number {
  const params = { capacity: 1000, finalCapacity: 3000, rampWeeks: 100, incentive: 60, supported: 1 }
  const world = warmWorld(withParams(scenario, 'separator', params))
  const nd = world.goods.idOf('Nd')
  column(world, 'separator', 'outlook').fill(usdPerKg)
  column(world, 'separator', 'built').fill(0)
  world.week = 0
  for (let week = 0; week < weeks; week++) {
    world.auctions.expected[nd * 2 + 1] = usdPerKg * 1000
    world.news.priceFloor[nd] = floor * 1000
    act(world, 'separator', 'separate')
  }
  return column(world, 'separator', 'scale')[0]! / column(world, 'separator', 'capacity')[0]!
}

test('an announced expansion is built in its weeks while the price pays for it, and rests while it does not', () => {
  expect(grown(50, 70)).toBeCloseTo(2, 9)
  expect(grown(500, 70)).toBeCloseTo(3, 9)
  expect(grown(500, 50)).toBe(1)
})

test('a floor is as good as a price', () => {
  expect(grown(50, 50, 110)).toBeCloseTo(2, 9)
})

test('without separators the outside world refines nothing and takes its light oxides from China', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'separator'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(base.mean('refiningShare.UnitedStates')).toBeGreaterThan(0.01)
  expect(gone.peak('refiningShare.UnitedStates', 0, 20)).toBe(0)
  expect(gone.mean('refiningShare.China')).toBeGreaterThan(base.mean('refiningShare.China') + 0.05)
  expect(gone.mean('exports.Nd')).toBeGreaterThan(2 * base.mean('exports.Nd'))
})
