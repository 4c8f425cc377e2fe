import { postedWorth } from '../market/posted-worth.ts'
import { bidForOre, HEAVY_ORE, LIGHT_ORE } from '../market/concentrate.ts'
import { submit } from '../market/orders.ts'
import { landedCost } from '../market/landed-cost.ts'
import { offerBound, offerStock } from '../market/selling.ts'
import { HOME, OUTSIDE, PAID } from '../world/products.ts'
import { noteSeparated } from '../world/chain.ts'
import type { World } from '../world/world.ts'
import { tallyOxides } from '../market/tally.ts'
import { USUAL_GAIN } from '../market/usual.ts'
import { PER_KG, TRACE, USD_PER_MILLION } from '../numbers/units.ts'
import { isYes } from '../numbers/math.ts'
import { defineAgent } from './agent.ts'

/** A separator outside China sees outside prices, what ore costs, its order book and any floor it is guaranteed. */
export const separator = defineAgent({
  kind: 'separator',
  purpose: 'Separates concentrate outside China; sells under offtake and spot; expands slowly.',
  params: {
    capacity: {
      unit: 't REO / year',
      doc: 'Separation at the start.',
      default: 3_000,
      min: 0,
      max: 200_000,
      shared: true,
      source: 'company reports 2024-25',
      grade: 'B',
    },
    finalCapacity: {
      unit: 't REO / year',
      doc: 'Separation when the announced expansion is done.',
      default: 3_000,
      min: 0,
      max: 400_000,
      shared: true,
      source: 'company reports 2025',
      grade: 'C',
    },
    rampWeeks: {
      readBy: ['expanding'],
      unit: 'weeks',
      doc: 'Weeks from the start, or from its opening, until the expansion is done.',
      default: 156,
      min: 1,
      max: 1040,
      source: 'company targets, usually late',
      grade: 'D',
    },
    heavyShare: {
      unit: 'share',
      doc: 'Share of Sm and heavier elements in the feed that can be separated; the rest goes to tailings or stock.',
      default: 0.3,
      min: 0,
      max: 1,
      source: 'Lynas: first separated Dy outside China May 2025',
      grade: 'C',
    },
    heavyFrom: {
      unit: 'weeks',
      doc: 'Weeks from the start, or from its opening, until heavies are separated.',
      default: 0,
      min: 0,
      max: 1040,
      source: 'Lynas May 2025',
      grade: 'B',
    },
    cost: {
      unit: 'USD / t REO',
      doc: 'Cost of separation.',
      default: 6_000,
      min: 500,
      max: 40_000,
      source: 'extra cost of outside processors about 0.31 (foreignpolicyjournal.com)',
      grade: 'D',
    },
    recovery: {
      unit: 'share',
      doc: 'Oxide recovered.',
      default: 0.88,
      min: 0.5,
      max: 1,
      source: 'assumed',
      grade: 'D',
    },
    offtake: {
      unit: 'share',
      doc: 'Share of output sold at the index under contract.',
      default: 0.7,
      min: 0,
      max: 1,
      source: 'Lynas and MP contracts',
      grade: 'C',
    },
    stockWeeks: {
      unit: 'weeks',
      doc: 'Usual stock of oxide.',
      default: 4,
      min: 1,
      max: 52,
      source: 'assumed',
      grade: 'D',
    },
    costShare: {
      unit: 'share',
      doc: 'Cash cost of an oxide over its opening outside price.',
      default: 0.6,
      min: 0.1,
      max: 1.2,
      source: 'assumed',
      grade: 'D',
    },
    incentive: {
      readBy: ['expanding'],
      unit: 'USD / kg',
      doc: 'Price of Nd oxide, or floor, from which the announced expansion is built; below it the site rests.',
      default: 55,
      min: 0,
      max: 1000,
      source: 'MP Materials lost money on oxides at 50-55 USD/kg of 2024 (annual report); assumed, 50-75',
      grade: 'C',
    },
    supported: {
      unit: '0 or 1',
      doc: 'Has a price floor when governments grant one.',
      default: 0,
      min: 0,
      max: 1,
      source: 'US DoD and MP Materials, July 2025',
      grade: 'A',
    },
  },
  fields: { region: { type: 'region', doc: 'Where it is.', required: true } },
  state: {
    feed: { unit: 't REO', doc: 'Concentrate waiting.', per: 'element' },
    stock: { unit: 't REO', doc: 'Oxide in store.', per: 'element' },
    made: { unit: 't REO', doc: 'Oxide made this week.' },
    output: { unit: 't / week', doc: 'Usual output.', per: 'element' },
    place: { unit: 'order', doc: 'Spot offer this week.', per: 'element' },
    boundPlace: { unit: 'order', doc: 'What customers under offtake take this week.', per: 'element' },
    chinaPlace: { unit: 'order', doc: 'Offer in China this week.', per: 'element' },
    lightPlace: { unit: 'order', doc: 'Bid for light concentrate.' },
    heavyPlace: { unit: 'order', doc: 'Bid for heavy concentrate.' },
    scale: { unit: 't REO / year', doc: 'Capacity now.' },
    built: { unit: 'share', doc: 'Part of the announced expansion that is there.' },
    outlook: { unit: 'USD / kg', doc: 'Price of Nd oxide that the board plans with, duties and floors included.' },
    revenue: { unit: 'USD', doc: 'Sales this week, floor payments included.' },
  },
  act: {
    refine(self, world) {
      const n = world.goods.elements
      const { concentrate, oxideSupply } = world.opening
      let total = 0
      for (let i = 0; i < self.count; i++) {
        grow(self, i)
        total += self.scale[i]
      }
      for (let i = 0; i < self.count; i++) {
        for (let e = 0; e < n; e++) {
          let supply = 0
          for (const ore of [LIGHT_ORE, HEAVY_ORE])
            supply += world.concentrate.pool[(ore * 2 + OUTSIDE) * n + e] * concentrate[ore * 2 + OUTSIDE]
          const t =
            supply *
            Math.min(1, total / (concentrate[OUTSIDE] + concentrate[2 + OUTSIDE] + TRACE)) *
            (total > 0 ? self.scale[i] / total : 0) *
            self.recovery[i] *
            separable(self, world, i, e)
          oxideSupply[e * 2 + OUTSIDE] += t
          self.output[i * n + e] = t * world.yearsPerTick
          self.stock[i * n + e] = self.output[i * n + e] * self.stockWeeks[i]
        }
      }
    },
    separate(self, world) {
      const n = world.goods.elements
      for (let i = 0; i < self.count; i++) {
        self.revenue[i] = 0
        self.made[i] = 0
        expand(self, world, i)
        grow(self, i)
        let held = 0
        for (let e = 0; e < n; e++) held += self.feed[i * n + e]
        const most = self.scale[i] * world.yearsPerTick * (world.news.capacityFactor.get(self.names[i]) ?? 1)
        const part = held > 0 ? Math.min(1, most / held) : 0
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          const taken = self.feed[at] * part
          const made = taken * self.recovery[i] * separable(self, world, i, e)
          self.feed[at] -= taken
          self.stock[at] += made
          self.made[i] += made
          world.ledger.lost[e] += taken - made
          self.output[at] += USUAL_GAIN * (made - self.output[at])
          world.flows.separated[self.region[i]] += made
          noteSeparated(world, self.region[i], e, taken, made)
        }
      }
    },
    submit(self, world) {
      const n = world.goods.elements
      for (let i = 0; i < self.count; i++) {
        self.lightPlace[i] = bidForOre(world, LIGHT_ORE * 2 + OUTSIDE, self.scale[i], self.cost[i])
        self.heavyPlace[i] = bidForOre(world, HEAVY_ORE * 2 + OUTSIDE, self.scale[i] * HEAVY_SOUGHT, self.cost[i])
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          const market = e * 2 + OUTSIDE
          const cost = world.goods.opening[market] * self.costShare[i]
          self.chinaPlace[at] = offerToChina(world, e, self.stock[at] * SOLD_IN_CHINA, cost)
          // Offtake is priced on the Chinese index, and who can sell in China does not sell below it elsewhere.
          const home = Math.max(world.auctions.expected[e * 2 + HOME], world.auctions.price[e * 2 + HOME])
          const inChina = home * (1 - COST_OF_SELLING_IN_CHINA)
          const floor = Math.max(cost, inChina)
          const kept = self.stock[at] * (self.chinaPlace[at] >= 0 ? 1 - SOLD_IN_CHINA : 1)
          // Under offtake the tonnes are bound to customers, at the index.
          const bound = Math.min(kept, self.offtake[i] * self.output[at])
          self.boundPlace[at] =
            bound > TRACE ? offerBound(world, market, bound, Math.max(CONTRACT_FLOOR * cost, inChina)) : -1
          const spot = 1 - self.offtake[i]
          self.place[at] = offerStock(
            world,
            market,
            kept - bound,
            self.output[at] * spot,
            self.output[at] * self.stockWeeks[i] - bound,
            floor,
            1,
          )
        }
      }
    },
    settle(self, world) {
      const { auctions, concentrate, news } = world
      const n = world.goods.elements
      for (let i = 0; i < self.count; i++) {
        for (let ore = LIGHT_ORE; ore <= HEAVY_ORE; ore++) {
          const place = ore === LIGHT_ORE ? self.lightPlace[i] : self.heavyPlace[i]
          if (place < 0) continue
          const tonnes = concentrate.auctions.bids.filled[place]
          for (let e = 0; e < n; e++) self.feed[i * n + e] += tonnes * concentrate.pool[(ore * 2 + OUTSIDE) * n + e]
        }
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          if (self.chinaPlace[at] >= 0) {
            const exported = auctions.offers.filled[self.chinaPlace[at]]
            self.stock[at] -= exported
            world.chain.intoChina += exported * world.goods.isCounted[e]
            self.revenue[i] += exported * auctions.price[e * 2 + HOME]
          }
          const bound = self.boundPlace[at] < 0 ? 0 : auctions.offers.filled[self.boundPlace[at]]
          const sold = bound + (self.place[at] < 0 ? 0 : auctions.offers.filled[self.place[at]])
          const price = auctions.price[e * 2 + OUTSIDE]
          self.stock[at] -= sold
          // Customers under offtake are at home: they pay what Chinese oxide costs them, duty included.
          self.revenue[i] += (sold - bound + bound * landedCost(world, e, self.region[i])) * price
          const floor = news.priceFloor[e]
          if (isYes(self.supported[i]) && price < floor) {
            self.revenue[i] += sold * (floor - price)
            news.programmeCost += (sold * (floor - price)) / USD_PER_MILLION
            world.flows.payments[PAID.floorsSeparators] += (sold * (floor - price)) / USD_PER_MILLION
          }
        }
        world.flows.updates++
        // Announced growth is in share prices already: what counts is what a tonne of capacity earns.
        if (self.scale[i] > 0)
          world.publishSales(
            self.names[i],
            (self.revenue[i] * self.capacity[i]) / self.scale[i],
            0,
            postedWorth(world, self.output, i, OUTSIDE, isYes(self.supported[i])),
          )
      }
    },
    holdings(self, world) {
      const n = world.goods.elements
      for (let k = 0; k < self.count * n; k++) world.ledger.held[k % n] += self.feed[k] + self.stock[k]
    },
  },
  followed: {
    answers: ['output', 'stockWeeks'],
    add(self, { goods }, i, tally) {
      tally.output += self.made[i]
      tallyOxides(tally, self.stock, self.output, i * goods.elements, goods.elements)
    },
  },
})

