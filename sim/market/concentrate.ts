/**
 * Concentrate trades as a share of what its oxides are worth (payability), by ore class and layer. Mines offer, separators bid;
 * a buyer gets the mix of all that was sold in its market.
 */
import { clearAuctions, createAuctions, openAuctions, type Auctions } from './auction.ts'
import { submit } from './orders.ts'
import type { World } from '../world/world.ts'

export const LIGHT_ORE = 0
export const HEAVY_ORE = 1
/** Markets: class * 2 + layer. */
export const CONCENTRATE_MARKETS = 4
/** Payability at the start: what carbonate and concentrate fetch of their contained value; assumed, 0.3-0.7. */
const OPENING_PAYABILITY = 0.5
/** An ore with more than this share of Sm and heavier is heavy. */
const HEAVY_THRESHOLD = 0.15

export interface ConcentrateMarkets {
  readonly auctions: Auctions
  /** Composition of what was sold last, t/t: [market * elements + e]. */
  readonly pool: Float64Array
}

export function createConcentrateMarkets(elements: number): ConcentrateMarkets {
  return {
    auctions: createAuctions(
      CONCENTRATE_MARKETS,
      new Float64Array(CONCENTRATE_MARKETS).fill(OPENING_PAYABILITY),
      () => false,
    ),
    pool: new Float64Array(CONCENTRATE_MARKETS * elements),
  }
}

/** Value of the oxides in a tonne of concentrate at a layer's expected prices, USD/t TREO. */
export function basketPrice(world: World, composition: Float64Array, offset: number, layer: number): number {
  const { auctions, goods } = world
  let value = 0
  for (let e = 0; e < goods.elements; e++) value += composition[offset + e] * auctions.expected[e * 2 + layer]
  return value
}

/** Is this ore one that heavy-ore plants take? */
export function oreClass(world: World, composition: Float64Array, offset: number): number {
  let heavy = 0
  for (let e = 0; e < world.goods.elements; e++) if (world.goods.isHeavy[e] === 1) heavy += composition[offset + e]
  return heavy > HEAVY_THRESHOLD ? HEAVY_ORE : LIGHT_ORE
}

/** A bid for ore begins at this share of the most it is worth; assumed, 0.3-0.8. */
const ORE_BID_START = 0.5

/** Share of the oxides' value below which no ore is worth a bid; assumed, 0-0.1. */
const LEAST_WORTH = 0.05
/** Ore bid for over a week of capacity: not every bid is filled; assumed, 1-1.3. */
const ORE_SOUGHT = 1.1

/** A separator bids for a week of capacity (t/year), up to the oxides' value less the cost of separating them (USD/t). */
export function bidForOre(world: World, market: number, capacity: number, cost: number): number {
  const { auctions, pool } = world.concentrate
  const most = 1 - cost / (basketPrice(world, pool, market * world.goods.elements, market % 2) + 1)
  if (most <= LEAST_WORTH || capacity <= 0) return -1
  return submit(auctions.bids, market, capacity * world.yearsPerTick * ORE_SOUGHT, most * ORE_BID_START, most)
}

export function openConcentrate(markets: ConcentrateMarkets): void {
  openAuctions(markets.auctions)
}

/** Clears; a market that traded makes its pool anew when mines report what they sold. */
export function clearConcentrate(markets: ConcentrateMarkets, elements: number): void {
  clearAuctions(markets.auctions)
  for (let m = 0; m < CONCENTRATE_MARKETS; m++)
    if (markets.auctions.traded[m] > 0) markets.pool.fill(0, m * elements, (m + 1) * elements)
}
