import { submit } from '../market/orders.ts'
import { addLine, settleOrders } from '../market/buying-lines.ts'
import { usualLead } from '../pipeline/port.ts'
import { CHINA, HOME, OUTSIDE, PAID, SECTORS } from '../world/products.ts'
import { DAYS_PER_WEEK, TRACE, USD_PER_MILLION } from '../numbers/units.ts'
import type { World } from '../world/world.ts'
import { defineAgent } from './agent.ts'

/** Share of what it lacks that a public stockpile orders in a week; assumed, 0.05-0.2. */
const GAP_SHARE = 0.12

/** A stockpile agency sees prices, its store and its rule: how many days of use to hold, when to buy, when to release. */
export const stockpile = defineAgent({
  kind: 'stockpile',
  purpose:
    'Buys magnet oxides and magnets up to a number of days of use while prices are low; sells when they are far above normal.',
  params: {
    days: {
      unit: 'days of use',
      doc: 'Cover held at the start and defended afterwards.',
      default: 0,
      min: 0,
      max: 730,
      source: 'Japan 60 days (IEA)',
      grade: 'A',
    },
    buyWeeks: {
      readBy: ['holders'],
      unit: 'weeks',
      doc: 'Time over which a gap is bought.',
      default: 52,
      min: 4,
      max: 520,
      source: 'assumed',
      grade: 'D',
    },
    buyBelow: {
      readBy: ['holders'],
      unit: 'times normal price',
      doc: 'Highest price at which it buys.',
      default: 1.25,
      min: 0.5,
      max: 10,
      source: 'assumed',
      grade: 'D',
    },
    releaseWeeks: {
      readBy: ['holders'],
      unit: 'weeks',
      doc: 'Time over which the store is sold in a crisis.',
      default: 20,
      min: 2,
      max: 260,
      source: 'assumed',
      grade: 'D',
    },
  },
  fields: { region: { type: 'region', doc: 'Whose it is.', required: true } },
  state: {
    line: { unit: 'id', doc: 'Buying line of each good, -1 for none.', per: 'good' },
    daily: { unit: 't / day', doc: 'Use of the region at the start.', per: 'good' },
    sellPlace: { unit: 'order', doc: 'Offer this week.', per: 'good' },
    releasing: { unit: '0 or 1', doc: 'A release has been declared and not ended.', per: 'good' },
    spent: { unit: 'million USD', doc: 'Net spending since the start.' },
  },
  act: {
    open(self, world) {
      self.line.fill(-1)
      self.sellPlace.fill(-1)
      for (let i = 0; i < self.count; i++) if (self.active[i] > 0) openAgency(self, world, i)
    },
    later(self, world) {
      for (let i = 0; i < self.count; i++) if (self.active[i] === 0) openAgency(self, world, i)
    },
    submit(self, world) {
      for (let i = 0; i < self.count; i++) for (let g = 0; g < world.goods.count; g++) trade(self, world, i, g)
    },
    settle(self, world) {
      const { auctions, goods, lines } = world
      for (let k = 0; k < self.line.length; k++) {
        const line = self.line[k]
        if (line < 0) continue
        const market = lines.good[line] * 2 + lines.layer[line]
        let bought = 0
        let sold = 0
        if (lines.place[line] >= 0) bought = auctions.bids.filled[lines.place[line]] * auctions.price[market]
        settleOrders(world, line, line + 1)
        if (self.sellPlace[k] >= 0) {
          const tonnes = auctions.offers.filled[self.sellPlace[k]]
          lines.stock[line] -= tonnes
          sold = tonnes * auctions.price[market]
        }
        const i = (k - (k % goods.count)) / goods.count
        const money = bought - sold
        self.spent[i] += money / USD_PER_MILLION
        if (self.region[i] !== CHINA) {
          world.news.programmeCost += money / USD_PER_MILLION
          world.flows.payments[PAID.bought] += bought / USD_PER_MILLION
          world.flows.payments[PAID.sold] += sold / USD_PER_MILLION
          world.flows.stockpileValue += lines.stock[line] * goods.opening[market]
        }
        world.flows.stockpile[self.region[i]] += lines.stock[line]
      }
      world.flows.updates += self.count
    },
  },
})

