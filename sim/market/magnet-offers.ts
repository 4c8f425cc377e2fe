/** What a magnet maker plans to make, and what of its store it offers where, and from what price on. */
import { clamp } from '../numbers/math.ts'
import { TRACE } from '../numbers/units.ts'
import { CHINA, HOME, MAGNET_MARGIN, OUTSIDE } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { owe } from './contracts.ts'
import { exportWedge } from './fob-price.ts'
import { feasibleShare } from './magnet-recipe.ts'
import { needsChinesePapers, unitCost } from './magnet-worth.ts'
import { submit } from './orders.ts'

interface MagnetSellers {
  readonly active: Float64Array
  readonly region: Float64Array
  readonly output: Float64Array
  readonly stock: Float64Array
  readonly sales: Float64Array
  readonly orders: Float64Array
  readonly exported: Float64Array
  readonly capacity: Float64Array
  readonly plan: Float64Array
  readonly homePlace: Float64Array
  readonly abroadPlace: Float64Array
  readonly contract: Float64Array
  readonly due: Float64Array
  readonly maker: Float64Array
  readonly conversion: Float64Array
  readonly paperwork: Float64Array
  readonly stockWeeks: Float64Array
  readonly line: Float64Array
  readonly lean: Float64Array
}

/** Weeks of exports that a maker will keep in store for customers who wait for licences; assumed, 4-16. */
const RESERVE_WEEKS = 2

/** Stock kept for orders in hand, t. */
function reserved(self: MagnetSellers, at: number): number {
  return Math.min(self.orders[at], RESERVE_WEEKS * self.exported[at])
}

/** Part of what the store lacks that is made up for in a week; assumed, 0.1-0.4. */
const REFILL = 0.2

/**
 * Output planned for this week, t: usual sales and part of what the store lacks; more when magnets fetch far more than they cost.
 * The furnaces of a maker sinter every grade: what one grade leaves free for want of orders or oxides is there for the others.
 */
export function planOutput(self: MagnetSellers, world: World, i: number, layer: number): void {
  const { goods, auctions } = world
  const from = i * goods.count
  let free = 0
  let short = 0
  for (let g = goods.elements; g < goods.count; g++) {
    const at = from + g
    if (self.capacity[at] <= 0) continue
    const wanted = self.sales[at] + REFILL * (self.sales[at] * self.stockWeeks[i] + reserved(self, at) - self.stock[at])
    const cost = unitCost(world, g, layer, self.conversion[i])
    const scarcity = clamp(auctions.expected[g * 2 + layer] / cost - SCARCE, 0, 1)
    const most = self.capacity[at] * self.active[i]
    self.plan[at] = Math.max(0, wanted * (1 + scarcity) * self.active[i])
    const sought = Math.min(self.plan[at], most)
    free += most - sought * feasibleShare(world, self.line, i * goods.elements, g, sought, self.lean[i])
    short += self.plan[at] - sought
  }
  const part = short > TRACE ? Math.min(1, free / short) : 0
  for (let g = goods.elements; g < goods.count; g++) {
    const at = from + g
    const over = self.plan[at] - self.capacity[at] * self.active[i]
    if (over > 0) self.plan[at] -= over * (1 - part)
  }
}
/** Magnets that fetch this many times their cost are scarce: everything is made and offered; assumed, 1.3-2. */
const SCARCE = 1.5

/** Cash cost of makers outside China over their full cost: oxides and two thirds of the conversion; assumed, 0.75-0.95. */
const OUTSIDE_CASH_SHARE = 0.85

