/** What makers abroad take their oxides to cost, and what customers count on under contract. */
import { expect, test } from 'vitest'
import { clearDue, honorContracts, owe } from '../../sim/market/contracts.ts'
import { notePaid } from '../../sim/market/expectations.ts'
import { unitCost } from '../../sim/market/magnet-worth.ts'
import { HOME, OUTSIDE } from '../../sim/world/products.ts'
import { openWorld, shipped } from '../run-shipped.ts'

const opened = () => openWorld(shipped('baseline'))

test('what was paid for a tonne, by any channel, enters what makers abroad reckon with, a seventh of the way; the quote does not', () => {
  const world = opened()
  const { auctions, flows, goods } = world
  const dy = goods.idOf('Dy')
  const heavy = goods.idOf('heavyMagnet')
  const before = auctions.paid[dy * 2 + OUTSIDE]!
  const cost = unitCost(world, heavy, OUTSIDE, 1)
  auctions.price[dy * 2 + OUTSIDE]! *= 5
  auctions.expected[dy * 2 + OUTSIDE]! *= 5
  flows.paidTonnes.fill(0)
  flows.paidValue.fill(0)
  notePaid(world)
  expect(auctions.paid[dy * 2 + OUTSIDE]).toBe(before)
  expect(unitCost(world, heavy, OUTSIDE, 1)).toBe(cost)
  // 3 t at the old price and 1 t at five times: twice on average.
  flows.paidTonnes[dy] = 4
  flows.paidValue[dy] = 8 * before
  notePaid(world)
  expect(auctions.paid[dy * 2 + OUTSIDE]! / before).toBeCloseTo(2 ** 0.14, 9)
  expect(unitCost(world, heavy, OUTSIDE, 1)).toBeGreaterThan(cost)
  expect(auctions.paid[dy * 2 + HOME]).toBe(auctions.reference[dy * 2 + HOME])
})

test('a customer counts on what lately came under contract, a quarter of the way a week, and on less when nothing comes', () => {
  const world = opened()
  const { contracts, lines, goods } = world
  const heavy = goods.idOf('heavyMagnet')
  const customer = lines.contract.findIndex((tonnes, i) => tonnes > 0 && lines.good[i] === heavy)
  lines.secured.fill(0)
  lines.stock.fill(0)
  const share = lines.contract[customer]! / contracts.base[heavy]!
  clearDue(contracts)
  owe(contracts, 1, heavy, 8)
  honorContracts(world)
  expect(lines.secured[customer]).toBeCloseTo(0.25 * 8 * share, 12)
  clearDue(contracts)
  honorContracts(world)
  expect(lines.secured[customer]).toBeCloseTo(0.75 * 0.25 * 8 * share, 12)
})
