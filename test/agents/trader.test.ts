import { describe, expect, test } from 'vitest'
import { clearAuctions, openAuctions } from '../../sim/market/auction.ts'
import { exportWedge } from '../../sim/market/fob-price.ts'
import type { Side } from '../../sim/market/orders.ts'
import type { World } from '../../sim/world/world.ts'
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

test('traders abroad sell what no longer arrives, and ask the more the less is left: outside stocks of Y', () => {
  const world = warmWorld(shipped('export-controls-2025', 90), 1)
  const y = world.goods.idOf('Y')
  const n = world.goods.elements
  const abroad = column(world, 'trader', 'abroad')
  const held = () =>
    column(world, 'trader', 'stock').reduce((s, t, k) => s + (k % n === y && abroad[(k - y) / n] === 1 ? t : 0), 0)
  passWeeks(world, 12)
  const before = held()
  passWeeks(world, 40)
  expect(held()).toBeLessThan(0.5 * before)
  expect(held()).toBeGreaterThan(0)
})

test('without traders the first jump of the quote is higher', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'trader'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(gone.mean('quotePrice.Y', 14, 24)).toBeGreaterThan(1.5 * base.mean('quotePrice.Y', 14, 24))
})

/** Offers and bids of one trader this week, by element; undefined where it has none. */
function ordersOf(world: World, i: number) {
  const n = world.goods.elements
  openAuctions(world.auctions)
  act(world, 'trader', 'submit')
  const at = (side: Side, name: string) => (e: number) => {
    const place = column(world, 'trader', name)[i * n + e]!
    return place < 0 ? undefined : { quantity: side.quantity[place]!, low: side.low[place]!, high: side.high[place]! }
  }
  const { bids, offers } = world.auctions
  return { bid: at(bids, 'buyPlace'), offer: at(offers, 'sellPlace') }
}
const traderAbroad = (world: World): number => column(world, 'trader', 'abroad').indexOf(1)

describe('the purse', () => {
  test('pays for what is bought and takes in what is sold', () => {
    const world = warmWorld(scenario)
    const n = world.goods.elements
    const purse = column(world, 'trader', 'purse')
    const i = traderAbroad(world)
    const before = purse[i]!
    // It alone thinks that all is too dear.
    const belief = column(world, 'trader', 'belief')
    belief.forEach((_, k) => (belief[k] = (k - (k % n)) / n === i ? 1 : 2 * world.auctions.price[(k % n) * 2 + 1]!))
    ordersOf(world, i)
    clearAuctions(world.auctions)
    const { bids, offers, price } = world.auctions
    let earned = 0
    for (let e = 0; e < n; e++) {
      const bought = bids.filled[column(world, 'trader', 'buyPlace')[i * n + e]!] ?? 0
      const sold = offers.filled[column(world, 'trader', 'sellPlace')[i * n + e]!] ?? 0
      earned += (sold - bought) * price[e * 2 + 1]!
    }
    act(world, 'trader', 'settle')
    expect(earned).not.toBe(0)
    expect(purse[i]! - before).toBeCloseTo(earned, 3)
  })
  test('is never overdrawn: all bids together cost no more than it holds', () => {
    const world = warmWorld(scenario)
    const purse = column(world, 'trader', 'purse')
    const stock = column(world, 'trader', 'stock')
    const i = traderAbroad(world)
    stock.fill(0)
    for (const money of [0, 1, 1e4, 1e9]) {
      purse.fill(money)
      const { bid } = ordersOf(world, i)
      let cost = 0
      for (let e = 0; e < world.goods.elements; e++) cost += (bid(e)?.quantity ?? 0) * (bid(e)?.high ?? 0)
      expect(cost).toBeLessThanOrEqual(money * (1 + 1e-9))
      if (money > 0) expect(cost).toBeGreaterThan(0)
    }
    passWeeks(world, 40, () => {
      for (const money of purse) expect(money).toBeGreaterThanOrEqual(0)
    })
  })
  test('does not limit what is sold', () => {
    const world = warmWorld(scenario)
    const dy = world.goods.idOf('Dy')
    const i = traderAbroad(world)
    const rich = ordersOf(world, i).offer(dy)
    column(world, 'trader', 'purse').fill(0)
    expect(ordersOf(world, i).offer(dy)).toEqual(rich)
  })
})

describe('holding out', () => {
  /** Asks of a trader with and without it, nine weeks after the controls. */
  function asks(good: string, abroad: boolean) {
    const world = warmWorld(scenario)
    passWeeks(world, 22)
    const i = column(world, 'trader', 'abroad').indexOf(abroad ? 1 : 0)
    const e = world.goods.idOf(good)
    const ask = (holdOut: number): number => {
      column(world, 'trader', 'holdOut').fill(holdOut)
      return ordersOf(world, i).offer(e)!.low
    }
    return { none: ask(0), once: ask(1), twice: ask(2) }
  }
  /** Lowest ask of a trader abroad over what it costs to replace a tonne of Dy, for a share of its usual stock. */
  function askOver(share: number, holdOut: number): { ask: number; replace: number; drought: number } {
    const world = warmWorld(scenario)
    passWeeks(world, 22)
    const i = traderAbroad(world)
    const dy = world.goods.idOf('Dy')
    const at = i * world.goods.elements + dy
    column(world, 'trader', 'holdOut').fill(holdOut)
    column(world, 'trader', 'belief')[at] = 0
    column(world, 'trader', 'stock')[at] = share * column(world, 'trader', 'usual')[at]!
    return {
      ask: ordersOf(world, i).offer(dy)!.low,
      replace: world.auctions.price[dy * 2]! * exportWedge(world, dy),
      drought: world.news.drought[dy]!,
    }
  }
  test('a trader abroad asks over the price of replacing a tonne in proportion to what is missing, and inversely to what is left', () => {
    const full = askOver(1, 2)
    expect(full.drought).toBeGreaterThan(0.3)
    expect(full.ask / full.replace).toBeCloseTo(1.02 * (1 + 2 * full.drought), 6)
    const half = askOver(0.5, 2)
    expect(half.ask / half.replace).toBeCloseTo(1.02 * (1 + 4 * half.drought), 6)
  })
  test('under the rule of a thousandth holds back what would cross a border, of controlled oxides alone', () => {
    const offered = (good: string, threshold: number): number => {
      const world = warmWorld(scenario)
      passWeeks(world, 22)
      world.policy.values.deMinimisShare[0] = threshold
      return ordersOf(world, traderAbroad(world)).offer(world.goods.idOf(good))!.quantity
    }
    expect(offered('Dy', 0.001) / offered('Dy', 1)).toBeCloseTo(0.5, 12)
    expect(offered('La', 0.001)).toBe(offered('La', 1))
  })
  test('and restocks at no more than what a tonne with papers costs', () => {
    const world = warmWorld(scenario)
    passWeeks(world, 22)
    const i = traderAbroad(world)
    const dy = world.goods.idOf('Dy')
    const at = i * world.goods.elements + dy
    column(world, 'trader', 'belief')[at] = 1e9
    column(world, 'trader', 'stock')[at] = 0
    column(world, 'trader', 'purse')[i] = 1e12
    const most = world.auctions.price[dy * 2]! * exportWedge(world, dy)
    expect(ordersOf(world, i).bid(dy)!.high / most).toBeCloseTo(1, 9)
  })
  test('adds nothing at home, nor to an oxide that needs no licence', () => {
    for (const { none, twice } of [asks('Dy', false), asks('Nd', true)]) expect(twice).toBe(none)
  })
})
