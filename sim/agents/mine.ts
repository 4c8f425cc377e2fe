import { clamp, isYes } from '../numbers/math.ts'
import { submit } from '../market/orders.ts'
import { basketPrice, oreClass } from '../market/concentrate.ts'
import { landedCost } from '../market/landed-cost.ts'
import { CHINA, HOME, OUTSIDE } from '../world/products.ts'
import { STANDS_STILL, tallyStock } from '../market/tally.ts'
import { TRACE } from '../numbers/units.ts'
import { USUAL_GAIN } from '../market/usual.ts'
import { defineAgent } from './agent.ts'
import type { World } from '../world/world.ts'

/** An operating mine sees what separators pay for its ore, its own cost, and (in China) its quota. */
export const mine = defineAgent({
  kind: 'mine',
  purpose: 'Digs one deposit and sells mixed concentrate; idles below cash cost and comes back late.',
  params: {
    capacity: {
      unit: 't TREO / year',
      doc: 'Output at full rate.',
      default: 5000,
      min: 0,
      max: 1_000_000,
      shared: true,
      source: 'USGS Mineral Commodity Summaries 2026; company reports',
      grade: 'B',
    },
    cashCost: {
      unit: 'USD / t TREO',
      doc: 'Cash cost of concentrate, mine gate.',
      default: 3500,
      min: 0,
      max: 500_000,
      source: 'assumed from concentrate prices of 4 to 11 USD/kg TREO (Baotou Steel, MP Materials)',
      grade: 'D',
    },
    outsideFirst: {
      unit: 'share',
      doc: 'Share of output bound by ownership or contract to separators outside China.',
      default: 0,
      min: 0,
      max: 1,
      source: 'Lynas and MP reports',
      grade: 'B',
    },
    overrun: {
      readBy: ['inChina'],
      unit: 'share',
      doc: 'Chinese output above quota that is dug all the same.',
      default: 0,
      min: 0,
      max: 3,
      source: 'disputed: under 20 % to over 50 % before 2014',
      grade: 'D',
    },
    swing: {
      readBy: ['inChina'],
      readWith: 'overrun',
      unit: 'share / year',
      doc: 'Growth of what is dug without quota when ore fetches twice what it did at the start; as fast away when it is cheap.',
      default: 2,
      min: 0,
      max: 5,
      source: 'the swing producer of 2015 (Rare Element, 10-K); ponds leach within months: assumed, 0.5-4',
      grade: 'D',
    },
    overrunGrowth: {
      readBy: ['inChina'],
      readWith: 'overrun',
      unit: 'share / year',
      doc: 'Growth of what is dug without quota while ore fetches what it did at the start.',
      default: 0,
      min: -0.5,
      max: 0.5,
      source:
        'illegal output 6 to 8 % a year against 4.4 % legal, unless checked (Rare Element, 10-K of 2015); none since the campaigns',
      grade: 'C',
    },
    quotaShare: {
      readBy: ['inChina'],
      unit: 'share',
      doc: 'How much of the growth of the Chinese quota reaches this ore: 1 as much as the whole, 0 none.',
      default: 1,
      min: 0,
      max: 2,
      source:
        'ionic quota 17,900 t from 2014 to 2017, 19,150 t from 2019 to 2024, while the whole rose from 105,000 to 270,000 t (MIIT)',
      grade: 'A',
    },
    supported: {
      readBy: ['abroad'],
      unit: '0 or 1',
      doc: 'Digs for a plant that has a price floor when governments grant one.',
      default: 0,
      min: 0,
      max: 1,
      source: 'Department of Defense and MP Materials, July 2025',
      grade: 'A',
    },
    growth: {
      readBy: ['abroad'],
      unit: 'share / year',
      doc: 'Growth of capacity outside China; Chinese capacity follows the quota.',
      default: 0.04,
      min: -0.5,
      max: 1,
      source: 'assumed; trend demand',
      grade: 'D',
    },
    elasticity: {
      unit: 'dimensionless',
      doc: 'Response of the rate to the margin over cash cost.',
      default: 0.13,
      min: 0,
      max: 1,
      source: 'GLOMBO: 0.13 in the short run',
      grade: 'C',
    },
    stretch: {
      unit: 'share',
      doc: 'Most that a high price brings out at once beyond the usual rate; little where a quota binds.',
      default: 0.1,
      min: 0,
      max: 1,
      source: 'assumed, 0.05-0.2; Chinese light ore under quota 0.005-0.03 (2020-22)',
      grade: 'D',
    },
    response: {
      readBy: ['abroad'],
      unit: 'share / year',
      doc: 'Extra growth of output when ore fetches twice what it did at the start; in China the quota binds, and diggers without one answer.',
      default: 0.35,
      min: 0,
      max: 2,
      source: 'GLOMBO: utilisation to margin 0.71 in the long run, spread over five years',
      grade: 'C',
    },
    stockWeeks: {
      unit: 'weeks',
      doc: 'Concentrate that the mine can pile up before it must slow down.',
      default: 26,
      min: 1,
      max: 260,
      source: 'assumed',
      grade: 'D',
    },
  },
  fields: {
    region: { type: 'region', doc: 'Where it is.', required: true },
    deposit: { type: 'deposit', doc: 'Its ore.', required: true },
  },
  state: {
    stock: { unit: 't TREO', doc: 'Concentrate on site.' },
    dug: { unit: 't TREO', doc: 'Dug this week.' },
    scale: { unit: 'factor', doc: 'Capacity over its start.' },
    utilization: { unit: 'share', doc: 'Rate over capacity.' },
    regret: { unit: 'weeks', doc: 'Weeks in a row below (negative: above) the closing price.' },
    idle: { unit: '0 or 1', doc: 'In care and maintenance.' },
    outsideTake: { unit: 'share', doc: 'Share of its offer that separators outside China took lately.' },
    outsidePlace: { unit: 'order', doc: 'Offer outside China this week.' },
    chinaPlace: { unit: 'order', doc: 'Offer to China this week.' },
    usual: { unit: 'USD / t TREO', doc: 'What a tonne fetched when the scenario began.' },
    usualBasket: { unit: 'USD / t TREO', doc: 'What the oxides in a tonne were worth abroad at that time.' },
    extra: { unit: 'factor', doc: 'Output abroad beyond trend that price has brought in.' },
    diggers: { unit: 'factor', doc: 'Those who dig without quota, over their number at the start.' },
    netback: { unit: 'USD / t TREO', doc: 'What a tonne fetched last.' },
  },
  act: {
    start(self, world) {
      const { count, region, deposit, capacity, outsideFirst, overrun, cashCost } = self
      const n = world.goods.elements
      for (let i = 0; i < count; i++) {
        self.scale[i] = 1
        self.extra[i] = 1
        self.diggers[i] = 1
        self.utilization[i] = 1
        self.netback[i] = FIRST_NETBACK * cashCost[i]
        self.outsideTake[i] = outsideFirst[i]
        const out = capacity[i] * (region[i] === CHINA ? 1 + overrun[i] : 1) * self.active[i]
        const ore = oreClass(world, world.deposits, deposit[i] * n)
        for (const [layer, share] of [
          [HOME, 1 - outsideFirst[i]],
          [OUTSIDE, outsideFirst[i]],
        ] as const) {
          const market = ore * 2 + layer
          world.opening.concentrate[market] += out * share
          for (let e = 0; e < n; e++)
            world.concentrate.pool[market * n + e] += out * share * world.deposits[deposit[i] * n + e]
        }
      }
    },
    mine(self, world) {
      const { count, capacity, stock, utilization, scale, region, deposit, names } = self
      const n = world.goods.elements
      for (let i = 0; i < count; i++) {
        self.dug[i] = 0
        if (world.week <= 0 || self.active[i] === 0) {
          self.usual[i] = self.netback[i]
          self.usualBasket[i] = ownBasket(self, world, i)
        }
        if (self.active[i] === 0) continue
        decideRate(self, i)
        const dear = self.netback[i] / self.usual[i] - 1
        // Inspectors stop part of what Chinese mines dig without quota, and of what dear ore would add to it.
        const tolerated = region[i] === CHINA ? 1 - world.policy.values.miningCrackdown[0] : 1
        if (world.week >= 0)
          grow(self, i, world.yearsPerTick, dear > 0 ? dear * tolerated : dear, world.news.miningQuota)
        const over = region[i] === CHINA ? 1 + self.overrun[i] * self.diggers[i] * tolerated : 1
        const rate = capacity[i] * scale[i] * self.extra[i] * over * self.active[i] * world.yearsPerTick
        const room = clamp(2 - stock[i] / (rate * self.stockWeeks[i] * ROOM_FROM + TRACE), 0, 1)
        const most = 1 + self.stretch[i] * tolerated
        const wanted = self.idle[i] === 1 ? 0 : clamp(1 + self.elasticity[i] * dear, LEAST_RATE, most) * room
        utilization[i] += USUAL_GAIN * (wanted - utilization[i])
        const dug = rate * utilization[i] * (world.news.capacityFactor.get(names[i]) ?? 1)
        self.dug[i] = dug
        stock[i] += dug
        world.flows.mined[region[i]] += dug
        for (let e = 0; e < n; e++) {
          const contained = dug * world.deposits[deposit[i] * n + e]
          world.ledger.mined[e] += contained
          world.chain.mined[region[i]] += contained * world.goods.isCounted[e]
        }
      }
    },
    submit(self, world) {
      const { count, region, deposit, stock, cashCost, outsideFirst } = self
      const { auctions } = world.concentrate
      const n = world.goods.elements
      for (let i = 0; i < count; i++) {
        self.outsidePlace[i] = -1
        self.chinaPlace[i] = -1
        if (self.active[i] === 0 && stock[i] <= 0) continue
        const ore = oreClass(world, world.deposits, deposit[i] * n)
        const home = basketPrice(world, world.deposits, deposit[i] * n, HOME)
        const outside = basketPrice(world, world.deposits, deposit[i] * n, OUTSIDE)
        // Outside separators are offered what they own and, beyond it, a little more than they took last.
        const share =
          region[i] === CHINA || (outsideFirst[i] === 0 && self.outsideTake[i] === 0)
            ? 0
            : Math.min(1, Math.max(outsideFirst[i], self.outsideTake[i] + MORE_OFFERED))
        const floor = cashCost[i] / (outside + 1)
        if (share > 0)
          self.outsidePlace[i] = submit(
            auctions.offers,
            ore * 2 + OUTSIDE,
            stock[i] * share,
            floor * FIRST_PRICE,
            floor * FULL_PRICE,
          )
        const toChina = region[i] === CHINA ? 1 : world.policy.values.oreSales[region[i] - 1]
        const ask = (cashCost[i] * (1 + oreDuty(world, region[i]))) / (home + 1)
        const left = stock[i] * (1 - share) * toChina
        if (left > 0)
          self.chinaPlace[i] = submit(auctions.offers, ore * 2 + HOME, left, ask * FIRST_PRICE, ask * FULL_PRICE)
      }
    },
    settle(self, world) {
      const { count, deposit, stock } = self
      const { auctions, pool } = world.concentrate
      const n = world.goods.elements
      for (let i = 0; i < count; i++) {
        const ore = oreClass(world, world.deposits, deposit[i] * n)
        let sold = 0
        let quote = 0
        for (let layer = HOME; layer <= OUTSIDE; layer++) {
          const place = layer === HOME ? self.chinaPlace[i] : self.outsidePlace[i]
          const market = ore * 2 + layer
          // Who is not there yet reckons with what ore like its own fetches.
          if (place < 0 && self.active[i] > 0) continue
          const paid = auctions.price[market] * basketPrice(world, world.deposits, deposit[i] * n, layer)
          quote = Math.max(quote, layer === HOME ? paid / (1 + oreDuty(world, self.region[i])) : paid)
          if (place < 0) continue
          const tonnes = auctions.offers.filled[place]
          if (layer === OUTSIDE)
            self.outsideTake[i] += USUAL_GAIN * (tonnes / (stock[i] + tonnes + TRACE) - self.outsideTake[i])
          if (tonnes <= 0) continue
          sold += tonnes
          for (let e = 0; e < n; e++) {
            const part = world.deposits[deposit[i] * n + e]
            pool[market * n + e] += (tonnes / auctions.traded[market]) * part
            world.chain.ore[self.region[i] * 2 + layer] += tonnes * part * world.goods.isCounted[e]
          }
        }
        const own = ownShare(self, world, i)
        const worth = own > 0 ? worthAtOwnPlant(self, world, i) : 0
        self.netback[i] += NETBACK_GAIN * (own * worth + (1 - own) * quote - self.netback[i])
        stock[i] -= sold < stock[i] ? sold : stock[i]
        world.flows.updates++
      }
    },
    holdings(self, world) {
      const n = world.goods.elements
      for (let i = 0; i < self.count; i++)
        for (let e = 0; e < n; e++) world.ledger.held[e] += self.stock[i] * world.deposits[self.deposit[i] * n + e]
    },
  },
  followed: {
    answers: ['output', 'stockWeeks', 'stopped'],
    add(self, world, i, tally) {
      tally.output += self.dug[i]
      tallyStock(tally, self.stock[i], self.dug[i])
      const works = world.news.capacityFactor.get(self.names[i]) ?? 1
      if (self.active[i] > 0 && (self.idle[i] === 1 || works < STANDS_STILL)) tally.stopped++
    },
  },
})

