/**
 * Uniform-price call auction, one per good and layer, every week. Bids and offers are ramps: a bid wants its whole quantity at
 * `full` or less and nothing at `none`; an offer sells nothing at `start` and its whole quantity at `full` or more.
 * The price is where the ramps cross; the long side is filled in proportion, so that bought equals sold.
 */
export interface Side {
  /** Orders this week, by market. */
  readonly count: Int32Array
  /** t: [market * capacity + order]. */
  readonly quantity: Float64Array
  /** USD/t at which the ramp begins (an offer's nothing, a bid's whole). */
  readonly low: Float64Array
  /** USD/t at which the ramp ends (an offer's whole, a bid's nothing). */
  readonly high: Float64Array
  /** t filled, set by clearing. */
  readonly filled: Float64Array
}

export interface Auctions {
  readonly markets: number
  readonly capacity: number
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
  /** What the trade expects to pay next, USD/t: an average that follows the price within weeks. */
  readonly expected: Float64Array
  /** Three-year average price, USD/t: what is called normal. */
  readonly normal: Float64Array
  /** Size of a standard lot, t: what a price assessor asks for. */
  readonly lot: Float64Array
  /** The orders of one market that a price still in question can move: scratch of the search. */
  readonly near: { readonly bids: Side; readonly offers: Side }
}

/** Weight of this week's price in the expectation; about a ten-week memory, assumed, 0.05-0.2. */
const EXPECTATION_GAIN = 0.1
/** Weight of this week's price in the three-year normal. */
const NORMAL_GAIN = 1 / 156
/** Pull of the expectation towards the normal price a week: traders who know what is usual; assumed, 0-0.03. */
const NORMAL_PULL = 0.01

const createSide = (markets: number, capacity: number): Side => ({
  count: new Int32Array(markets),
  quantity: new Float64Array(markets * capacity),
  low: new Float64Array(markets * capacity),
  high: new Float64Array(markets * capacity),
  filled: new Float64Array(markets * capacity),
})

/** `isQuoted`: where assessors quote an ask; a search of its own in every week. */
export function createAuctions(
  markets: number,
  capacity: number,
  opening: Float64Array,
  isQuoted: (market: number) => boolean = () => true,
): Auctions {
  return {
    markets,
    capacity,
    bids: createSide(markets, capacity),
    offers: createSide(markets, capacity),
    price: opening.slice(),
    ask: opening.slice(),
    quoted: Uint8Array.from({ length: markets }, (_, m) => (isQuoted(m) ? 1 : 0)),
    traded: new Float64Array(markets),
    fromChina: new Float64Array(markets),
    expected: opening.slice(),
    normal: opening.slice(),
    lot: new Float64Array(markets),
    near: { bids: createSide(1, capacity), offers: createSide(1, capacity) },
  }
}

export function openAuctions(auctions: Auctions): void {
  auctions.bids.count.fill(0)
  auctions.offers.count.fill(0)
  auctions.fromChina.fill(0)
}

/** Adds an order to one side of a market; returns its place, with which its owner finds `filled` later. */
export function submit(
  auctions: Auctions,
  side: Side,
  market: number,
  quantity: number,
  low: number,
  high: number,
): number {
  const place = market * auctions.capacity + side.count[market]++
  side.quantity[place] = quantity
  side.low[place] = low
  side.high[place] = high > low ? high : low * 1.000001
  side.filled[place] = 0
  return place
}

function demandAt(side: Side, from: number, to: number, price: number): number {
  const { quantity, low, high } = side
  let sum = 0
  for (let k = from; k < to; k++) {
    if (price <= low[k]) sum += quantity[k]
    else if (price < high[k]) sum += (quantity[k] * (high[k] - price)) / (high[k] - low[k])
  }
  return sum
}

function supplyAt(side: Side, from: number, to: number, price: number): number {
  const { quantity, low, high } = side
  let sum = 0
  for (let k = from; k < to; k++) {
    if (price >= high[k]) sum += quantity[k]
    else if (price > low[k]) sum += (quantity[k] * (price - low[k])) / (high[k] - low[k])
  }
  return sum
}

/** Lists the bids that buy anything at some price above `price` and the offers that sell anything below `ceiling`, in their order. */
function listNear(
  auctions: Auctions,
  from: number,
  lastBid: number,
  lastOffer: number,
  price: number,
  ceiling: number,
) {
  const { bids, offers, near } = auctions
  near.bids.count[0] = 0
  near.offers.count[0] = 0
  for (let k = from; k < lastBid; k++) if (bids.high[k] > price) copyOrder(bids, k, near.bids)
  for (let k = from; k < lastOffer; k++) if (offers.low[k] < ceiling) copyOrder(offers, k, near.offers)
}

function copyOrder(side: Side, k: number, into: Side): void {
  const place = into.count[0]++
  into.quantity[place] = side.quantity[k]
  into.low[place] = side.low[k]
  into.high[place] = side.high[k]
}

/** Demand less supply of the listed orders, t. */
function excessNear({ near }: Auctions, price: number): number {
  return demandAt(near.bids, 0, near.bids.count[0], price) - supplyAt(near.offers, 0, near.offers.count[0], price)
}

/** Clears every market: sets price, traded and each order's fill, and moves expectations. */
export function clearAuctions(auctions: Auctions): void {
  for (let m = 0; m < auctions.markets; m++) {
    clearMarket(auctions, m)
    const { price, expected, normal } = auctions
    expected[m] += EXPECTATION_GAIN * (price[m] - expected[m]) + NORMAL_PULL * (normal[m] - expected[m])
    normal[m] += NORMAL_GAIN * (price[m] - normal[m])
  }
}

