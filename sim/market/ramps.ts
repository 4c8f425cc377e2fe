/**
 * Rising ramps, and the price at which they add up to a target. A ramp is nothing up to `low`, its whole quantity from `high` on,
 * and straight between. An offer is one as it stands; a bid is one by what it gives up as the price rises. So bids less offers
 * are nothing where all ramps together are what is bid for.
 */
import type { Side } from './orders.ts'

export interface Ramps {
  count: number
  /** USD/t */
  low: Float64Array
  high: Float64Array
  /** t */
  quantity: Float64Array
  /** t per USD/t */
  slope: Float64Array
  /** t that the order takes or gives at the price that is found, before the long side is cut. */
  taken: Float64Array
  /** Place of the order that it is. */
  place: Int32Array
  /** t of all. */
  total: number
  /** USD/t at which the first of all begins; infinite for none. */
  lowest: number
  /** USD/t at which the last of all ends; 0 for none. */
  highest: number
}

export function createRamps(): Ramps {
  return {
    count: 0,
    low: new Float64Array(0),
    high: new Float64Array(0),
    quantity: new Float64Array(0),
    slope: new Float64Array(0),
    taken: new Float64Array(0),
    place: new Int32Array(0),
    total: 0,
    lowest: Infinity,
    highest: 0,
  }
}

/** No ramps, and room for at least `count`. */
export function emptyRamps(ramps: Ramps, count: number): void {
  ramps.count = 0
  ramps.total = 0
  ramps.lowest = Infinity
  ramps.highest = 0
  if (count <= ramps.place.length) return
  const room = 2 * count
  ramps.low = new Float64Array(room)
  ramps.high = new Float64Array(room)
  ramps.quantity = new Float64Array(room)
  ramps.slope = new Float64Array(room)
  ramps.taken = new Float64Array(room)
  ramps.place = new Int32Array(room)
}

/** Adds the orders of one market. */
export function addRamps(ramps: Ramps, side: Side, market: number): void {
  const { low, high, quantity, slope, place } = ramps
  let { count, total, lowest, highest } = ramps
  for (let k = side.latest[market]; k >= 0; k = side.earlier[k]) {
    const tonnes = side.quantity[k]
    const begin = side.low[k]
    const end = side.high[k]
    low[count] = begin
    high[count] = end
    quantity[count] = tonnes
    slope[count] = tonnes / (end - begin)
    place[count++] = k
    total += tonnes
    if (begin < lowest) lowest = begin
    if (end > highest) highest = end
  }
  ramps.count = count
  ramps.total = total
  ramps.lowest = lowest
  ramps.highest = highest
}

/** Sums of thousands of orders are exact to this share; a target that is missed by less is met. */
const ROUNDING = 1e-12

/**
 * Lowest price from `from` to `to` at which all ramps add up to `target`; `to` when they do not. Newton's steps from `guess`: between
 * two neighboring ends of ramps the sum is straight, so a step that stays between them is exact; one that does not takes all
 * that lies between them out of the bracket, and one that leaves the bracket halves it.
 */
export function crossing(ramps: Ramps, target: number, from: number, to: number, guess: number): number {
  const { low, high, quantity, slope, count } = ramps
  const hair = ROUNDING * target
  let price = guess
  while (from < to) {
    if (!(price >= from && price < to)) price = (from + to) / 2
    // No number lies between the two.
    if (price === to) break
    let missing = target
    let rise = 0
    let before = from
    let after = to
    for (let k = 0; k < count; k++) {
      if (price >= high[k]) {
        missing -= quantity[k]
        if (high[k] > before) before = high[k]
      } else if (price < low[k]) {
        if (low[k] < after) after = low[k]
      } else {
        missing -= slope[k] * (price - low[k])
        rise += slope[k]
        if (low[k] > before) before = low[k]
        if (high[k] < after) after = high[k]
      }
    }
    const next = price + missing / rise
    if (missing > hair) {
      if (next <= after) return next
      from = after
      price = rise > 0 ? next : after
    } else {
      if (missing + rise * (price - before) > hair) return Math.min(next, to)
      to = before
      price = next
    }
  }
  return to
}
