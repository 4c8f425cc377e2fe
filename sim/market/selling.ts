/** How a holder of stock offers it in its own layer: the usual outflow, more when the store is full, nothing below cash cost. */
import { clamp } from '../numbers/math.ts'
import { TRACE } from '../numbers/units.ts'
import type { World } from '../world/world.ts'
import { OUTSIDE } from '../world/products.ts'
import { submit } from './orders.ts'

/** Weeks over which a seller works off a surplus; assumed, 4-16. */
const SURPLUS_WEEKS = 8
/** Price cut for a store twice as full as usual, and the most that is cut or added; assumed, 0.03-0.15 and 0.1-0.3. */
const SURPLUS_DISCOUNT = 0.06
const LARGEST_DISCOUNT = 0.2

/** What spot sellers abroad add to the usual price while nothing arrives from China: Dy tripled within five weeks of 2025; 1-4. */
const HOLD_OUT = 2

/** Most of the store that a seller means to sell in a week, and most that it offers; assumed, 0.7-1. */
const MOST_PLANNED = 0.9
const MOST_OFFERED = 0.95
/** Tonnes offered over those it means to sell: some at prices that it hardly hopes for; assumed, 1.2-2. */
const OFFERED_OVER_PLANNED = 1.5
/** The price from which it sells, over the one at the middle of its offer; assumed, 0.6-0.9. */
const FIRST_PRICE = 0.8
/** Beyond the middle prices rise by this part of what they rose before it; assumed, 0.3-1. */
const STEEPNESS_BEYOND = 0.5
/** The price at which all is sold lies at least so far over the first; assumed, 1.05-1.2. */
const LEAST_STEP = 1.1
/** The price at which all is sold that is bound by contract: at least this over the floor, else this part of the expected price; assumed, 1-1.1 and 0.5-0.9. */
const BOUND_STEP = 1.02
const BOUND_PRICE = 0.7

/**
 * Offers stock in a market around the expected price. `rate` is the usual outflow (t/week), `target` the usual stock (t),
 * `floor` the cash cost (USD/t), `eager` below 1 when the seller holds back. Returns the order's place, -1 for no offer.
 */
export function offerStock(
  world: World,
  market: number,
  stock: number,
  rate: number,
  target: number,
  floor: number,
  eager: number,
): number {
  const planned = clamp((rate + (stock - target) / SURPLUS_WEEKS) * eager, 0, stock * MOST_PLANNED)
  if (planned <= TRACE) return -1
  const fullness = target > 0 ? stock / target : 2
  // Abroad nobody sells at yesterday's price what cannot be had again tomorrow.
  const scarcity = market % 2 === OUTSIDE ? 1 + HOLD_OUT * world.news.drought[(market - OUTSIDE) / 2] : 1
  const centre =
    world.auctions.expected[market] *
    scarcity *
    clamp(1 - SURPLUS_DISCOUNT * (fullness - 1), 1 - LARGEST_DISCOUNT, 1 + LARGEST_DISCOUNT / 2)
  const start = Math.max(floor, FIRST_PRICE * centre)
  const whole = Math.max(centre + STEEPNESS_BEYOND * (centre - start), start * LEAST_STEP)
  return submit(
    world.auctions.offers,
    market,
    Math.min(planned * OFFERED_OVER_PLANNED, stock * MOST_OFFERED),
    start,
    whole,
  )
}

/** Offers tonnes that are sold already, at the index: nothing below `floor` (USD/t), the whole at less than the usual price. */
export function offerBound(world: World, market: number, tonnes: number, floor: number): number {
  return submit(
    world.auctions.offers,
    market,
    tonnes,
    floor,
    Math.max(BOUND_STEP * floor, BOUND_PRICE * world.auctions.expected[market]),
  )
}
