import { expect, test } from 'vitest'
import { act, column, isFiniteRecord, passWeeks, run, shipped, warmWorld, without, withParams } from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 60)

test('belief closes the share `gain` of its distance to the price every week', () => {
  const world = warmWorld(scenario)
  const belief = column(world, 'trader', 'belief')
  const gain = column(world, 'trader', 'gain')[0]!
  const before = belief[0]!
  const price = 2 * before
  world.auctions.price.fill(price)
  act(world, 'trader', 'expect')
  expect(belief[0]).toBeCloseTo(before + gain * (price - before), 6)
})

test('a trader opens with weeks of normal use of its layer', () => {
  const world = warmWorld(withParams(scenario, 'trader', { stockWeeks: 0 }))
  expect(column(world, 'trader', 'stock').reduce((a, b) => a + b, 0)).toBe(0)
})

test('a trader never holds more than its purse allows nor less than nothing', () => {
  const world = warmWorld(scenario)
  const stock = column(world, 'trader', 'stock')
  const usual = column(world, 'trader', 'usual')
  const limit = column(world, 'trader', 'limit')
  const n = world.goods.elements
  passWeeks(world, 60, () => {
    for (let k = 0; k < stock.length; k++) {
      expect(stock[k]).toBeGreaterThanOrEqual(0)
      expect(stock[k]).toBeLessThanOrEqual(usual[k]! * limit[(k - (k % n)) / n]! * (1 + 1e-9) + 1e-9)
    }
  })
})

test('traders sell to those who need it most: outside stocks of Dy fall in the months after the controls', () => {
  const world = warmWorld(scenario)
  const dy = world.goods.idOf('Dy')
  const n = world.goods.elements
  const abroad = column(world, 'trader', 'abroad')
  const held = () =>
    column(world, 'trader', 'stock').reduce((s, t, k) => s + (k % n === dy && abroad[(k - dy) / n] === 1 ? t : 0), 0)
  passWeeks(world, 12)
  const before = held()
  passWeeks(world, 26)
  expect(held()).toBeLessThan(0.97 * before)
})

test('without traders less is traded on the outside spot market and the first jump of the quote is higher', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'trader'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(gone.mean('quoteShare.Dy', 13)).toBeLessThan(0.85 * base.mean('quoteShare.Dy', 13))
  expect(gone.mean('quotePrice.Y', 14, 24)).toBeGreaterThan(1.5 * base.mean('quotePrice.Y', 14, 24))
})
