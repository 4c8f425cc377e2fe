/**
 * This week's orders on one side of all markets, in the order in which they came in. An order is a ramp; its place in the list is
 * what its owner keeps to read `filled` after clearing. The list grows with need and keeps its room for the next week.
 */
import { longer } from './longer.ts'

export interface Side {
  count: number
  /** Order for more than nothing that came in last, by market; -1 for none. */
  readonly latest: Int32Array
  /** The one that came in before it in the same market; -1 for none. */
  earlier: Int32Array
  /** t */
  quantity: Float64Array
  /** USD/t at which the ramp begins (an offer's nothing, a bid's whole). */
  low: Float64Array
  /** USD/t at which the ramp ends (an offer's whole, a bid's nothing). */
  high: Float64Array
  /** t filled, set by clearing. */
  filled: Float64Array
}

/** Orders that a list has room for at first. */
const FIRST_ROOM = 64
/** A ramp is at least this wide, share of where it begins: a step has no price at which it is filled in part. */
const NARROWEST = 1e-6
/** ... and at least this wide for what is given away, USD/t. */
const NARROWEST_USD = 1e-12

export function createSide(markets: number): Side {
  return {
    count: 0,
    latest: new Int32Array(markets).fill(-1),
    earlier: new Int32Array(FIRST_ROOM),
    quantity: new Float64Array(FIRST_ROOM),
    low: new Float64Array(FIRST_ROOM),
    high: new Float64Array(FIRST_ROOM),
    filled: new Float64Array(FIRST_ROOM),
  }
}

export function emptySide(side: Side): void {
  side.count = 0
  side.latest.fill(-1)
}

/** Adds a ramp of `quantity` t between two prices (USD/t); returns its place, with which its owner finds `filled` later. */
export function submit(side: Side, market: number, quantity: number, low: number, high: number): number {
  const end = endOf(low, high)
  if (!(quantity >= 0 && low >= 0 && quantity + end < Infinity)) refuse(market, quantity, low, high)
  if (side.count === side.quantity.length) grow(side, side.count)
  const place = side.count++
  // An order for nothing has its place, so that curves lie side by side, and no part in the market.
  if (quantity > 0) {
    side.earlier[place] = side.latest[market]
    side.latest[market] = place
  }
  side.quantity[place] = quantity
  side.low[place] = low
  side.high[place] = end
  side.filled[place] = 0
  return place
}

/**
 * Adds a bid of several ramps: `wanted[k]` t at `price[k]` USD/t, straight between nodes; prices rise and tonnes fall. What is still wanted at
 * the last price is wanted up to there. The ramps lie side by side, one a node, from the place that is returned.
 */
export function submitCurve(
  side: Side,
  market: number,
  nodes: number,
  price: Float64Array,
  wanted: Float64Array,
): number {
  const place = side.count
  if (place + nodes > side.quantity.length) grow(side, place + nodes)
  const { latest, earlier, quantity, low, high, filled } = side
  const last = nodes - 1
  for (let k = 0; k < nodes; k++) {
    const tonnes = k < last ? wanted[k] - wanted[k + 1] : wanted[last]
    const begin = price[k]
    const end = endOf(begin, price[k < last ? k + 1 : last])
    if (!(tonnes >= 0 && begin >= 0 && tonnes + end < Infinity)) refuse(market, tonnes, begin, end)
    const at = place + k
    if (tonnes > 0) {
      earlier[at] = latest[market]
      latest[market] = at
    }
    quantity[at] = tonnes
    low[at] = begin
    high[at] = end
    filled[at] = 0
  }
  side.count = place + nodes
  return place
}

/** t filled of a curve of so many nodes. */
export function filledOf(side: Side, place: number, nodes: number): number {
  let sum = 0
  for (let k = place; k < place + nodes; k++) sum += side.filled[k]
  return sum
}

/** Where the ramp ends at the least. */
function endOf(low: number, high: number): number {
  return high <= low ? low * (1 + NARROWEST) + NARROWEST_USD : high
}

/** Apart from `submit`, which is compiled into its callers. */
function refuse(market: number, quantity: number, low: number, high: number): never {
  throw new RangeError(`an order for ${quantity} t between ${low} and ${high} USD/t in market ${market}`)
}

/** Room for twice `count` orders. */
function grow(side: Side, count: number): void {
  const room = 2 * count
  side.earlier = longer(side.earlier, new Int32Array(room))
  side.quantity = longer(side.quantity, new Float64Array(room))
  side.low = longer(side.low, new Float64Array(room))
  side.high = longer(side.high, new Float64Array(room))
  side.filled = longer(side.filled, new Float64Array(room))
}