const DEFENCE = SECTORS.indexOf('defence')
/** What public stockpiles hold. */
const STOCKED = ['Pr', 'Nd', 'Sm', 'Tb', 'Dy', 'heavyMagnet', 'smcoMagnet']

/** Its store at the start, and a buying line for every good that its region uses. */
function openAgency(self: Agencies, world: World, i: number): void {
  const { goods, lines } = world
  const region = self.region[i]
  const layer = region === CHINA ? HOME : OUTSIDE
  const existing = lines.count
  for (let g = 0; g < goods.count; g++) {
    const at = i * goods.count + g
    if (!STOCKED.includes(goods.names[g])) continue
    let week = 0
    // Lines of agencies use nothing.
    for (let l = 0; l < existing; l++) if (lines.region[l] === region && lines.good[l] === g) week += lines.use[l]
    self.daily[at] = week / DAYS_PER_WEEK
    if (week <= 0) continue
    self.line[at] = addLine(lines, {
      good: g,
      layer,
      region,
      sector: DEFENCE,
      use: 0,
      value: 1,
      cover: 0,
      gapShare: GAP_SHARE,
      baseLead: layer === HOME ? 1 : usualLead(world, region),
      bias: 1,
    })
    lines.stock[self.line[at]] = self.daily[at] * self.days[i] * self.active[i]
  }
}

interface Agencies {
  readonly active: Float64Array
  readonly region: Float64Array
  readonly days: Float64Array
  readonly buyWeeks: Float64Array
  readonly buyBelow: Float64Array
  readonly releaseWeeks: Float64Array
  readonly line: Float64Array
  readonly daily: Float64Array
  readonly sellPlace: Float64Array
  readonly releasing: Float64Array
}

/** Least of its store that it offers in a week of release, share; assumed, 0.05-0.2. */
const LEAST_RELEASED = 0.1
/** It sells by tender, from the usual price to what the market expects, and to this much over the usual one at least; assumed, 1.2-2. */
const DEAREST_RELEASE = 1.5
/** The price at which it buys all that it seeks, over the usual one; assumed, 0.8-1. */
const FIRST_BID = 0.9

/** A release that was declared at the trigger ends below this part of it; assumed, 0.5-0.9. */
const ENDS = 0.75

/** Agencies look at the price of some weeks, not of one: a release is declared, goes on, and is ended. */
function declare(self: Agencies, { auctions, policy }: World, at: number, market: number): boolean {
  const trigger = policy.values.stockpileReleaseTrigger[0] * auctions.normal[market]
  const price = auctions.expected[market]
  if (price > trigger) self.releasing[at] = 1
  else if (price < ENDS * trigger) self.releasing[at] = 0
  return self.releasing[at] === 1
}

/** Sells to all comers while a release lasts; otherwise fills a gap at up to its ceiling price. */
function trade(self: Agencies, world: World, i: number, g: number): void {
  const { lines, auctions, policy, goods } = world
  const at = i * goods.count + g
  const line = self.line[at]
  if (line < 0) return
  lines.place[line] = -1
  self.sellPlace[at] = -1
  if (self.active[i] === 0) return
  const region = self.region[i]
  const market = g * 2 + lines.layer[line]
  const days = Math.max(self.days[i], region === CHINA ? 0 : policy.values.stockpileDays[region - 1])
  const normal = auctions.normal[market]
  const gap = self.active[i] * self.daily[at] * days - lines.stock[line] - lines.shipped[line]
  if (declare(self, world, at, market)) {
    const most = Math.max(lines.stock[line] * LEAST_RELEASED, (self.daily[at] * days) / self.releaseWeeks[i])
    if (lines.stock[line] > TRACE)
      self.sellPlace[at] = submit(
        auctions.offers,
        market,
        Math.min(lines.stock[line], most),
        normal,
        Math.max(normal * DEAREST_RELEASE, auctions.expected[market]),
      )
  } else if (gap > TRACE) {
    const most = normal * self.buyBelow[i]
    lines.ramps[line] = 1
    lines.place[line] = submit(
      auctions.bids,
      market,
      Math.max(gap / self.buyWeeks[i], Math.min(gap, self.daily[at])),
      normal * FIRST_BID,
      most,
    )
  }
}