/** Of what a Chinese maker has to sell, the most that it offers abroad; assumed, 0.4-0.8. */
const MOST_ABROAD = 0.6
/** Usual exports that it offers abroad at most; assumed, 1.5-3. */
const EXPORTS_OFFERED = 2
/** Margins between which it sells abroad, times the usual margin; assumed, 0.4-1 and 1.5-2.5. */
const FIRST_MARGIN_ABROAD = 0.7
const FULL_MARGIN_ABROAD = 1.9
/** What it asks abroad at least, over the price expected at home; assumed, 0.9-1. */
const HOME_PRICE_ASKED = 0.97
/** From the least price asked abroad to the one at which all is sold; assumed, 1.02-1.2. */
const STEP_ABROAD = 1.08
/** Margins between which a maker sells in its own market, times the usual margin; assumed, 0-0.5 and 1.5-2.5. */
const FIRST_MARGIN_AT_HOME = 0.2
const FULL_MARGIN_AT_HOME = 1.8
/** Least that it offers of its usual sales; usual sales that it offers at most, and part of a store too full; assumed, 0.02-0.1, 1.5-3, 0.1-0.5. */
const LEAST_OFFERED = 0.05
const SALES_OFFERED = 2
const SURPLUS_OFFERED = 0.25

/** A closed plant's stock is cleared from this share of cost on; assumed, 0.2-0.7. */
const CLEARANCE_FLOOR = 0.3

/** Offers of the week from what is in store: abroad, to customers under contract, to the own market. */
export function offerMagnets(self: MagnetSellers, world: World, i: number): void {
  const { goods, auctions, policy } = world
  const layer = self.region[i] === CHINA ? HOME : OUTSIDE
  for (let g = goods.elements; g < goods.count; g++) {
    const at = i * goods.count + g
    self.homePlace[at] = -1
    self.abroadPlace[at] = -1
    self.due[at] = 0
    let kept = self.stock[at] - reserved(self, at)
    if (kept <= TRACE) continue
    if (layer === OUTSIDE && needsChinesePapers(world, g))
      kept = Math.min(kept, (1 - self.paperwork[i]) * self.output[at] * world.yearsPerTick)
    const cost = unitCost(world, g, layer, self.conversion[i])
    if (layer === HOME && policy.controlled[g] === 0) {
      const abroad = Math.min(kept * MOST_ABROAD, EXPORTS_OFFERED * self.exported[at])
      // Abroad it asks what it would earn at home, and its cost at least.
      const wedge = exportWedge(world, g)
      const least =
        Math.max(cost * (1 + FIRST_MARGIN_ABROAD * MAGNET_MARGIN), HOME_PRICE_ASKED * auctions.expected[g * 2 + HOME]) *
        wedge
      if (abroad > 0)
        self.abroadPlace[at] = submit(
          auctions.offers,
          g * 2 + OUTSIDE,
          abroad,
          least,
          Math.max(cost * (1 + FULL_MARGIN_ABROAD * MAGNET_MARGIN) * wedge, least * STEP_ABROAD),
        )
      kept -= abroad
    }
    if (layer === OUTSIDE) {
      const due = Math.min(kept, self.contract[i] * self.active[i] * self.output[at] * world.yearsPerTick)
      self.due[at] = due
      owe(world.contracts, self.maker[i], g, due)
      kept -= due
    }
    const usual = self.sales[at] - self.exported[at]
    const scarce = auctions.expected[g * 2 + layer] > SCARCE * cost
    const most = Math.min(
      kept,
      scarce
        ? kept
        : Math.max(
            LEAST_OFFERED * self.sales[at],
            SALES_OFFERED * usual + SURPLUS_OFFERED * Math.max(0, kept - self.sales[at] * self.stockWeeks[i]),
          ),
    )
    // Outside China magnets are sold to customers who qualified them: at the going price, down to cash cost.
    const start = layer === HOME ? 1 + FIRST_MARGIN_AT_HOME * MAGNET_MARGIN : OUTSIDE_CASH_SHARE
    // What a closed maker has left goes for what it fetches.
    const part = self.active[i] > 0 ? 1 : CLEARANCE_FLOOR
    if (most > 0) {
      const whole = cost * (1 + FULL_MARGIN_AT_HOME * MAGNET_MARGIN) * part
      self.homePlace[at] = submit(auctions.offers, g * 2 + layer, most, cost * start * part, whole)
    }
  }
}
