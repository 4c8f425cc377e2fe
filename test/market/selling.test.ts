import { expect, test } from 'vitest'
import { createSide } from '../../sim/market/orders.ts'
import { offerBound, offerStock } from '../../sim/market/selling.ts'
import type { World } from '../../sim/world/world.ts'

/** Two goods that are expected to cost 100 at home and outside, and nothing of the second comes from China by half. */
function market() {
  const offers = createSide(4)
  const auctions = { expected: Float64Array.of(100, 100, 100, 100), offers }
  const world = { auctions, news: { drought: Float64Array.of(0, 0.5) } } as unknown as World
  const orderAt = (place: number) => [offers.quantity[place]!, offers.low[place]!, offers.high[place]!]
  return {
    /** t, and the prices between which they are sold. */
    offer: (m: number, stock: number, rate: number, target: number, floor = 50, eager = 1) => {
      const place = offerStock(world, m, stock, rate, target, floor, eager)
      return place < 0 ? 'nothing' : orderAt(place)
    },
    bound: (m: number, tonnes: number, floor: number) => orderAt(offerBound(world, m, tonnes, floor)),
  }
}
const close = (given: readonly number[] | string, expected: readonly number[]) =>
  (given as readonly number[]).forEach((value, k) => expect(value).toBeCloseTo(expected[k]!, 9))

test('a usual store offers half more than its usual outflow, from four fifths of the usual price on', () => {
  close(market().offer(0, 10, 2, 10), [3, 80, 110])
  close(market().offer(0, 10, 2, 10, 50, 0.5), [1.5, 80, 110])
})

test('a surplus is worked off in eight weeks and sold more cheaply, within a fifth', () => {
  close(market().offer(0, 18, 2, 10), [4.5, 0.8 * 95.2, 95.2 * 1.1])
  close(market().offer(0, 100, 2, 10), [1.5 * 13.25, 64, 88])
  close(market().offer(0, 10, 2, 0), [1.5 * 3.25, 0.8 * 94, 94 * 1.1])
})

test('a store that runs low asks more and keeps a twentieth', () => {
  close(market().offer(0, 1, 2, 10), [0.95, 0.8 * 105.4, 105.4 * 1.1])
  // Nine tenths are the most that it means to sell: 1.5 x 0.9 of one tonne is more than it offers.
  close(market().offer(0, 1, 20, 1), [0.95, 80, 110])
})

test('nothing is offered by who holds back, or whose store is far below what it wants to hold', () => {
  expect(market().offer(0, 10, 2, 10, 50, 0)).toBe('nothing')
  expect(market().offer(0, 1, 1, 20)).toBe('nothing')
})

test('nothing is sold below cash cost, and all of it a tenth above', () => {
  close(market().offer(0, 10, 2, 10, 200), [3, 200, 220])
})

test('abroad a seller asks twice as much while half of what usually comes from China is missing; at home it does not', () => {
  close(market().offer(3, 10, 2, 10), [3, 160, 220])
  close(market().offer(1, 10, 2, 10), [3, 80, 110])
  close(market().offer(2, 10, 2, 10), [3, 80, 110])
})

test('what is sold already goes at the index: from its floor on, all of it below the usual price', () => {
  close(market().bound(1, 5, 50), [5, 50, 70])
  close(market().bound(1, 5, 80), [5, 80, 81.6])
})
