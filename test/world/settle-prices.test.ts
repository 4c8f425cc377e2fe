/** A run begins at the prices that its scenario names: a pilot world shows by how much it would settle off them. */
import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { PER_KG } from '../../sim/numbers/units.ts'
import { settlePrices } from '../../sim/world/settle-prices.ts'
import { openWorld, run, shipped, warmWorld } from '../run-shipped.ts'

const FAMILIES = ['baseline', 'export-quota-2010'] as const
const SEEDS = [1, 2, 3]
const LAYERS = ['domesticUsdPerKg', 'outsideUsdPerKg'] as const

describe('by hand', () => {
  const given = shipped('baseline', 20)
  /** A pilot that expects `factor` times the opening price of Dy outside China, and the opening price of all else. */
  function settledFrom(factor: number): Scenario['prices'] {
    const pilot = openWorld(given)
    for (const [good, price] of Object.entries(given.prices))
      LAYERS.forEach((layer, l) => {
        pilot.auctions.expected[pilot.goods.idOf(good) * 2 + l] = price[layer] * PER_KG
      })
    pilot.auctions.expected[pilot.goods.idOf('Dy') * 2 + 1]! *= factor
    return settlePrices(given, pilot).prices
  }
  test('what settles a tenth low opens a ninth higher, and nothing else moves', () => {
    const prices = settledFrom(0.9)
    const { Dy, ...others } = given.prices
    expect(prices.Dy!.outsideUsdPerKg).toBeCloseTo(Dy!.outsideUsdPerKg / 0.9, 8)
    expect(prices.Dy!.domesticUsdPerKg).toBeCloseTo(Dy!.domesticUsdPerKg, 8)
    for (const [good, price] of Object.entries(others))
      for (const layer of LAYERS) expect(prices[good as 'Nd']![layer], good).toBeCloseTo(price[layer], 8)
  })
  test('no price is moved by more than a quarter up or a fifth down', () => {
    const usd = given.prices.Dy!.outsideUsdPerKg
    expect(settledFrom(0.1).Dy!.outsideUsdPerKg).toBeCloseTo(1.25 * usd, 8)
    expect(settledFrom(10).Dy!.outsideUsdPerKg).toBeCloseTo(usd / 1.25, 8)
  })
  test('sources and grades stay with their prices, and the scenario is not changed', () => {
    const before = JSON.stringify(given)
    expect(settledFrom(0.9).Dy).toMatchObject({ source: given.prices.Dy!.source, grade: given.prices.Dy!.grade })
    expect(JSON.stringify(given)).toBe(before)
  })
})

describe.each(FAMILIES)('%s', (name) => {
  test.each(SEEDS)('the trade expects the opening prices of Nd and Dy when the record begins (seed %i)', (seed) => {
    const given = shipped(name, 20)
    const world = warmWorld(settlePrices(given, warmWorld(given, seed)), seed)
    for (const good of ['Nd', 'Dy'] as const)
      LAYERS.forEach((layer, l) => {
        const expected = world.auctions.expected[world.goods.idOf(good) * 2 + l]! / PER_KG
        // Without the pilot they settle 4 to 15 % low.
        expect(Math.abs(expected / given.prices[good]![layer] - 1), `${good} ${layer}`).toBeLessThan(0.01)
      })
  })
})

test.each(SEEDS)('prices of the first recorded week of 2025 lie within 5 % of what was observed (seed %i)', (seed) => {
  const given = shipped('baseline', 2)
  const first = run(given, seed, seed)
  for (const good of ['Nd', 'Dy'] as const) {
    const { domesticUsdPerKg, outsideUsdPerKg } = given.prices[good]!
    expect(Math.abs(first.at(`domesticPrice.${good}`, 0) / domesticUsdPerKg - 1), good).toBeLessThan(0.05)
    expect(Math.abs(first.at(`quotePrice.${good}`, 0) / outsideUsdPerKg - 1), good).toBeLessThan(0.05)
  }
})
