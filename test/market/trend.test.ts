import { expect, test } from 'vitest'
import { createAuctions } from '../../sim/market/auction.ts'
import { moveExpectations, settleViews } from '../../sim/market/expectations.ts'
import { OFFER_NODES, offerHolding } from '../../sim/market/offer-curve.ts'

/** A market whose price has risen by `weekly` (logarithm) for so many weeks. */
function risen(weekly: number, weeks: number) {
  const auctions = createAuctions(1, Float64Array.of(100))
  settleViews(auctions)
  for (let week = 0; week < weeks; week++) {
    auctions.price[0]! *= Math.exp(weekly)
    moveExpectations(auctions, 0)
  }
  return auctions
}
const sum = (values: Float64Array, from: number, to: number) => values.slice(from, to).reduce((a, b) => a + b, 0)

test('a trend is where prices have been going: none at rest, down as well as up, and no steeper than a half', () => {
  expect(risen(0, 40).trend[0]).toBe(0)
  const up = risen(0.01, 200).trend[0]!
  // A mean of twenty weeks lags a steady rise of 1 % a week by 20 weeks.
  expect(up).toBeCloseTo(0.18, 1)
  expect(Math.abs(risen(-0.01, 200).trend[0]! + up)).toBeLessThan(0.25 * up)
  expect(risen(0.2, 100).trend[0]).toBe(0.5)
})

test('a trend fades when prices stand still', () => {
  const auctions = risen(0.02, 30)
  const before = auctions.trend[0]!
  for (let week = 0; week < 60; week++) moveExpectations(auctions, 0)
  expect(auctions.trend[0]).toBeLessThan(0.15 * before)
})

test('a holder who follows the trend offers less while prices rise and more while they fall; one who does not offers the same', () => {
  const offered = (trend: number, herd: number) => {
    const auctions = createAuctions(1, Float64Array.of(100))
    settleViews(auctions)
    auctions.trend[0] = trend
    const place = offerHolding(auctions, 0, 60, 10, 60, 0, herd, 1)
    return sum(auctions.offers.quantity, place, place + OFFER_NODES)
  }
  const rest = offered(0, 1.5)
  // Wants 1.5 x 0.2 of its usual 60 t more, and sells a fifth of what it holds too much: 3.6 t less.
  expect(offered(0.2, 1.5)).toBeCloseTo(rest - 3.6, 9)
  expect(offered(-0.2, 1.5)).toBeCloseTo(rest + 3.6, 9)
  expect(offered(0.2, 0)).toBe(rest)
})
