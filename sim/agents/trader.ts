import { clamp, exp, isYes } from '../numbers/math.ts'
import { submit } from '../market/orders.ts'
import { exportWedge } from '../market/fob-price.ts'
import { needsPapersAbroad } from '../market/magnet-worth.ts'
import { normal, uniform } from '../numbers/random.ts'
import { HOME, OUTSIDE, REST_OF_WORLD } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { TRACE } from '../numbers/units.ts'
import { defineAgent } from './agent.ts'

/** A trader sees prices in its layer, its store and its purse; it buys what runs and sells what is dear to its own mind. */
export const trader = defineAgent({
  kind: 'trader',
  purpose:
    'Holds stock between sellers and buyers of one layer: buys low or in a rally, releases above its own expectation.',
  params: {
    abroad: {
      unit: '0 or 1',
      doc: 'Trades outside China (1) or at home (0).',
      default: 1,
      min: 0,
      max: 1,
      source: 'definition',
      grade: 'A',
    },
    stockWeeks: {
      unit: 'weeks of normal use',
      doc: 'Stock of all traders of the group at the start.',
      default: 3,
      min: 0,
      max: 52,
      shared: true,
      source: 'one yttrium trader fell from 200 t to 5 t in 2025 (Reuters, Argus)',
      grade: 'D',
    },
    gain: {
      unit: 'share / week',
      doc: 'How fast its expectation follows the price.',
      default: 0.06,
      min: 0.005,
      max: 0.5,
      spread: 0.6,
      source: 'assumed',
      grade: 'D',
    },
    margin: {
      unit: 'share',
      doc: 'Above its expectation at which it sells everything it would.',
      default: 0.25,
      min: 0.02,
      max: 2,
      spread: 0.4,
      source: 'assumed',
      grade: 'D',
    },
    momentum: {
      unit: 'dimensionless',
      doc: 'How much of a rise it expects to go on.',
      default: 1.5,
      min: 0,
      max: 10,
      spread: 0.5,
      source: 'assumed',
      grade: 'D',
    },
    holdOut: {
      readBy: ['tradersAbroad'],
      underControls: true,
      unit: 'times',
      doc: 'What a trader abroad with its usual stock asks over what a tonne costs to replace, while a controlled oxide does not arrive at all; in inverse proportion to what is left.',
      default: 3,
      min: 0,
      max: 10,
      spread: 0.5,
      source: 'European offers tripled within five weeks in 2025 with almost no volume (Argus via press)',
      grade: 'C',
    },
    reexport: {
      withLever: 'deMinimisShare',
      readBy: ['tradersAbroad'],
      unit: 'share',
      doc: 'Part of the controlled oxide that a trader abroad sells across a border: held back for want of a Chinese licence under the extraterritorial rule.',
      default: 0.5,
      min: 0,
      max: 1,
      source: 'assumed, 0.3-0.8; MOFCOM Announcement 61 of 2025 names goods of Chinese origin that are sold on',
      grade: 'D',
    },
    rerating: {
      readBy: ['tradersAtHome'],
      unit: 'share / week',
      doc: 'How far news that nobody models re-rates what the trade at home thinks an oxide is worth: standard deviation in a week.',
      default: 0.057,
      min: 0,
      max: 0.3,
      source: 'monthly moves of Chinese Nd, Pr, Dy and Tb 2014-20 (standard deviation 0.07 to 0.1, fat tails)',
      grade: 'C',
    },
    limit: {
      unit: 'times opening stock',
      doc: 'Wealth at the start over the value of its stock, and the most that its stores hold over their usual stock.',
      default: 2.5,
      min: 1,
      max: 20,
      source: 'assumed',
      grade: 'D',
    },
  },
  state: {
    stock: { unit: 't REO', doc: 'In store.', per: 'element' },
    usual: { unit: 't REO', doc: 'Stock at the start.', per: 'element' },
    belief: { unit: 'USD / t', doc: 'What it thinks the oxide is worth.', per: 'element' },
    purse: { unit: 'USD', doc: 'Money to buy with: profits make it grow.' },
    buyPlace: { unit: 'order', doc: 'Bid this week.', per: 'element' },
    sellPlace: { unit: 'order', doc: 'Offer this week.', per: 'element' },
  },
  act: {
    open(self, world) {
      const n = world.goods.elements
      const { oxideUse, oxideWanted } = world.opening
      for (let i = 0; i < self.count; i++) {
        const layer = isYes(self.abroad[i]) ? OUTSIDE : HOME
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          self.usual[at] =
            self.stockWeeks[i] * (oxideUse[e * 2 + layer] + oxideWanted[e * 2 + layer]) * world.yearsPerTick
          self.stock[at] = self.usual[at] * self.active[i]
          self.belief[at] =
            world.goods.opening[e * 2 + layer] * exp(BELIEF_SPREAD * normal(world.streams.trader, at, 0))
          self.purse[i] += (self.limit[i] - self.active[i]) * self.usual[at] * world.goods.opening[e * 2 + layer]
        }
      }
    },
    expect(self, world) {
      const n = world.goods.elements
      for (let k = 0; k < self.belief.length; k++) {
        const i = (k - (k % n)) / n
        const market = (k % n) * 2 + (isYes(self.abroad[i]) ? OUTSIDE : HOME)
        self.belief[k] += self.gain[i] * (world.auctions.price[market] - self.belief[k])
      }
      if (world.week >= 0) rerate(self, world)
    },
    submit(self, world) {
      const n = world.goods.elements
      for (let i = 0; i < self.count; i++)
        for (let e = 0; e < n; e++) trade(self, world, i, e, isYes(self.abroad[i]) ? OUTSIDE : HOME)
    },
    settle(self, world) {
      const { auctions, flows } = world
      const n = world.goods.elements
      for (let k = 0; k < self.stock.length; k++) {
        const i = (k - (k % n)) / n
        const bought = self.buyPlace[k] < 0 ? 0 : landed(self, world, k)
        const sold = self.sellPlace[k] < 0 ? 0 : auctions.offers.filled[self.sellPlace[k]]
        self.stock[k] += bought - sold
        self.purse[i] += (sold - bought) * auctions.price[(k % n) * 2 + (isYes(self.abroad[i]) ? OUTSIDE : HOME)]
      }
      flows.updates += self.count
    },
    holdings(self, world) {
      for (let k = 0; k < self.stock.length; k++) world.ledger.held[k % world.goods.elements] += self.stock[k]
    },
  },
})

