import { clamp, hasChanged } from '../numbers/math.ts'
import { postedWorth } from '../market/posted-worth.ts'
import { filledOf, submit } from '../market/orders.ts'
import { basketPrice, bidForOre, HEAVY_ORE, LIGHT_ORE } from '../market/concentrate.ts'
import { exportWedge } from '../market/fob-price.ts'
import { fileApplications, handOver } from '../pipeline/applications.ts'
import { FILING_PARAMS } from '../pipeline/filing-params.ts'
import { ordersInHand, shipOrders } from '../pipeline/licenses.ts'
import { OFFER_NODES, offerHolding } from '../market/offer-curve.ts'
import { CHINA, HOME, OUTSIDE } from '../world/products.ts'
import { noteSeparated } from '../world/chain.ts'
import type { World } from '../world/world.ts'
import { tallyOxides } from '../market/tally.ts'
import { USUAL_GAIN } from '../market/usual.ts'
import { PER_KG, TRACE, WEEKS_PER_YEAR } from '../numbers/units.ts'
import { defineAgent } from './agent.ts'

/** A Chinese separator-trader sees both layers' prices, its own stock, licences and quota; it sells where it earns more. */
export const exporter = defineAgent({
  kind: 'exporter',
  purpose: 'Separates concentrate in China and sells oxides at home and abroad, as licences and quota allow.',
  params: {
    capacityLight: {
      unit: 't REO / year',
      doc: 'Separation of light ore.',
      default: 10_000,
      min: 0,
      max: 1_000_000,
      shared: true,
      source: 'MIIT smelting quotas 2024: 254,000 t',
      grade: 'B',
    },
    capacityHeavy: {
      unit: 't REO / year',
      doc: 'Separation of ionic and other heavy ore.',
      default: 1_000,
      min: 0,
      max: 500_000,
      shared: true,
      source: 'MIIT quotas and imports from Myanmar 2024',
      grade: 'C',
    },
    costLight: {
      readWith: 'capacityLight',
      unit: 'USD / t REO',
      doc: 'Cost of separating light ore.',
      default: 2_500,
      min: 500,
      max: 20_000,
      source: 'assumed',
      grade: 'D',
    },
    costHeavy: {
      readWith: 'capacityHeavy',
      unit: 'USD / t REO',
      doc: 'Cost of separating heavy ore.',
      default: 6_000,
      min: 1_000,
      max: 40_000,
      source: 'assumed',
      grade: 'D',
    },
    feedWeeks: {
      unit: 'weeks',
      doc: 'Concentrate and work in process that a plant holds: a lost supplier is felt as it runs down.',
      default: 10,
      min: 1,
      max: 52,
      source: 'Mountain Pass stopped in April, NdPr ran short in July and August 2025; 8-20 weeks of pipe',
      grade: 'D',
    },
    recovery: {
      unit: 'share',
      doc: 'Oxide recovered from concentrate.',
      default: 0.93,
      min: 0.6,
      max: 1,
      source: 'assumed',
      grade: 'D',
    },
    stockWeeks: {
      unit: 'weeks',
      doc: 'Usual stock of finished oxide.',
      default: 6,
      min: 1,
      max: 52,
      source: 'assumed',
      grade: 'D',
    },
    costShare: {
      unit: 'share',
      doc: 'Cash cost of an oxide over its opening price.',
      default: 0.5,
      min: 0.1,
      max: 1,
      source: 'assumed',
      grade: 'D',
    },
    holdBack: {
      unit: 'share',
      doc: 'Stock wanted more than usual, share of the usual one, at a price 10 % below the expected one.',
      default: 0.5,
      min: 0,
      max: 2,
      source: 'assumed; stock-holding reported 2010-11',
      grade: 'D',
    },
    herd: {
      unit: 'share',
      doc: 'Stock wanted more than usual, share of the usual one, while the price stands 10 % above that of the last months.',
      default: 0.15,
      min: 0,
      max: 1,
      source:
        'restocking after two months of cuts in July 2021 (trade press); assumed, 0.05-0.3, identified by 2020-22',
      grade: 'D',
    },
    ...FILING_PARAMS,
  },
  state: {
    feed: { unit: 't REO', doc: 'Concentrate waiting, by element.', per: 'element' },
    stock: { unit: 't REO', doc: 'Finished oxide, by element.', per: 'element' },
    made: { unit: 't REO', doc: 'Oxide made this week.' },
    output: { unit: 't / week', doc: 'Usual output, by element.', per: 'element' },
    exported: { unit: 't / week', doc: 'Usual exports, by element.', per: 'element' },
    orders: { unit: 't', doc: 'Orders in hand that wait for a licence.', per: 'element' },
    quotaWeight: { unit: 'share', doc: 'How the export quota is spread over elements.', per: 'element' },
    homePlace: { unit: 'order', doc: 'Offer at home.', per: 'element' },
    abroadPlace: { unit: 'order', doc: 'Offer abroad.', per: 'element' },
    lightPlace: { unit: 'order', doc: 'Bid for light concentrate.' },
    heavyPlace: { unit: 'order', doc: 'Bid for heavy concentrate.' },
    size: { unit: 'share', doc: 'Share of Chinese separation.' },
    quotaUsed: { unit: 't REO', doc: 'Export quota used this year.' },
    revenue: { unit: 'USD', doc: 'Sales this week.' },
    oreCost: { unit: 'USD', doc: 'Paid for ore this week.' },
    firstSupplier: { unit: 'id', doc: 'Number under which buyers know it.' },
  },
  act: {
    refine(self, world) {
      const { count, capacityLight, capacityHeavy } = self
      const n = world.goods.elements
      const { concentrate, oxideSupply } = world.opening
      let light = 0
      let heavy = 0
      for (let i = 0; i < count; i++) {
        light += capacityLight[i] * self.active[i]
        heavy += capacityHeavy[i] * self.active[i]
      }
      for (let i = 0; i < count; i++) {
        self.firstSupplier[i] = world.suppliers.next++
        for (let e = 0; e < n; e++) {
          let a = 0
          for (const [ore, share] of [
            [LIGHT_ORE, light > 0 ? (capacityLight[i] * self.active[i]) / light : 0],
            [HEAVY_ORE, heavy > 0 ? (capacityHeavy[i] * self.active[i]) / heavy : 0],
          ] as const) {
            const market = ore * 2 + HOME
            a +=
              Math.min(concentrate[market], ore === LIGHT_ORE ? light : heavy) *
              share *
              world.concentrate.pool[market * n + e]
          }
          const t = a * self.recovery[i]
          self.feed[i * n + e] = a * world.yearsPerTick * self.feedWeeks[i]
          oxideSupply[e * 2 + HOME] += t
          self.output[i * n + e] = t * world.yearsPerTick
          self.stock[i * n + e] = self.output[i * n + e] * self.stockWeeks[i]
          if (self.active[i] > 0) world.suppliers.list.push({ good: e, id: self.firstSupplier[i], weight: t })
        }
      }
      shareOut(self)
    },
    open(self, world) {
      const { oxideSupply, oxideUse, oxideWanted } = world.opening
      const n = world.goods.elements
      for (let i = 0; i < self.count; i++) {
        let sum = 0
        for (let e = 0; e < n; e++) {
          // Net exports at the start: outside use less outside supply, a share of home output.
          const abroad = Math.max(
            0,
            oxideUse[e * 2 + OUTSIDE] + oxideWanted[e * 2 + OUTSIDE] - oxideSupply[e * 2 + OUTSIDE],
          )
          const share = oxideSupply[e * 2 + HOME] > 0 ? Math.min(MOST_EXPORTED, abroad / oxideSupply[e * 2 + HOME]) : 0
          self.exported[i * n + e] = self.output[i * n + e] * share
          sum += self.exported[i * n + e]
        }
        for (let e = 0; e < n; e++) self.quotaWeight[i * n + e] = sum > 0 ? self.exported[i * n + e] / sum : 1 / n
      }
    },
    separate(self, world) {
      const { count, feed, stock, output, capacityLight, capacityHeavy, recovery } = self
      const n = world.goods.elements
      for (let i = 0; i < count; i++) {
        let held = 0
        for (let e = 0; e < n; e++) held += feed[i * n + e]
        const most =
          (capacityLight[i] + capacityHeavy[i]) * self.active[i] * world.news.miningQuota * world.yearsPerTick
        const part = held > 0 ? Math.min(1 / self.feedWeeks[i], most / held) : 0
        self.made[i] = 0
        for (let e = 0; e < n; e++) {
          const taken = feed[i * n + e] * part
          feed[i * n + e] -= taken
          stock[i * n + e] += taken * recovery[i]
          self.made[i] += taken * recovery[i]
          world.ledger.lost[e] += taken * (1 - recovery[i])
          output[i * n + e] += USUAL_GAIN * (taken * recovery[i] - output[i * n + e])
          world.flows.separated[CHINA] += taken * recovery[i]
          noteSeparated(world, CHINA, e, taken, taken * recovery[i])
        }
        self.revenue[i] = 0
      }
    },
    submit(self, world) {
      if (hasChanged(self.gained)) shareOut(self)
      if (self.count > 0) {
        const from = self.firstSupplier[0]
        ordersInHand(world, from, self.count, self.orders, world.goods.elements)
      }
      for (let i = 0; i < self.count; i++) {
        self.lightPlace[i] = bidForOre(
          world,
          LIGHT_ORE * 2 + HOME,
          self.capacityLight[i] * self.active[i] * world.news.miningQuota,
          self.costLight[i],
        )
        self.heavyPlace[i] = bidForOre(
          world,
          HEAVY_ORE * 2 + HOME,
          self.capacityHeavy[i] * self.active[i] * world.news.miningQuota,
          self.costHeavy[i],
        )
        offerOxides(self, world, i)
      }
    },
    settle(self, world) {
      const { auctions, concentrate } = world
      const n = world.goods.elements
      for (let i = 0; i < self.count; i++) {
        self.oreCost[i] = 0
        // A quota counts what left in its year, whether it was there from January on or not.
        if (weekOfYear(world) === 0) self.quotaUsed[i] = 0
        for (let ore = LIGHT_ORE; ore <= HEAVY_ORE; ore++) {
          const place = ore === LIGHT_ORE ? self.lightPlace[i] : self.heavyPlace[i]
          if (place < 0) continue
          const market = ore * 2 + HOME
          const tonnes = concentrate.auctions.bids.filled[place]
          self.oreCost[i] +=
            tonnes * concentrate.auctions.price[market] * basketPrice(world, concentrate.pool, market * n, HOME)
          for (let e = 0; e < n; e++) self.feed[i * n + e] += tonnes * concentrate.pool[market * n + e]
        }
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          const home = self.homePlace[at] < 0 ? 0 : filledOf(auctions.offers, self.homePlace[at], OFFER_NODES)
          const abroad = self.abroadPlace[at] < 0 ? 0 : auctions.offers.filled[self.abroadPlace[at]]
          self.stock[at] -= home + abroad
          auctions.fromChina[e * 2 + OUTSIDE] += abroad
          self.revenue[i] += home * auctions.price[e * 2 + HOME] + abroad * auctions.price[e * 2 + OUTSIDE]
          if (world.policy.controlled[e] === 0) self.exported[at] += USUAL_GAIN * (abroad - self.exported[at])
          self.quotaUsed[i] += abroad
        }
        spreadQuota(self, world, i)
        world.flows.updates++
      }
    },
    ship(self, world) {
      const { count, firstSupplier } = self
      if (count === 0) return
      const from = firstSupplier[0]
      for (let i = 0; i < count; i++) if (self.active[i] === 0 && self.gained[i] < 0) handOver(world, firstSupplier[i])
      fileApplications(world, from, self.lotWeeks, self.horizonWeeks, self.belief)
      shipOrders(world, from, count, self.stock, world.goods.elements, self.revenue)
      for (let i = 0; i < count; i++)
        world.publishSales(self.names[i], self.revenue[i], self.oreCost[i], postedWorth(world, self.output, i, HOME))
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

/** Share of Chinese separation that each holds, of what is open: the export quota goes by it. */
function shareOut(self: Exporters): void {
  const { active, capacityLight, capacityHeavy, size } = self
  let light = 0
  let heavy = 0
  for (let i = 0; i < size.length; i++) {
    light += capacityLight[i] * active[i]
    heavy += capacityHeavy[i] * active[i]
  }
  for (let i = 0; i < size.length; i++)
    size[i] = active[i] > 0 ? ((capacityLight[i] + capacityHeavy[i]) * active[i]) / (light + heavy) : 0
}

interface Exporters {
  readonly active: Float64Array
  readonly capacityLight: Float64Array
  readonly capacityHeavy: Float64Array
  readonly stock: Float64Array
  readonly output: Float64Array
  readonly exported: Float64Array
  readonly orders: Float64Array
  readonly quotaWeight: Float64Array
  readonly homePlace: Float64Array
  readonly abroadPlace: Float64Array
  readonly stockWeeks: Float64Array
  readonly costShare: Float64Array
  readonly holdBack: Float64Array
  readonly herd: Float64Array
  readonly size: Float64Array
  readonly quotaUsed: Float64Array
}

/** Weeks of exports that an exporter keeps in store for customers who wait for licences; assumed, 4-16. */
const RESERVE_WEEKS = 2
/** No quota at all is written as a very large one. */
const NO_QUOTA = 1e8

function offerOxides(self: Exporters, world: World, i: number): void {
  const { auctions, policy, goods } = world
  const n = goods.elements
  const quota = policy.values.exportQuota[0]
  const allowance = quota >= NO_QUOTA ? Infinity : quotaAllowance(self, world, i, quota)
  const beyond = quota >= NO_QUOTA ? 1 : beyondShare(self, world, i, allowance)
  for (let e = 0; e < n; e++) {
    const at = i * n + e
    const home = e * 2 + HOME
    self.abroadPlace[at] = -1
    let kept = self.stock[at] - reserved(self, at)
    // Nobody sells abroad for less than what the tonne fetches at home today, or will fetch.
    const fob = Math.max(auctions.expected[home], auctions.price[home]) * exportWedge(world, e)
    const wanted = wantedAbroad(self, world, i, e)
    const share = Math.min(wanted, allowance * self.quotaWeight[at])
    const most = share + beyond * (wanted - share)
    if (most > TRACE) {
      self.abroadPlace[at] = submit(auctions.offers, e * 2 + OUTSIDE, most, fob * FIRST_PRICE, fob * FULL_PRICE)
      kept -= most
    }
    const rate = Math.max(LEAST_AT_HOME * self.output[at], self.output[at] - self.exported[at])
    const floor = goods.opening[home] * self.costShare[i]
    self.homePlace[at] = offerHolding(
      auctions,
      home,
      kept,
      rate,
      self.output[at] * self.stockWeeks[i],
      PER_TENTH * self.holdBack[i],
      PER_TENTH * self.herd[i],
      floor,
    )
  }
}

/** Most of an oxide's output that leaves China at the start, share; assumed, 0.9-1. */
const MOST_EXPORTED = 0.95
/** Between these prices over the home price, duty and wedge included, an exporter sells all abroad; assumed, 0.95-1 and 1-1.1. */
const FIRST_PRICE = 0.985
const FULL_PRICE = 1.03
/** Least that it sells at home a week, share of its output; assumed, 0.02-0.2. */
const LEAST_AT_HOME = 0.05
/** `holdBack` is told for a price a tenth below the expected one. */
const PER_TENTH = 10
/** Most of its store that it offers abroad in a week, and the most by usual exports and by output; assumed, 0.3-0.8, 2-5, 0.05-0.2. */
const MOST_ABROAD = 0.5
const EXPORTS_OFFERED = 3
const OUTPUT_OFFERED = 0.1

/** Stock kept for orders that wait for a licence, t. */
function reserved(self: Exporters, at: number): number {
  return Math.min(self.orders[at], RESERVE_WEEKS * self.exported[at])
}

/** Most that it would offer abroad this week if no quota held it back, t; what is controlled leaves by licence. */
function wantedAbroad(self: Exporters, world: World, i: number, e: number): number {
  if (world.policy.controlled[e] === 1) return 0
  const at = i * world.goods.elements + e
  const kept = self.stock[at] - reserved(self, at)
  return Math.max(
    0,
    Math.min(kept * MOST_ABROAD, Math.max(EXPORTS_OFFERED * self.exported[at], OUTPUT_OFFERED * self.output[at])),
  )
}

/** Quota that the shares of some oxides leave unused goes to the others: the part of what they want beyond theirs. */
function beyondShare(self: Exporters, world: World, i: number, allowance: number): number {
  const n = world.goods.elements
  let used = 0
  let unmet = 0
  for (let e = 0; e < n; e++) {
    const wanted = wantedAbroad(self, world, i, e)
    const share = Math.min(wanted, allowance * self.quotaWeight[i * n + e])
    used += share
    unmet += wanted - share
  }
  return unmet > 0 ? clamp((allowance - used) / unmet, 0, 1) : 0
}

/** A year's quota is used so many times as fast as evenly; assumed, 1-1.5. */
const QUOTA_PACE = 1.25

/** t REO that this exporter may ship abroad this week: what is left of the year's quota, paced a quarter faster than evenly. */
function quotaAllowance(self: Exporters, world: World, i: number, quota: number): number {
  return Math.max(0, (quota * self.size[i] - self.quotaUsed[i]) / (WEEKS_PER_YEAR - weekOfYear(world))) * QUOTA_PACE
}

/** Weeks since the year began: the scenario's, of 52 weeks. */
const weekOfYear = ({ week }: World): number => ((week % WEEKS_PER_YEAR) + WEEKS_PER_YEAR) % WEEKS_PER_YEAR

/** Speed with which quota moves to the oxide on which a tonne earns most; assumed, 0.02-0.2 a week. */
const QUOTA_SHIFT = 0.1

/** Less than this share of what it offers abroad, or usually exports, is sold: its quota goes to other oxides; assumed, 0.3-0.7. */
const UNSOLD = 0.5
/** No oxide's share of a quota falls below this. */
const LEAST_QUOTA = 1e-4

/** Shifts quota tonnes towards elements with the larger premium of outside price over FOB cost. */
function spreadQuota(self: Exporters, world: World, i: number): void {
  if (world.policy.values.exportQuota[0] >= NO_QUOTA) return
  const { auctions, goods } = world
  const n = goods.elements
  let mean = 0
  for (let e = 0; e < n; e++) mean += self.quotaWeight[i * n + e] * quotaRent(world, e)
  let sum = 0
  for (let e = 0; e < n; e++) {
    const at = i * n + e
    const unsold =
      self.abroadPlace[at] >= 0 &&
      auctions.offers.filled[self.abroadPlace[at]] <
        UNSOLD * Math.min(auctions.offers.quantity[self.abroadPlace[at]], self.exported[at])
    const pull = unsold ? -1 : clamp((quotaRent(world, e) - mean) / (Math.max(0, mean) + PER_KG), -1, 1)
    self.quotaWeight[at] = Math.max(LEAST_QUOTA, self.quotaWeight[at] * (1 + QUOTA_SHIFT * pull))
    sum += self.quotaWeight[at]
  }
  for (let e = 0; e < n; e++) self.quotaWeight[i * n + e] /= sum
  world.news.quotaPremium += self.size[i] * Math.max(0, mean)
}

/** What a tonne of quota earns on an oxide, USD/t. */
function quotaRent(world: World, e: number): number {
  return world.auctions.price[e * 2 + OUTSIDE] - world.auctions.price[e * 2 + HOME] * exportWedge(world, e)
}