interface OreOwners {
  readonly region: Float64Array
  readonly deposit: Float64Array
  readonly outsideFirst: Float64Array
  readonly supported: Float64Array
  readonly usual: Float64Array
  readonly usualBasket: Float64Array
}

/** Share of what a mine digs that goes to plants of its own: all of it once nothing may go to China. */
function ownShare({ region, outsideFirst }: OreOwners, { policy }: World, i: number): number {
  if (region[i] === CHINA) return 0
  return policy.values.oreSales[region[i] - 1] === 0 && outsideFirst[i] > 0 ? 1 : outsideFirst[i]
}

/** Oxides in a tonne at what the mine's own plant gets for them, USD/t: duty on Chinese ones included, and no less than its floor. */
function ownBasket(self: OreOwners, world: World, i: number): number {
  const { auctions, deposits, goods, news } = world
  let value = 0
  for (let e = 0; e < goods.elements; e++) {
    const sold = auctions.expected[e * 2 + OUTSIDE] * landedCost(world, e, self.region[i])
    const floor = isYes(self.supported[i]) ? news.priceFloor[e] : 0
    value += deposits[self.deposit[i] * goods.elements + e] * Math.max(sold, floor)
  }
  return value
}

/** Ore for a plant of one's own is worth what it was, times what has become of its oxides: no bid of others tells it. */
function worthAtOwnPlant(self: OreOwners, world: World, i: number): number {
  return (self.usual[i] * ownBasket(self, world, i)) / (self.usualBasket[i] + TRACE)
}

