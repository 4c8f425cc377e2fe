import { expect, test } from 'vitest'
import { postedWorth } from '../../sim/market/posted-worth.ts'
import { openWorld, shipped } from '../run-shipped.ts'

const world = openWorld(shipped('baseline', 2))
const { elements, idOf } = world.goods
const [nd, la] = [idOf('Nd'), idOf('La')]
/** Opening prices but Nd at one and a half times its own, in China and abroad. */
function priced(): Float64Array {
  world.auctions.price.set(world.goods.opening)
  for (const layer of [0, 1]) world.auctions.price[nd * 2 + layer]! *= 1.5
  const output = new Float64Array(2 * elements)
  output[elements + nd] = 3
  return output
}

test('tonnes of one oxide are worth as much more as its price has risen', () => {
  expect(postedWorth(world, priced(), 1, 0)).toBeCloseTo(1.5, 12)
})

test('a basket counts each oxide by what it was worth', () => {
  const output = priced()
  const opening = world.goods.opening
  output[elements + la] = (3 * opening[nd * 2]!) / opening[la * 2]!
  expect(postedWorth(world, output, 1, 0)).toBeCloseTo(1.25, 12)
})

test('a floor counts for whom it protects, where it is higher', () => {
  const output = priced()
  world.news.priceFloor[nd] = 2 * world.goods.opening[nd * 2 + 1]!
  expect(postedWorth(world, output, 1, 1, true)).toBeCloseTo(2, 12)
  expect(postedWorth(world, output, 1, 1)).toBeCloseTo(1.5, 12)
  world.news.priceFloor[nd] = 0
})

test('who makes nothing is worth what it was', () => {
  expect(postedWorth(world, priced(), 0, 0)).toBe(1)
})
