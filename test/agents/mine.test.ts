import { expect, test } from 'vitest'
import { basketPrice } from '../../sim/market/concentrate.ts'
import { act, column, isFiniteRecord, namesOf, run, shipped, warmWorld, without, withParams } from '../run-shipped.ts'

const scenario = shipped('baseline', 80)

/** Weeks of one price until mine 0 changes between running and idle. */
function weeksUntilChange(world: ReturnType<typeof warmWorld>, ratio: number): number {
  const idle = column(world, 'mine', 'idle')
  const netback = column(world, 'mine', 'netback')
  const before = idle[0]
  for (let week = 1; week <= 100; week++) {
    netback[0] = ratio * column(world, 'mine', 'cashCost')[0]!
    act(world, 'mine', 'mine')
    if (idle[0] !== before) return week
  }
  return Infinity
}

test('a mine idles after half a year below cash cost and comes back after half a year above it', () => {
  const world = warmWorld(scenario)
  expect(weeksUntilChange(world, 0.8)).toBe(27)
  expect(weeksUntilChange(world, 1.0)).toBe(Infinity)
  expect(weeksUntilChange(world, 1.2)).toBe(27)
})

test('a mine a little below cash cost goes on', () => {
  expect(weeksUntilChange(warmWorld(scenario), 0.9)).toBe(Infinity)
})

test('a week digs a 52nd of capacity, of which the deposit decides the elements', () => {
  const world = warmWorld(withParams(scenario, 'mine', { overrun: 0, elasticity: 0, growth: 0, response: 0 }))
  column(world, 'mine', 'stock').fill(0)
  column(world, 'mine', 'utilization').fill(1)
  const mined = world.ledger.mined.slice()
  world.flows.mined.fill(0)
  act(world, 'mine', 'mine')
  const capacity = column(world, 'mine', 'capacity')
  const deposit = column(world, 'mine', 'deposit')
  const total = capacity.reduce((a, b) => a + b, 0) / 52
  // Utilization moves a tenth of the way to a rate that an empty store does not limit.
  expect(world.flows.mined.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 6)
  const n = world.goods.elements
  const dy = world.goods.idOf('Dy')
  const expected = capacity.reduce((sum, c, i) => sum + (c / 52) * world.deposits[deposit[i]! * n + dy]!, 0)
  expect(world.ledger.mined[dy]! - mined[dy]!).toBeCloseTo(expected, 6)
})

test('an outage stops exactly the mine it names', () => {
  const world = warmWorld(scenario)
  world.news.capacityFactor.set('mount-weld', 0)
  const stock = column(world, 'mine', 'stock')
  const before = stock.slice()
  act(world, 'mine', 'mine')
  namesOf(world, 'mine').forEach((name, i) => {
    if (name === 'mount-weld') expect(stock[i]).toBe(before[i])
    else expect(stock[i]).toBeGreaterThan(before[i]!)
  })
})

test('mines whose ore does not pay leave the market short', () => {
  const base = run(scenario)
  const dear = run(withParams(scenario, 'mine', { cashCost: 60_000 }))
  expect(dear.mean('domesticPrice.Nd', 60)).toBeGreaterThan(1.3 * base.mean('domesticPrice.Nd', 60))
})

test('without mines nothing is mined, nothing exported and lines stop', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'mine'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(base.mean('miningShare.China')).toBeGreaterThan(0.5)
  expect(gone.peak('miningShare.China')).toBeNaN()
  expect(gone.peak('exports.La', 30)).toBe(0)
  expect(gone.mean('lineStops.evMotors', 60)).toBeGreaterThan(50)
})

/** What each mine digs in one week, t, under a crackdown. In the weeks before the start nothing grows. */
function dugUnder(crackdown: number, week = -1) {
  const world = warmWorld(shipped('export-quota-2010', 20))
  const stock = column(world, 'mine', 'stock').fill(0)
  world.policy.values.miningCrackdown[0] = crackdown
  world.week = week
  act(world, 'mine', 'mine')
  return { world, dug: Float64Array.from(stock) }
}

test('a crackdown stops its share of what Chinese mines dig above quota, and nothing elsewhere', () => {
  const free = dugUnder(0)
  const region = column(free.world, 'mine', 'region')
  const overrun = column(free.world, 'mine', 'overrun')
  const half = dugUnder(0.5).dug
  const whole = dugUnder(1).dug
  expect(overrun.some((o, i) => o > 0 && region[i] === 0)).toBe(true)
  free.dug.forEach((tonnes, i) => {
    const o = region[i] === 0 ? overrun[i]! : 0
    expect(half[i]).toBeCloseTo((tonnes * (1 + o / 2)) / (1 + o), 9)
    expect(whole[i]).toBeCloseTo(tonnes / (1 + o), 9)
  })
})

/** Column of mine `i` a week after its ore came to fetch `price` times the usual. */
function afterPrice(name: string, i: number, price: number, crackdown = 0, trend = 0): number {
  const world = warmWorld(shipped('export-quota-2010', 20))
  column(world, 'mine', 'extra').fill(1)
  column(world, 'mine', 'diggers').fill(1)
  column(world, 'mine', 'swing').fill(0.4)
  column(world, 'mine', 'response').fill(0.4)
  column(world, 'mine', 'overrunGrowth').fill(trend)
  const netback = column(world, 'mine', 'netback')
  column(world, 'mine', 'usual').set(netback)
  netback[i]! *= price
  world.policy.values.miningCrackdown[0] = crackdown
  world.week = 1
  act(world, 'mine', 'mine')
  return column(world, 'mine', name)[i]!
}
const regions = column(warmWorld(shipped('export-quota-2010', 20)), 'mine', 'region')
const chinese = regions.findIndex((r) => r === 0)
const foreign = regions.findIndex((r) => r > 0)

