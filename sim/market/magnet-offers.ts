/** What a magnet maker plans to make, and what of its store it offers where, and from what price on. */
import { clamp } from '../numbers/math.ts'
import { CHINA, HOME, MAGNET_MARGIN, OUTSIDE } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { owe } from './contracts.ts'
import { exportWedge } from './fob-price.ts'
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
}

/** Weeks of exports that a maker will keep in store for customers who wait for licences; assumed, 4-16. */
const RESERVE_WEEKS = 2

/** Stock kept for orders in hand, t. */
function reserved(self: MagnetSellers, at: number): number {
  return Math.min(self.orders[at], RESERVE_WEEKS * self.exported[at])
}

/**
 * Output planned for this week, t: usual sales and part of what the store lacks, within capacity; more when magnets fetch far
 * more than they cost.
 */
export function planOutput(self: MagnetSellers, world: World, i: number, layer: number): void {
  const { goods, auctions } = world
  for (let g = goods.elements; g < goods.count; g++) {
    const at = i * goods.count + g
    if (self.capacity[at] <= 0) continue
    const wanted = self.sales[at] + 0.2 * (self.sales[at] * self.stockWeeks[i] + reserved(self, at) - self.stock[at])
    const cost = unitCost(world, g, layer, self.conversion[i])
    const scarcity = clamp(auctions.expected[g * 2 + layer] / cost - SCARCE, 0, 1)
    self.plan[at] = clamp(wanted * (1 + scarcity), 0, self.capacity[at] * self.active[i])
  }
}
/** Magnets that fetch this many times their cost are scarce: everything is made and offered; assumed, 1.3-2. */
const SCARCE = 1.5

/** Cash cost of makers outside China over their full cost: oxides and two thirds of the conversion; assumed, 0.75-0.95. */
const OUTSIDE_CASH_SHARE = 0.85

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
    if (kept <= 1e-9) continue
    if (layer === OUTSIDE && needsChinesePapers(world, g))
      kept = Math.min(kept, (1 - self.paperwork[i]) * self.output[at] * world.yearsPerTick)
    const cost = unitCost(world, g, layer, self.conversion[i])
    if (layer === HOME && policy.controlled[g] === 0) {
      const abroad = Math.min(kept * 0.6, 2 * self.exported[at])
      // Abroad it asks what it would earn at home, and its cost at least.
      const wedge = exportWedge(world, g)
      const least = Math.max(cost * (1 + 0.7 * MAGNET_MARGIN), 0.97 * auctions.expected[g * 2 + HOME]) * wedge
      if (abroad > 0)
        self.abroadPlace[at] = submit(
          auctions.offers,
          g * 2 + OUTSIDE,
          abroad,
          least,
          Math.max(cost * (1 + 1.9 * MAGNET_MARGIN) * wedge, least * 1.08),
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
        : Math.max(0.05 * self.sales[at], 2 * usual + 0.25 * Math.max(0, kept - self.sales[at] * self.stockWeeks[i])),
    )
    // Outside China magnets are sold to customers who qualified them: at the going price, down to cash cost.
    const start = layer === HOME ? 1 + 0.2 * MAGNET_MARGIN : OUTSIDE_CASH_SHARE
    // What a closed maker has left goes for what it fetches.
    const part = self.active[i] > 0 ? 1 : CLEARANCE_FLOOR
    if (most > 0) {
      const whole = cost * (1 + 1.8 * MAGNET_MARGIN) * part
      self.homePlace[at] = submit(auctions.offers, g * 2 + layer, most, cost * start * part, whole)
    }
  }
}