function clearMarket(auctions: Auctions, m: number): void {
  const { bids, offers, capacity } = auctions
  const from = m * capacity
  const lastBid = from + bids.count[m]
  const lastOffer = from + offers.count[m]
  const price = crossingPrice(auctions, m, from, lastBid, lastOffer)
  const demand = demandAt(bids, from, lastBid, price)
  const supply = supplyAt(offers, from, lastOffer, price)
  const traded = demand < supply ? demand : supply
  fill(bids, from, lastBid, price, demand > 0 ? traded / demand : 0, false)
  fill(offers, from, lastOffer, price, supply > 0 ? traded / supply : 0, true)
  auctions.price[m] = price
  auctions.traded[m] = traded
  if (auctions.quoted[m] === 1) auctions.ask[m] = askOfLot(auctions, m, from, lastBid, lastOffer, price)
}

/** Assessors move a quote at most by this in a week, share; assumed, 0.2-0.5: Dy tripled in five weeks of 2025. */
const FASTEST_QUOTE = 0.35

/** Lowest price at which a standard lot is offered beyond what is bid for, by halving; never above the dearest order in hand. */
function askOfLot(
  auctions: Auctions,
  m: number,
  from: number,
  lastBid: number,
  lastOffer: number,
  price: number,
): number {
  const { bids, offers } = auctions
  let low = price
  let high = price
  for (let k = from; k < lastOffer; k++) if (offers.quantity[k] > 0 && offers.high[k] > high) high = offers.high[k]
  for (let k = from; k < lastBid; k++) if (bids.quantity[k] > 0 && bids.high[k] > high) high = bids.high[k]
  const fastest = auctions.ask[m] * (1 + FASTEST_QUOTE)
  if (high > fastest) high = fastest > low ? fastest : low
  listNear(auctions, from, lastBid, lastOffer, low, high)
  const { near, lot } = auctions
  for (let step = 0; step < 24 && high - low > 1e-4 * high; step++) {
    const p = 0.5 * (low + high)
    const demand = demandAt(near.bids, 0, near.bids.count[0], p) + lot[m]
    if (demand > supplyAt(near.offers, 0, near.offers.count[0], p)) low = p
    else high = p
  }
  return high
}

/** Relative width at which the search for a price ends; fills are balanced exactly whatever is left. */
const PRICE_TOLERANCE = 1e-7
const NEARBY = [0.985, 1.015]

/** Price at which bids meet offers plus a standard lot; found by a bracketed secant that begins near last week's. */
function crossingPrice(auctions: Auctions, m: number, from: number, lastBid: number, lastOffer: number): number {
  const { bids, offers } = auctions
  const previous = auctions.price[m]
  let high = 0
  for (let k = from; k < lastBid; k++) if (bids.quantity[k] > 0 && bids.high[k] > high) high = bids.high[k]
  let low = high
  for (let k = from; k < lastOffer; k++) if (offers.quantity[k] > 0 && offers.low[k] < low) low = offers.low[k]
  for (let k = from; k < lastBid; k++) if (bids.quantity[k] > 0 && bids.low[k] < low) low = bids.low[k]
  if (high <= 0) return cheapestOffer(offers, from, lastOffer, previous)

  let a = low
  let fa = excess(auctions, m, from, lastBid, lastOffer, a)
  // Not even a standard lot is wanted at the lowest price: the quote slides towards it.
  if (fa <= 0) return low > previous * 0.95 ? low : previous * 0.95
  let b = high
  let fb = -auctions.lot[m] - supplyAt(offers, from, lastOffer, high)
  // Most prices move by a few per cent: try a bracket around last week's first.
  for (const nearby of NEARBY) {
    const p = previous * nearby
    if (p <= a || p >= b) continue
    const f = excess(auctions, m, from, lastBid, lastOffer, p)
    if (f > 0) {
      a = p
      fa = f
    } else {
      b = p
      fb = f
    }
  }
  listNear(auctions, from, lastBid, lastOffer, a, b)
  for (let step = 0; step < 90 && b - a > PRICE_TOLERANCE * b; step++) {
    let p = (a * fb - b * fa) / (fb - fa)
    // Every third step halves the bracket, so that no shape of ramps can stall the search.
    if (step % 3 === 2 || !(p > a && p < b)) p = 0.5 * (a + b)
    const f = excessNear(auctions, p) - auctions.lot[m]
    if (f > 0) {
      a = p
      fa = f
      fb *= 0.5
    } else if (f < 0) {
      b = p
      fb = f
      fa *= 0.5
    } else return p
  }
  return 0.5 * (a + b)
}

function excess(
  auctions: Auctions,
  m: number,
  from: number,
  lastBid: number,
  lastOffer: number,
  price: number,
): number {
  return (
    demandAt(auctions.bids, from, lastBid, price) - supplyAt(auctions.offers, from, lastOffer, price) - auctions.lot[m]
  )
}

/** Nobody bids: the quote slides to the cheapest offer, at most 5 % a week. */
function cheapestOffer(offers: Side, from: number, last: number, previous: number): number {
  let low = previous
  for (let k = from; k < last; k++) if (offers.quantity[k] > 0 && offers.low[k] < low) low = offers.low[k]
  return low > previous * 0.95 ? low : previous * 0.95
}

function fill(side: Side, from: number, last: number, price: number, share: number, selling: boolean): void {
  const { quantity, low, high, filled } = side
  for (let k = from; k < last; k++) {
    let ramp = price <= low[k] ? 1 : price < high[k] ? (high[k] - price) / (high[k] - low[k]) : 0
    if (selling) ramp = 1 - ramp
    filled[k] = quantity[k] * ramp * share
  }
}