test('a crackdown also stops what dear ore would bring in, but not what cheap ore drives out', () => {
  expect(afterPrice('diggers', chinese, 2)).toBeGreaterThan(afterPrice('diggers', chinese, 2, 0.5))
  expect(afterPrice('diggers', chinese, 2, 0.5)).toBeGreaterThan(1)
  expect(afterPrice('diggers', chinese, 2, 1)).toBe(1)
  expect(afterPrice('diggers', chinese, 0.5, 1)).toBe(afterPrice('diggers', chinese, 0.5))
  expect(afterPrice('diggers', chinese, 0.5, 1)).toBeLessThan(1)
})

test('what a quota binds does not grow with the price: abroad mines do, in China those who dig without one', () => {
  expect(afterPrice('extra', chinese, 2)).toBe(1)
  // 0.4 a year, for a rise of a whole less the inertia of 0.05, in one week of 52.
  expect(afterPrice('extra', foreign, 2)).toBeCloseTo(1 + (0.4 * 0.95) / 52, 12)
  expect(afterPrice('diggers', chinese, 2)).toBeCloseTo(1 + (0.4 * 0.95) / 52, 12)
  expect(afterPrice('diggers', chinese, 1, 0, 0.07)).toBeCloseTo(1 + 0.07 / 52, 12)
  expect(afterPrice('diggers', chinese, 2, 0, 0.07)).toBeCloseTo(1 + (0.4 * 0.95 + 0.07) / 52, 12)
})

test('ore for a plant of one’s own is worth what its oxides are worth, not what others bid, and no less than its floor', () => {
  const world = warmWorld(scenario)
  const i = namesOf(world, 'mine').indexOf('mountain-pass')
  const region = column(world, 'mine', 'region')[i]!
  const usual = column(world, 'mine', 'usual')[i]!
  const n = world.goods.elements
  world.policy.values.oreSales[region - 1] = 0
  const netback = column(world, 'mine', 'netback')
  column(world, 'mine', 'outsidePlace').fill(-1)
  column(world, 'mine', 'chinaPlace').fill(-1)
  const settle = () => {
    netback[i] = usual
    act(world, 'mine', 'settle')
    return netback[i]!
  }
  for (let e = 0; e < n; e++) world.auctions.expected[e * 2 + 1] = 2 * world.auctions.expected[e * 2 + 1]!
  const basket = basketPrice(world, world.deposits, column(world, 'mine', 'deposit')[i]! * n, 1)
  const ratio = basket / column(world, 'mine', 'usualBasket')[i]!
  // A week's weight of 0.08 of the way to its new worth.
  const free = settle()
  expect(free).toBeCloseTo(usual + 0.08 * usual * (ratio - 1), 6)
  const nd = world.goods.idOf('Nd')
  world.news.priceFloor[nd] = 3 * world.auctions.expected[nd * 2 + 1]!
  expect(settle()).toBeGreaterThan(free)
  column(world, 'mine', 'supported')[i] = 0
  expect(settle()).toBeCloseTo(free, 9)
})

test('a Chinese duty on ore is taken off what the mine is left with, and added to what it asks', () => {
  const [free, taxed] = [0, 1.25].map((duty) => {
    const world = warmWorld(scenario)
    const i = namesOf(world, 'mine').indexOf('mountain-pass')
    // All its ore is for China.
    column(world, 'mine', 'outsideFirst')[i] = 0
    column(world, 'mine', 'outsideTake')[i] = 0
    world.policy.values.oreTariff[column(world, 'mine', 'region')[i]! - 1] = duty
    column(world, 'mine', 'netback')[i] = 0
    act(world, 'mine', 'submit')
    const offer = column(world, 'mine', 'chinaPlace')[i]!
    act(world, 'mine', 'settle')
    return { left: column(world, 'mine', 'netback')[i]!, ask: world.concentrate.auctions.offers.low[offer]! }
  })
  expect(taxed!.left).toBeCloseTo(free!.left / 2.25, 6)
  expect(taxed!.ask).toBeCloseTo(free!.ask * 2.25, 6)
})

test('the growth of the quota reaches an ore by its share of it: none for a clay whose quota stands still', () => {
  const world = warmWorld(scenario)
  const names = namesOf(world, 'mine')
  world.news.miningQuota = 1.5
  act(world, 'mine', 'mine')
  const scale = (name: string) => column(world, 'mine', 'scale')[names.indexOf(name)]
  expect(scale('south-china-clay')).toBe(1)
  expect(scale('bayan-obo')).toBeCloseTo(1 + 1.076 * 0.5, 12)
})

test('who digs without quota comes within months when ore is dear, leaves as fast when it is cheap, and is stopped by inspectors', () => {
  const diggersAfter = (price: number, crackdown = 0) => {
    const world = warmWorld(withParams(shipped('export-quota-2010', 20), 'mine', { swing: 1 }))
    const i = column(world, 'mine', 'region').findIndex((r) => r === 0)
    const netback = column(world, 'mine', 'netback')
    column(world, 'mine', 'diggers').fill(1)
    column(world, 'mine', 'usual').set(netback)
    netback[i]! *= price
    world.policy.values.miningCrackdown[0] = crackdown
    world.week = 1
    act(world, 'mine', 'mine')
    return column(world, 'mine', 'diggers')[i]!
  }
  // A signal of 0.95 beyond the inertia of 5 %, a 52nd of it in a week.
  expect(diggersAfter(2)).toBeCloseTo(1 + 0.95 / 52, 12)
  expect(diggersAfter(1.04)).toBe(1)
  expect(diggersAfter(0.7)).toBeCloseTo(1 - 0.25 / 52, 12)
  expect(diggersAfter(2, 1)).toBe(1)
})
