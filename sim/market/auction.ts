/**
 * Uniform-price call auction, one per good and layer, every week. Bids and offers are ramps: a bid wants its whole quantity at
 * `low` or less and nothing at `high`; an offer sells nothing at `low` and its whole quantity at `high` or more.
 * The price is where the ramps cross; the long side is filled in proportion, so that bought equals sold.
 */
import { moveExpectations } from './expectations.ts'
import { createSide, emptySide, type Side } from './orders.ts'
import { addRamps, createRamps, crossing, emptyRamps, type Ramps } from './ramps.ts'

export interface Auctions {
  readonly markets: number
  readonly bids: Side
  readonly offers: Side
  /** Clearing price, USD/t. Without any trade: what a standard lot would fetch. */
  readonly price: Float64Array
  /** What one more standard lot would have cost this week, USD/t: what assessors quote, however little was traded. */
  readonly ask: Float64Array
  /** 1 where assessors quote; elsewhere `ask` stays as it was. */
  readonly quoted: Uint8Array
  /** Tonnes traded this week. */
  readonly traded: Float64Array
  /** Of which sold from China (outside layer). */
  readonly fromChina: Float64Array
  /** What the trade expects to pay in the coming months, USD/t. */
  readonly expected: Float64Array
  /** What the trade takes this week's price for, USD/t: follows it within weeks. */
  readonly reference: Float64Array
  /** What buyers take their costs for, USD/t: at home the reference; abroad what they paid, by licence, contract and on the spot. */
  readonly paid: Float64Array
  /** Change of the reference by news this week, in logarithms; used up when the market clears. */
  readonly rerating: Float64Array
  /** What lines and plants are designed for, USD/t: a mean of five years. */
  readonly design: Float64Array
  /** Logarithms of the price and of the expected price over the one designed for. */
  readonly rise: Float64Array
  readonly expectedRise: Float64Array
  /** Three-year average price, USD/t: what is called normal. */
  readonly normal: Float64Array
  /** Average of the reference over some months, USD/t, and the logarithm of the reference over it: where prices are going. */
  readonly lately: Float64Array
  readonly trend: Float64Array
  /** Size of a standard lot, t: what a price assessor asks for. */
  readonly lot: Float64Array
  /** Of the market that is being cleared: bids, then offers. */
  readonly ramps: Ramps
}

/** `isQuoted`: where assessors quote an ask; a search of its own in every week. */
export function createAuctions(
  markets: number,
  opening: Float64Array,
  isQuoted: (market: number) => boolean = () => true,
): Auctions {
  return {
    markets,
    bids: createSide(markets),
    offers: createSide(markets),
    price: opening.slice(),
    ask: opening.slice(),
    quoted: Uint8Array.from({ length: markets }, (_, m) => (isQuoted(m) ? 1 : 0)),
    traded: new Float64Array(markets),
    fromChina: new Float64Array(markets),
    expected: opening.slice(),
    reference: opening.slice(),
    paid: opening.slice(),
    rerating: new Float64Array(markets),
    design: opening.slice(),
    rise: new Float64Array(markets),
    expectedRise: new Float64Array(markets),
    normal: opening.slice(),
    lately: opening.slice(),
    trend: new Float64Array(markets),
    lot: new Float64Array(markets),
    ramps: createRamps(),
  }
}

export function openAuctions(auctions: Auctions): void {
  emptySide(auctions.bids)
  emptySide(auctions.offers)
  auctions.fromChina.fill(0)
}

/** Clears every market: sets price, traded and each order's fill, and moves expectations. */
export function clearAuctions(auctions: Auctions): void {
  for (let m = 0; m < auctions.markets; m++) {
    clearMarket(auctions, m)
    moveExpectations(auctions, m)
  }
}

function clearMarket(auctions: Auctions, m: number): void {
  const { bids, offers, ramps, price, ask, lot } = auctions
  emptyRamps(ramps, bids.count + offers.count)
  addRamps(ramps, bids, m)
  const { count, total: wanted, highest: dearestBid } = ramps
  addRamps(ramps, offers, m)
  price[m] = clearingPrice(ramps, wanted, dearestBid, lot[m], price[m])
  const demand = takeBids(ramps, count, price[m])
  const supply = takeOffers(ramps, count, price[m])
  fill(ramps, 0, count, bids.filled, demand > supply ? supply / demand : 1)
  fill(ramps, count, ramps.count, offers.filled, supply > demand ? demand / supply : 1)
  auctions.traded[m] = Math.min(demand, supply)
  if (auctions.quoted[m] === 1) ask[m] = askOfLot(ramps, wanted + lot[m], price[m], ask[m])
}

/** A quote falls at most to this share of last week's while not even a standard lot is bid for; assumed, 0.9-0.99. */
const SLOWEST_FALL = 0.95

/** Price at which bids meet offers plus a standard lot; where less is bid for, the quote slides towards the cheapest order. */
function clearingPrice(ramps: Ramps, wanted: number, dearestBid: number, lot: number, previous: number): number {
  if (wanted > lot) return crossing(ramps, wanted - lot, ramps.lowest, dearestBid, previous)
  const cheapest = wanted > 0 ? ramps.lowest : Math.min(ramps.lowest, previous)
  return Math.max(cheapest, SLOWEST_FALL * previous)
}

/** Assessors move a quote up by this part of it in a week at most, and back down as far; assumed, 0.2-0.5: Dy tripled in five weeks of 2025. */
const FASTEST_QUOTE = 0.35

/** Lowest price at which a standard lot is offered beyond what is bid for (`target`); never above the dearest order in hand. */
function askOfLot(ramps: Ramps, target: number, price: number, previous: number): number {
  const most = Math.max(price, Math.min(ramps.highest, (1 + FASTEST_QUOTE) * previous))
  const least = Math.min(ramps.highest, previous / (1 + FASTEST_QUOTE))
  return Math.max(least, crossing(ramps, target, price, most, price))
}

/** What bids take at this price; returns their sum. */
function takeBids({ low, high, quantity, slope, taken }: Ramps, end: number, price: number): number {
  let sum = 0
  for (let k = 0; k < end; k++) {
    const tonnes = price <= low[k] ? quantity[k] : price < high[k] ? slope[k] * (high[k] - price) : 0
    taken[k] = tonnes
    sum += tonnes
  }
  return sum
}

/** What offers give at this price; returns their sum. */
function takeOffers({ count, low, high, quantity, slope, taken }: Ramps, from: number, price: number): number {
  let sum = 0
  for (let k = from; k < count; k++) {
    const tonnes = price >= high[k] ? quantity[k] : price > low[k] ? slope[k] * (price - low[k]) : 0
    taken[k] = tonnes
    sum += tonnes
  }
  return sum
}

/** Tells the owners of orders which share of what they would take or give at this price they do. */
function fill({ place, taken }: Ramps, from: number, end: number, filled: Float64Array, share: number): void {
  for (let k = from; k < end; k++) filled[place[k]] = taken[k] * share
}