/** One week in ten brings real news: it moves minds so many times as much as the others, which keep the variance at one; from kurtosis 4 to 9. */
const NEWS_WEEKS = 0.1
const NEWS = 2.2
const NO_NEWS = 0.75
/** Share of news that is about rare earths altogether and about one oxide; weights whose squares sum to one; assumed. */
const COMMON = 0.8
const OWN = 0.6

/** News of the week: what the trade at home takes oxides to be worth jumps, for all of them and for each. */
function rerate(self: Traders, world: World): void {
  const { auctions, goods, streams, tick } = world
  let size = 0
  let traders = 0
  for (let i = 0; i < self.count; i++) {
    if (isYes(self.abroad[i])) continue
    size += self.active[i] * self.rerating[i]
    traders += self.active[i]
  }
  if (traders === 0) return
  const week = uniform(streams.news, ALL, tick) < NEWS_WEEKS ? NEWS : NO_NEWS
  const common = normal(streams.news, ALL, tick)
  for (let e = 0; e < goods.elements; e++) {
    // Nd and Pr are sold as a blend: what is news for one is news for the other.
    const blend = goods.names[e] === 'Pr' ? goods.idOf('Nd') : e
    auctions.rerating[e * 2 + HOME] =
      (size / traders) * week * (COMMON * common + OWN * normal(streams.news, blend < 0 ? e : blend, tick))
  }
}
/** Place of what is news for all oxides in the stream of news; oxides have their ids. */
const ALL = 99

interface Traders {
  readonly active: Float64Array
  readonly count: number
  readonly rerating: Float64Array
  readonly holdOut: Float64Array
  readonly reexport: Float64Array
  readonly abroad: Float64Array
  readonly stock: Float64Array
  readonly usual: Float64Array
  readonly belief: Float64Array
  readonly margin: Float64Array
  readonly momentum: Float64Array
  readonly limit: Float64Array
  readonly purse: Float64Array
  readonly buyPlace: Float64Array
  readonly sellPlace: Float64Array
}

