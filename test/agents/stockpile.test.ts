import { expect, test } from 'vitest'
import { openAuctions } from '../../sim/market/auction.ts'
import {
  act,
  column,
  isFiniteRecord,
  openWorld,
  pairs,
  run,
  shipped,
  warmWorld,
  withLevers,
  without,
  withParams,
} from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 60)

test('a stockpile opens with its days of the region’s use', () => {
  const world = openWorld(withParams(scenario, 'stockpile', { days: 60 }))
  const line = column(world, 'stockpile', 'line')
  const daily = column(world, 'stockpile', 'daily')
  let held = 0
  for (let k = 0; k < line.length; k++) {
    if (line[k]! < 0) continue
    expect(world.lines.stock[line[k]!]).toBeCloseTo(60 * daily[k]!, 9)
    held++
  }
  expect(held).toBeGreaterThan(5)
})

test('daily use is a seventh of the weekly use of the region’s buyers', () => {
  const world = openWorld(scenario)
  const g = world.goods.idOf('heavyMagnet')
  const region = column(world, 'stockpile', 'region')[0]!
  const { lines } = world
  let week = 0
  for (let l = 0; l < lines.count; l++) if (lines.region[l] === region && lines.good[l] === g) week += lines.use[l]!
  expect(column(world, 'stockpile', 'daily')[g]).toBeCloseTo(week / 7, 9)
})

test('a quiet market is not sold to', () => {
  const world = warmWorld(shipped('baseline', 60))
  const places = column(world, 'stockpile', 'sellPlace')
  expect(places.every((place) => place === -1)).toBe(true)
})

test('a release is declared on the price of some weeks, outlasts a cheap week, and ends well below its trigger', () => {
  const world = warmWorld(scenario)
  const g = world.goods.idOf('heavyMagnet')
  const i = column(world, 'stockpile', 'line').findIndex((line, k) => k % world.goods.count === g && line >= 0)
  const market = g * 2 + world.lines.layer[column(world, 'stockpile', 'line')[i]!]!
  const { auctions } = world
  const trigger = world.policy.values.stockpileReleaseTrigger[0]! * auctions.normal[market]!
  const isSold = (expected: number, price: number): boolean => {
    auctions.expected[market] = expected * trigger
    auctions.price[market] = price * trigger
    openAuctions(auctions)
    act(world, 'stockpile', 'submit')
    return column(world, 'stockpile', 'sellPlace')[i]! >= 0
  }
  expect(isSold(0.95, 1.5)).toBe(false)
  expect(isSold(1.05, 1.5)).toBe(true)
  expect(isSold(0.8, 0.3)).toBe(true)
  expect(isSold(0.7, 0.3)).toBe(false)
  expect(isSold(0.95, 1.5)).toBe(false)
})

test('a rule of sixty days fills an empty store', () => {
  const filled = run(withLevers(shipped('baseline', 104), { stockpileDays: { Europe: 60 } }))
  expect(filled.at('stockpile.Europe', 0)).toBeLessThan(30)
  expect(filled.at('stockpile.Europe', 103)).toBeGreaterThan(200)
})

test('without stockpiles none is held, and the quote of Dy runs higher under the controls', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'stockpile'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(base.at('stockpile.Japan', 0)).toBeGreaterThan(500)
  for (const region of ['China', 'Japan', 'Korea', 'Europe', 'UnitedStates'])
    expect(gone.peak(`stockpile.${region}`)).toBe(0)
  const quotes = pairs(scenario, without(scenario, 'stockpile'), (r) => r.mean('quotePrice.Dy', 16, 60), 4)
  expect(quotes.reduce((sum, q) => sum + Math.log(q.variant / q.base), 0)).toBeGreaterThan(0)
})

test('stockpiles abroad are worth their tonnes at opening prices; those of China are not counted', () => {
  const world = openWorld(scenario)
  const { goods, lines, flows } = world
  const line = column(world, 'stockpile', 'line')
  let worth = 0
  for (const l of line)
    if (l >= 0 && lines.layer[l] === 1) worth += lines.stock[l]! * goods.opening[lines.good[l]! * 2 + 1]!
  flows.stockpileValue = 0
  act(world, 'stockpile', 'settle')
  expect(worth).toBeGreaterThan(0)
  expect(flows.stockpileValue).toBeCloseTo(worth, 3)
})
