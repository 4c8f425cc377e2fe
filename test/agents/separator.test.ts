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

test('capacity grows in a straight line to its announced end', () => {
  const world = warmWorld(withParams(scenario, 'separator', { capacity: 1000, finalCapacity: 3000, rampWeeks: 100 }))
  const capacity = column(world, 'separator', 'capacity')[0]!
  const final = column(world, 'separator', 'finalCapacity')[0]!
  const scale = (week: number) => {
    world.week = week
    act(world, 'separator', 'separate')
    return column(world, 'separator', 'scale')[0]!
  }
  expect(scale(0)).toBe(capacity)
  expect(scale(50)).toBeCloseTo(0.5 * (capacity + final), 9)
  expect(scale(500)).toBe(final)
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
