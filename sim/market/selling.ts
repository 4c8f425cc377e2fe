/** How a holder of stock offers it in its own layer: the usual outflow, more when the store is full, nothing below cash cost. */
import { clamp } from '../numbers/math.ts'
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
  const planned = clamp((rate + (stock - target) / SURPLUS_WEEKS) * eager, 0, stock * 0.9)
  if (planned <= 1e-9) return -1
  const fullness = target > 0 ? stock / target : 2
  // Abroad nobody sells at yesterday's price what cannot be had again tomorrow.
  const scarcity = market % 2 === OUTSIDE ? 1 + HOLD_OUT * world.news.drought[(market - OUTSIDE) / 2] : 1
  const centre =
    world.auctions.expected[market] *
    scarcity *
    clamp(1 - SURPLUS_DISCOUNT * (fullness - 1), 1 - LARGEST_DISCOUNT, 1 + LARGEST_DISCOUNT / 2)
  const start = Math.max(floor, 0.8 * centre)
  const whole = Math.max(centre + 0.5 * (centre - start), start * 1.1)
  return submit(world.auctions.offers, market, Math.min(planned * 1.5, stock * 0.95), start, whole)
}

/** Offers tonnes that are sold already, at the index: nothing below `floor` (USD/t), the whole at less than the usual price. */
export function offerBound(world: World, market: number, tonnes: number, floor: number): number {
  return submit(
    world.auctions.offers,
    market,
    tonnes,
    floor,
    Math.max(1.02 * floor, 0.7 * world.auctions.expected[market]),
  )
}