interface Plants {
  readonly active: Float64Array
  readonly region: Float64Array
  readonly capacity: Float64Array
  readonly finalCapacity: Float64Array
  readonly rampWeeks: Float64Array
  readonly incentive: Float64Array
  readonly supported: Float64Array
  readonly scale: Float64Array
  readonly built: Float64Array
  readonly outlook: Float64Array
}

/** Weight of this week's price in what a board plans with: half a year; assumed, a quarter to a year. */
const OUTLOOK_GAIN = 1 / 26

/** The announced expansion goes on in weeks in which it pays. */
function expand(self: Plants, world: World, i: number): void {
  const nd = world.goods.idOf('Nd')
  const floor = isYes(self.supported[i]) ? world.news.priceFloor[nd] : 0
  const price =
    Math.max(floor, world.auctions.expected[nd * 2 + OUTSIDE] * landedCost(world, nd, self.region[i])) / PER_KG
  self.outlook[i] = self.outlook[i] > 0 ? self.outlook[i] + OUTLOOK_GAIN * (price - self.outlook[i]) : price
  // A floor is a contract: nobody waits half a year to believe it.
  const sure = Math.max(floor / PER_KG, self.outlook[i])
  if (sure >= self.incentive[i] && world.week >= 0 && self.active[i] > 0)
    self.built[i] = Math.min(1, self.built[i] + 1 / self.rampWeeks[i])
}

