/**
 * How a producer that can wait sells: what it makes, and part of what its store holds beyond what it wants to hold. It wants to hold
 * more while the price is below the one that it expects, and less above it: holders, not queues, carry a glut.
 */
import { clamp } from '../numbers/math.ts'
import type { Auctions } from './auction.ts'
import { submit } from './orders.ts'

/** Prices of the curve over the expected one. */
const RELATIVE = [0.85, 1, 1.12]
export const OFFER_NODES = RELATIVE.length
/** Share of what the store holds too much that is offered in a week; assumed, 0.1-0.4. */
const SURPLUS_SHARE = 0.2
/** Stock wanted is at least and at most so many times the usual one; assumed, 0.2-0.6 and 2-4. */
const LEAST_HELD = 0.4
const MOST_HELD = 3
/** The first price of the curve below which nothing is offered, over the first at which its part is; assumed, 0.8-1. */
const FIRST_PRICE = 0.9
/** A producer never empties its store in a week; assumed, 0.7-1. */
const MOST_SOLD = 0.9

/**
 * Offers in a market of `auctions` from `stock` (t) around the usual outflow `rate` (t/week) and the usual stock `target` (t); nothing
 * below `floor` (USD/t). `holding`: fall of the stock wanted, times the usual one, for a price as much above the expected one; `herd`: its
 * rise for a rise of the last months (logarithm).
 * Returns the first place.
 */
export function offerHolding(
  auctions: Auctions,
  market: number,
  stock: number,
  rate: number,
  target: number,
  holding: number,
  herd: number,
  floor: number,
): number {
  const expected = auctions.expected[market]
  const place = auctions.offers.count
  let offered = 0
  let before = floor
  for (let k = 0; k < OFFER_NODES; k++) {
    const wanted =
      target * clamp(1 + holding * (1 - RELATIVE[k]) + herd * auctions.trend[market], LEAST_HELD, MOST_HELD)
    const whole = clamp(rate + SURPLUS_SHARE * (stock - wanted), offered, MOST_SOLD * stock)
    const price = Math.max(floor, RELATIVE[k] * expected)
    submit(
      auctions.offers,
      market,
      Math.max(0, whole - offered),
      k === 0 ? Math.max(floor, FIRST_PRICE * price) : before,
      price,
    )
    offered = Math.max(offered, whole)
    before = price
  }
  return place
}