/** What was bought; the Chinese part leaves China in the trader's own name. */
function landed(self: Traders, world: World, k: number): number {
  const e = k % world.goods.elements
  const tonnes = world.auctions.bids.filled[self.buyPlace[k]]
  const market = e * 2 + OUTSIDE
  const i = (k - e) / world.goods.elements
  if (isYes(self.abroad[i]) && world.auctions.traded[market] > 0)
    world.flows.exports[e * world.regions.count + REST_OF_WORLD] +=
      tonnes * Math.min(1, world.auctions.fromChina[market] / world.auctions.traded[market])
  return tonnes
}

/** Share of its usual stock below which a trader asks no more for what is left; assumed, 0.02-0.2. */
const LAST_STOCK = 0.02
/** Spread of what traders think that an oxide is worth at the start, logarithmic; assumed, 0.02-0.1. */
const BELIEF_SPREAD = 0.05
/** Steepest fall and rise of a price over the expected one that is extrapolated, share; assumed, 0.2-0.5 and 0.3-0.8. */
const STEEPEST_FALL = -0.3
const STEEPEST_RISE = 0.5
/** What it asks and bids over what it takes a tonne to be worth: its living; assumed, 1-1.05 and 0.95-1. */
const ASKED = 1.02
const BID = 0.98
/** Most that it sells and buys in a week, share of its stock and of its usual one; assumed, 0.05-0.2 and 0.1-0.3. */
const MOST_SOLD = 0.1
const MOST_BOUGHT = 0.15
/** How fast it buys beyond its usual stock: all for a worth a fifth above the price; assumed, 2-10. */
const EAGERNESS = 5
/** The price at which it buys all that it seeks, over the most that it pays; assumed, 0.7-0.95. */
const FIRST_BID = 0.85

/**
 * Sells a tenth of its store a week at most, dearest first; buys below its belief, and above it while prices run, with an equal
 * part of its purse for every oxide.
 */
function trade(self: Traders, world: World, i: number, e: number, layer: number): void {
  const { auctions } = world
  const at = i * world.goods.elements + e
  const market = e * 2 + layer
  const price = auctions.price[market]
  const trend = clamp(price / auctions.expected[market] - 1, STEEPEST_FALL, STEEPEST_RISE)
  const worth = self.belief[at] * (1 + self.momentum[i] * trend)
  self.sellPlace[at] = -1
  self.buyPlace[at] = -1
  // Under a licence regime what a tonne costs to replace is the Chinese list price, whatever the quote says.
  const replace = layer === OUTSIDE ? auctions.price[e * 2 + HOME] * exportWedge(world, e) : 0
  // Nobody knows when the next tonne comes while none comes: what is in store is kept for those who need it most.
  const drought = layer === OUTSIDE ? world.news.drought[e] : 0
  const left = Math.max(LAST_STOCK, self.stock[at] / (self.usual[at] + TRACE))
  const scarce = 1 + (self.holdOut[i] * drought) / left
  // Who chases a rise when buying still takes it when selling.
  const bottom = Math.max(self.belief[at], replace * scarce) * ASKED
  const mayLeave = layer === OUTSIDE && needsPapersAbroad(world, e) ? 1 - self.reexport[i] : 1
  if (self.stock[at] > TRACE && mayLeave > 0)
    self.sellPlace[at] = submit(
      auctions.offers,
      market,
      self.stock[at] * MOST_SOLD * mayLeave,
      bottom,
      bottom * (1 + self.margin[i]),
    )
  const room = self.active[i] * self.usual[at] * self.limit[i] - self.stock[at]
  // Licences may come back any week: nobody restocks at more than what a tonne with papers costs.
  const most = Math.min(worth * BID, drought > 0 ? replace : Infinity)
  const refill = self.stock[at] < self.usual[at] ? 1 : clamp((most / price - 1) * EAGERNESS, 0, 1)
  const affordable = Math.max(0, self.purse[i] / (most * world.goods.elements))
  if (room > TRACE && refill > 0 && affordable > TRACE)
    self.buyPlace[at] = submit(
      auctions.bids,
      market,
      Math.min(room, affordable, self.usual[at] * MOST_BOUGHT) * refill,
      most * FIRST_BID,
      most,
    )
}