/** Chinese duty on ore of a region, share: the separator pays it on top of what the mine is left with. */
const oreDuty = ({ policy }: World, region: number): number =>
  region === CHINA ? 0 : policy.values.oreTariff[region - 1]

/** Least rate over the usual one at which a mine works before it closes; assumed, 0.3-0.7. */
const LEAST_RATE = 0.5

/** What ore fetches over its cash cost before anything is sold; assumed, 1.2-2. */
const FIRST_NETBACK = 1.5
/** A mine slows from this part of its usual stock on, and stands still at twice as much; assumed, 0.3-0.8. */
const ROOM_FROM = 0.5
/** Share of its store that it offers abroad beyond what was taken last; assumed, 0.02-0.1. */
const MORE_OFFERED = 0.05
/** The price from which a mine sells, and the one at which it sells all, over cash cost; assumed, 0.8-1 and 1.2-1.8. */
const FIRST_PRICE = 0.9
const FULL_PRICE = 1.4

/** Weight of this week's quote in what a mine counts on; about a quarter's memory, assumed, 0.02-0.15. */
const NETBACK_GAIN = 0.08

/** Weeks of loss before a mine closes, and of profit before it comes back: closing and opening cost money; assumed, 13-52. */
const PATIENCE_WEEKS = 26

/** Capacity follows the quota in China and its own trend elsewhere; dear ore brings in more, cheap ore less. */
function grow(
  self: {
    region: Float64Array
    scale: Float64Array
    growth: Float64Array
    quotaShare: Float64Array
    extra: Float64Array
    response: Float64Array
    diggers: Float64Array
    swing: Float64Array
    overrunGrowth: Float64Array
  },
  i: number,
  years: number,
  dear: number,
  quota: number,
): void {
  self.scale[i] =
    self.region[i] === CHINA ? 1 + self.quotaShare[i] * (quota - 1) : self.scale[i] * (1 + self.growth[i] * years)
  const signal = clamp(dear > INERTIA ? dear - INERTIA : dear < -INERTIA ? dear + INERTIA : 0, -MOST_CHEAP, MOST_DEAR)
  if (self.region[i] !== CHINA)
    self.extra[i] = clamp(self.extra[i] * (1 + self.response[i] * signal * years), LEAST_EXTRA, MOST_EXTRA)
  const more = self.swing[i] * signal + self.overrunGrowth[i]
  self.diggers[i] = clamp(self.diggers[i] * (1 + more * years), FEWEST_DIGGERS, MOST_DIGGERS)
}
/** Some dig whatever ore fetches, and there is only so much easy clay; times their number at the start; assumed, 0.1-0.4 and 2-5. */
const FEWEST_DIGGERS = 0.2
const MOST_DIGGERS = 3
/** No miner opens or shuts a pit for a change of price smaller than this, share; assumed, 0.02-0.15. */
const INERTIA = 0.05
/** Cheapness and dearness beyond which ore draws no more out of or into mining, share; assumed, 0.3-0.7 and 1-4. */
const MOST_CHEAP = 0.5
const MOST_DEAR = 2
/** Least and most that prices bring in beyond quota and trend, times capacity; assumed, 0.4-0.8 and 1.5-3. */
const LEAST_EXTRA = 0.6
const MOST_EXTRA = 2

/** What ore fetches over its cash cost when a mine thinks of closing, and of coming back; assumed, 0.7-0.95 and 1.05-1.3. */
const CLOSES_BELOW = 0.85
const OPENS_ABOVE = 1.15

/** Hysteresis: closes after half a year below 85 % of cash cost, opens after half a year above 115 %. */
function decideRate(
  self: { netback: Float64Array; cashCost: Float64Array; regret: Float64Array; idle: Float64Array },
  i: number,
): void {
  const ratio = self.netback[i] / (self.cashCost[i] + TRACE)
  if (self.idle[i] === 0) {
    self.regret[i] = ratio < CLOSES_BELOW ? self.regret[i] + 1 : 0
    if (self.regret[i] > PATIENCE_WEEKS) {
      self.idle[i] = 1
      self.regret[i] = 0
    }
  } else {
    self.regret[i] = ratio > OPENS_ABOVE ? self.regret[i] + 1 : 0
    if (self.regret[i] > PATIENCE_WEEKS) {
      self.idle[i] = 0
      self.regret[i] = 0
    }
  }
}
