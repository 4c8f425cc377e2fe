/**
 * What a line of production bids for a good that it needs every week. Only what its output is worth bounds the price: what the line
 * needs is wanted at once, whatever it costs. How much stock it wants beyond that falls with the price (a store is worth what it
 * saves), and so does the part of its use that can wait. So a shortage is settled by price; rationing is the end of the line.
 */
import { clamp, log, pow } from '../numbers/math.ts'
import type { Auctions } from './auction.ts'
import { useAt } from './expectations.ts'
import { submitCurve } from './orders.ts'

/** Prices of the curve over the one that the trade expects: from a sale to a panic. */
const RELATIVE = Float64Array.of(0.74, 1, 1.1, 1.5, 12)
export const BID_NODES = RELATIVE.length
const RISE = RELATIVE.map(log)

/** Stock that a line keeps however dear its input is, share of its usual cover; assumed, 0.15-0.4 (probes: 1.2 of 5 weeks). */
const LEAST_COVER = 0.24
/** Most that is stored when the good is cheap, times the usual cover; assumed, 2-4. */
const MOST_COVER = 3
/** Interest and storage of a stock until it is used, share of its price; assumed, 0.005-0.03. */
const CARRY = 0.015
/** Rise of the price over the expected one that cuts the stock wanted to about 60 %; assumed, 0.12-0.5. */
const YIELD_SCALE = 0.25
/** How fast the last stocks are given up: power of the rise; assumed, 1-2.5. */
const YIELD_POWER = 1.5

/** Stock wanted at each node, times the usual cover. */
const COVER = RELATIVE.map((relative) => {
  const rise = 1 + (relative - 1 + CARRY) / YIELD_SCALE
  return rise > 0 ? Math.min(MOST_COVER, LEAST_COVER + (1 - LEAST_COVER) * pow(rise, -1 / YIELD_POWER)) : MOST_COVER
})

/** Nobody orders more than this many weeks of use at once: warehouses and credit end; assumed, 3-8. */
const LARGEST_ORDER = 6

/** What a line wants to know and be known by; filled anew for each bid. */
export interface Wish {
  /** t a week at this week's price, and what is in store, on the way and ordered. */
  use: number
  /** t a week that comes under contract, whatever is ordered. */
  secured: number
  position: number
  /** Weeks from order to arrival, and stock on top of them. */
  lead: number
  cover: number
  /** Share of the gap between stock and target that is ordered in a week. */
  gapShare: number
  elasticity: number
  /** What it thinks the market will pay, USD/t, and the most that a tonne is worth to it. */
  expected: number
  worth: number
}

const price = new Float64Array(BID_NODES)
const wanted = new Float64Array(BID_NODES)

/** t that the line orders when the price is as expected. */
export function orderAt({ use, secured, position, lead, cover, gapShare }: Wish): number {
  return orderOf(use, secured, use * (lead + cover), position, gapShare)
}

/** t ordered by whoever uses `use` t a week, of which `secured` t come under contract, and wants `target` t in store and on the way. */
function orderOf(use: number, secured: number, target: number, position: number, gapShare: number): number {
  return clamp(use - secured + gapShare * (target - position - use), 0, LARGEST_ORDER * use)
}

/** Puts a line's wish to the market as a curve; returns its first place, -1 when it wants nothing at any price. */
export function bidForUse(auctions: Auctions, market: number, wish: Wish): number {
  const { use, secured, position, lead, cover, gapShare, elasticity, expected, worth } = wish
  const rise = log(expected / auctions.design[market])
  const now = useAt(auctions.rise[market], elasticity)
  for (let k = 0; k < BID_NODES; k++) {
    price[k] = Math.min(RELATIVE[k] * expected, worth)
    const used = use * (useAt(rise + RISE[k], elasticity) / now)
    wanted[k] = orderOf(used, secured, used * (lead + cover * COVER[k]), position, gapShare)
  }
  if (wanted[0] <= 0) return -1
  // Where stocks are full the curve would bend up: at a higher price nobody wants more.
  for (let k = 1; k < BID_NODES; k++) if (wanted[k] > wanted[k - 1]) wanted[k] = wanted[k - 1]
  return submitCurve(auctions.bids, market, BID_NODES, price, wanted)
}
