import { expect, test } from 'vitest'
import { openAuctions } from '../../sim/market/auction.ts'
import {
  act,
  column,
  isFiniteRecord,
  run,
  shipped,
  warmWorld,
  withLevers,
  without,
  withParams,
} from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 80)

test('activity moves by its speed towards the gain over the threshold', () => {
  const world = warmWorld(withParams(scenario, 'illicitChannel', { threshold: 0.5, buildUp: 0.1 }))
  const activity = column(world, 'illicitChannel', 'activity').fill(0)
  const dy = world.goods.idOf('Dy')
  // 90 % of loads arrive: a quote at 2.5 times FOB earns 0.9 x 2.5 - 1 - 0.5 = 0.75.
  world.auctions.price[dy * 2 + 1] = 2.5 * world.goods.wedge[dy]! * world.auctions.price[dy * 2]!
  act(world, 'illicitChannel', 'submit')
  expect(activity[dy]).toBeCloseTo(0.1 * 0.75, 10)
})

test('a load is bid for up to the price at home at which it no longer pays', () => {
  const world = warmWorld(withParams(scenario, 'illicitChannel', { threshold: 0.5 }))
  column(world, 'illicitChannel', 'activity').fill(1)
  const dy = world.goods.idOf('Dy')
  const home = world.auctions.price[dy * 2]!
  world.auctions.expected[dy * 2] = home
  world.auctions.price[dy * 2 + 1] = 2.5 * world.goods.wedge[dy]! * home
  openAuctions(world.auctions)
  act(world, 'illicitChannel', 'submit')
  const bid = column(world, 'illicitChannel', 'buyPlace')[dy]!
  // 0.9 x 2.5 over FOB must earn half as much again: 1.5 times today's price is the most.
  expect(world.auctions.bids.high[bid]! / home).toBeCloseTo(1.5, 9)
  expect(world.auctions.bids.low[bid]! / home).toBeCloseTo(1, 9)
})

test('next to nothing leaks while the layers do not split', () => {
  expect(run(shipped('baseline', 80)).mean('leakage')).toBeLessThan(0.02)
})

test('a spread brings leakage, and certain seizure ends it', () => {
  const base = run(scenario)
  const watched = run(withLevers(scenario, { enforcement: 1 }))
  expect(base.mean('leakage', 40)).toBeGreaterThan(1)
  expect(watched.peak('leakage')).toBe(0)
})

test('without the illicit channel nothing leaks and the outside premium is higher', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'illicitChannel'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(gone.peak('leakage')).toBe(0)
  expect(gone.mean('quotePrice.Y', 40)).toBeGreaterThan(1.2 * base.mean('quotePrice.Y', 40))
  expect(gone.mean('shortfallOutside.ceramics', 40)).toBeGreaterThan(base.mean('shortfallOutside.ceramics', 40))
})