/** Capacity between that of its opening and that of its announced expansion; none while it is closed. */
function grow(self: Plants, i: number): void {
  self.scale[i] = self.active[i] * (self.capacity[i] + (self.finalCapacity[i] - self.capacity[i]) * self.built[i])
}

/** Share of an element in the feed that this plant can make into oxide this week. */
function separable(
  self: { heavyShare: Float64Array; heavyFrom: Float64Array; opened: Float64Array },
  world: World,
  i: number,
  e: number,
): number {
  if (world.goods.isHeavy[e] === 0) return 1
  return world.week - self.opened[i] >= self.heavyFrom[i] ? self.heavyShare[i] : 0
}

/** Freight and margin of selling in China, share of the price; assumed, 0.02-0.1. */
const COST_OF_SELLING_IN_CHINA = 0.05

/** Most of its store that it offers in China in a week; assumed, 0.3-0.8. */
const SOLD_IN_CHINA = 0.5
/** The price in China at which it sells all that it offers, over the first; assumed, 1.05-1.2. */
const FULL_PRICE = 1.1
/** Heavy ore that a plant seeks, share of its capacity; assumed, 0.1-0.4. */
const HEAVY_SOUGHT = 0.2

/** Contracts at the index go on below cash cost, down to this share of it; assumed, 0.3-0.8. */
const CONTRACT_FLOOR = 0.5

/** When China pays more than the outside market, part of the stock goes there: the link that keeps the layers together. */
function offerToChina(world: World, e: number, tonnes: number, floor: number): number {
  const { auctions } = world
  const outside = auctions.expected[e * 2 + OUTSIDE]
  const worth = outside * (1 + COST_OF_SELLING_IN_CHINA)
  if (tonnes <= TRACE || auctions.expected[e * 2 + HOME] < worth) return -1
  const start = Math.max(worth, floor)
  return submit(auctions.offers, e * 2 + HOME, tonnes, start, start * FULL_PRICE)
}
