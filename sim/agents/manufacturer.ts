import { clamp, exp, log } from '../numbers/math.ts'
import { useAt } from '../market/expectations.ts'
import { landedCost } from '../market/landed-cost.ts'
import { assembled, bend, spared } from '../market/bending.ts'
import { pool } from '../market/pooling.ts'
import { thrift } from '../market/thrift.ts'
import {
  addLine,
  alarmOf,
  closeLines,
  lastInRun,
  needsLicense,
  placeOrders,
  settleOrders,
} from '../market/buying-lines.ts'
import { usualLead } from '../pipeline/port.ts'
import { normal } from '../numbers/random.ts'
import { noteUsed } from '../world/chain.ts'
import { CHINA, HOME, OUTSIDE, REGIONS } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { STANDS_STILL, tallyLines, tallyWanted } from '../market/tally.ts'
import { defineAgent } from './agent.ts'

/** A manufacturer sees its stocks, its orders' fate, prices and news; it wants its line to run. */
export const manufacturer = defineAgent({
  kind: 'manufacturer',
  purpose: 'Uses magnets or oxides in one sector and region; orders up to a target, rations, thrifts, stops its line.',
  params: {
    coverWeeks: {
      unit: 'weeks',
      doc: 'Target stock on top of the lead time.',
      default: 4,
      min: 0.3,
      max: 52,
      spread: 0.5,
      source: 'car-sector stock cover 2-6 weeks (trade press, weak)',
      grade: 'D',
    },
    value: {
      unit: 'times opening price',
      doc: 'Value of lost output over the opening price of the input that is missing.',
      default: 8,
      min: 1.1,
      max: 500,
      spread: 0.6,
      source: 'assumed: an input is a small part of the product',
      grade: 'D',
    },
    growth: {
      unit: 'share / year',
      doc: 'Trend growth of output.',
      default: 0.04,
      min: -0.3,
      max: 0.5,
      source: 'IEA 2025: magnet-element demand 1.79 times 2024 by 2040',
      grade: 'B',
    },
    demandNoise: {
      unit: 'share / week',
      doc: 'Standard deviation of weekly surprises in demand.',
      default: 0.01,
      min: 0,
      max: 0.2,
      source: 'assumed',
      grade: 'D',
    },
    thrift: {
      unit: 'share / year',
      doc: 'Fall of use per unit of output in a year at ten times the price designed for or more; in proportion to the logarithm of the price.',
      default: 0.1,
      min: 0,
      max: 0.5,
      source: 'Sprecher et al. 2017: at most 10 % a year, when prices had risen tenfold',
      grade: 'A',
    },
    heavySaving: {
      readBy: ['usersOfBothGrades'],
      unit: 'share / year',
      doc: 'Magnets with Dy and Tb that designs give up for plain ones in a year: diffusion along grain boundaries; the slower the less they cost beyond plain ones.',
      default: 0.034,
      min: 0,
      max: 0.3,
      source: 'half of the Dy saved at equal coercivity since 2005 (Magnetics): 3.4 % a year over 20 years',
      grade: 'C',
    },
    elasticity: {
      unit: 'dimensionless',
      doc: 'Fall of use within the week for a rise of price: output that can wait, until a third is added to the price.',
      default: 0.1,
      min: 0,
      max: 1,
      spread: 0.4,
      source: 'within half a year about -0.10 (probes of 2020-22), 0.03-0.2',
      grade: 'D',
    },
    fear: {
      readBy: ['abroad'],
      unit: 'share',
      doc: 'Extra cover wanted on alarming news.',
      default: 0.6,
      min: 0,
      max: 3,
      spread: 0.5,
      source: 'assumed; orders 1.4 to 1.75 of use in 2025',
      grade: 'D',
    },
    burnt: {
      readBy: ['abroad'],
      unit: 'share / week',
      doc: 'Extra cover wanted after a week without output; forgotten as slowly as fear.',
      default: 0.06,
      min: 0,
      max: 1,
      source: 'assumed; firms that stopped hold more stock afterwards',
      grade: 'D',
    },
    gapShare: {
      unit: 'share / week',
      doc: 'Share of the gap between stock and target that is ordered in a week: buyers smooth.',
      default: 0.12,
      min: 0.01,
      max: 1,
      source: 'assumed; orders 1.4 to 1.75 of use in 2025',
      grade: 'D',
    },
    buysAhead: {
      unit: 'share',
      doc: 'Extra cover wanted while prices rise by a factor of 2.7 within the half-year that makes a trend; as much less while they fall.',
      default: 0.7,
      min: 0,
      max: 3,
      spread: 0.4,
      source:
        'Japan used half the Nd in 2012 while stocks ran down (Japan Society of Newer Metals); buyers abroad had stocks of the boom in 2023 and cut orders (trade press); assumed, 0.2-1.5',
      grade: 'C',
    },
    sizeSpread: {
      readBy: ['several'],
      unit: 'log',
      doc: 'How unequal the firms of a group are: standard deviation of the logarithm of size.',
      default: 0.8,
      min: 0,
      max: 2,
      source: 'assumed',
      grade: 'D',
    },
    stretch: {
      unit: 'share',
      doc: 'Use that a firm does without at once when its stock runs low: scrap, features, grades.',
      default: 0.15,
      min: 0,
      max: 0.6,
      source: 'assumed, 0.05-0.25',
      grade: 'D',
    },
    assemblies: {
      readBy: ['abroad', 'magnetUsers'],
      unit: 'share',
      doc: 'Need for magnets that a firm abroad can cover by motors and assemblies made in China, which were never controlled.',
      default: 0.3,
      min: 0,
      max: 1,
      source: '"magnet no, motor yes" (WSJ, 4 June 2025); MOFCOM FAQ of 16 September 2025; assumed, 0.25-0.6 for cars',
      grade: 'D',
    },
    switchWeeks: {
      readBy: ['abroad', 'magnetUsers'],
      readWith: 'assemblies',
      unit: 'weeks',
      doc: 'Weeks that it takes to move to bought assemblies, and back.',
      default: 6,
      min: 1,
      max: 104,
      source: 'assumed, 4-12',
      grade: 'D',
    },
    pooling: {
      readBy: ['several'],
      unit: 'share / week',
      doc: 'Gap to the mean of its group that a plant with little stock gets from the others in a week.',
      default: 0.03,
      min: 0,
      max: 1,
      source:
        'assumed, 0.005-0.1: rivals help little, sister plants more; first lines stopped six weeks after the controls',
      grade: 'D',
    },
    rationWeeks: {
      unit: 'weeks',
      doc: 'Stock below which a firm stretches what it has.',
      default: 1.5,
      min: 1,
      max: 8,
      source: 'assumed',
      grade: 'D',
    },
  },
  fields: {
    region: { type: 'region', doc: 'Where it makes.', required: true },
    sector: { type: 'sector', doc: 'What it makes.', required: true },
    uses: {
      type: 'goods',
      doc: 'Magnets and oxides a year at the start, or when it opens.',
      required: true,
    },
    secondSource: {
      type: 'maker',
      doc: 'Magnet makers outside China that it has qualified: what they deliver under contract goes to it, and to whoever else names them, before all others.',
    },
  },
  state: {
    firstLine: { unit: 'id', doc: 'First buying line.' },
    lastLine: { unit: 'id', doc: 'One past the last buying line.' },
    mood: { unit: 'log', doc: 'Demand surprise that fades.' },
    demand: { unit: 'factor', doc: 'Desired output over the start.' },
    output: { unit: 'share', doc: 'Output over desired output.' },
    running: { unit: '0 or 1', doc: 'Has had its first stock: a firm that opens begins when its store suffices.' },
    worth: { unit: 'USD / week', doc: 'Value of the output at the start.' },
    intensity: { unit: 'factor', doc: 'Use per unit of output over the start.', per: 'good' },
    baseUse: { unit: 't / week', doc: 'Use at the start.', per: 'good' },
    bending: { unit: '0 or 1', doc: 'Stock is low: the firm does what it can without.', per: 'good' },
    bought: { unit: 'share', doc: 'Need covered by assemblies made in China.', per: 'good' },
  },
  act: {
    start(self, world) {
      const { goods, opening } = world
      const n = goods.elements
      for (let i = 0; i < self.count; i++) {
        const layer = self.region[i] === CHINA ? HOME : OUTSIDE
        self.demand[i] = 1
        self.output[i] = 1
        for (let g = 0; g < goods.count; g++) {
          const use = self.uses[i * goods.count + g] * self.active[i]
          if (g >= n) opening.magnetUse[g * 2 + layer] += use
          else opening.oxideWanted[g * 2 + layer] += use
        }
      }
    },
    use(self, world) {
      for (let i = 0; i < self.count; i++) if (self.active[i] > 0) openFirm(self, world, i)
    },
    later(self, world) {
      for (let i = 0; i < self.count; i++) if (self.active[i] === 0) openFirm(self, world, i)
    },
    shock(self, world) {
      const { news, regions, tick, week } = world
      let cell = -1
      let common = 0
      for (let i = 0; i < self.count; i++) {
        // Two thirds of a surprise is the sector's, the rest the firm's own; firms of a group stand side by side.
        const shared = self.sector[i] * REGIONS.length + regions.whole[self.region[i]]
        if (shared !== cell) common = normal(world.streams.sector, shared, tick)
        cell = shared
        const own = normal(world.streams.firm, i, tick)
        self.mood[i] = MOOD_LEFT * self.mood[i] + self.demandNoise[i] * (COMMON * common + OWN * own)
        self.demand[i] =
          self.active[i] *
          exp(self.mood[i] + self.growth[i] * Math.max(0, week - Math.max(0, self.opened[i])) * world.yearsPerTick) *
          news.sectorDemand[self.sector[i] * regions.count + self.region[i]]
      }
    },
    expect(self, world) {
      const { auctions, goods, lines } = world
      for (let i = 0; i < self.count; i++) {
        if (self.active[i] === 0) closeLines(lines, self.firstLine[i], self.lastLine[i])
        for (let l = self.firstLine[i]; l < self.lastLine[i] && self.active[i] > 0; l++) {
          const at = i * goods.count + lines.good[l]
          const market = lines.good[l] * 2 + lines.layer[l]
          const duty = landedCost(world, lines.good[l], lines.region[l])
          const rise =
            duty === 1 ? auctions.rise[market] : log((auctions.reference[market] * duty) / auctions.design[market])
          lines.use[l] = self.baseUse[at] * self.intensity[at] * self.demand[i] * useAt(rise, self.elasticity[i])
          if (self.region[i] === CHINA) lines.use[l] += assembled(self, world, i, lines.good[l])
          if (lines.layer[l] !== OUTSIDE) continue
          const stretch = lines.expectedLead[l] / lines.baseLead[l] - 1
          lines.risk[l] = clamp(
            lines.risk[l] * FEAR_LEFT +
              self.fear[i] * alarmOf(world, l) +
              LATENESS * self.fear[i] * stretch +
              self.burnt[i] * (1 - self.output[i]),
            0,
            MOST_FEAR,
          )
        }
      }
    },
    submit(self, world) {
      for (let i = 0, last = 0; i < self.count; i = last + 1) {
        last = lastInRun(self, i)
        placeOrders(world, self.firstLine[i], self.lastLine[last])
      }
    },
    settle(self, world) {
      for (let i = 0, last = 0; i < self.count; i = last + 1) {
        last = lastInRun(self, i)
        settleOrders(world, self.firstLine[i], self.lastLine[last])
      }
    },
    produce(self, world) {
      const { lines, flows, goods, news } = world
      news.assemblies.fill(0)
      pool(self, world)
      for (let i = 0; i < self.count; i++) {
        if (self.active[i] === 0) continue
        let share = 1
        for (let l = self.firstLine[i]; l < self.lastLine[i]; l++) {
          const at = i * goods.count + lines.good[l]
          bend(self, world, i, l, at)
          const need = lines.use[l] * spared(self, i, at)
          if (need > 0) share = Math.min(share, lines.stock[l] / (need * self.rationWeeks[i]))
        }
        share = Math.max(0, share)
        if (self.running[i] === 0 && share < 1 && world.week - self.opened[i] < FIRST_STOCK_WEEKS) continue
        self.running[i] = 1
        self.output[i] = share
        for (let l = self.firstLine[i]; l < self.lastLine[i]; l++) {
          const used = lines.use[l] * spared(self, i, i * goods.count + lines.good[l]) * share
          lines.stock[l] -= used
          flows.used[lines.good[l]] += used
          noteUsed(world, self.sector[i], self.region[i], lines.good[l], used)
        }
        report(self, world, i, share)
        flows.updates++
      }
    },
    invest(self, world) {
      if (world.week >= 0) thrift(self, world)
    },
  },
  followed: {
    answers: ['output', 'stockWeeks', 'shortfallOf', 'stopped', 'pricePaid'],
    add(self, world, i, tally) {
      tallyLines(world, tally, self.firstLine[i], self.lastLine[i])
      if (self.active[i] === 0 || self.running[i] === 0) return
      const worth = self.worth[i] * self.demand[i]
      tallyWanted(tally, worth, worth * self.output[i])
      const { good, use } = world.lines
      for (let l = self.firstLine[i]; l < self.lastLine[i]; l++)
        tally.output += use[l] * spared(self, i, i * world.goods.count + good[l]) * self.output[i]
    },
  },
})

/** Weeks after its opening from which a firm that still waits for its first stock counts as stopped; assumed, 8-40. */
const FIRST_STOCK_WEEKS = 26

/** Fear that a week adds while orders take twice as long as usual, over that of alarming news; assumed, 0.01-0.04. */
const LATENESS = 0.02
/** Part of a surprise in demand that is left after a week: it fades in about five months; assumed, 0.9-0.98. */
const MOOD_LEFT = 0.95
/** Weights of the sector's and of the firm's own surprises; their squares add up to one; assumed. */
const COMMON = 0.8
const OWN = 0.6
/** Part of a firm's fear that is left after a week, and the most that it fears, times its usual cover; assumed, 0.9-0.99 and 2-5. */
const FEAR_LEFT = 0.97
const MOST_FEAR = 3
/** Spread of what firms think that goods cost, logarithmic; assumed, 0.01-0.1. */
const PRICE_SPREAD = 0.03
/** Stock beyond so many weeks of use counts as so many, in what outcomes tell of cover. */
const MOST_COVER = 52

/** Baseline use and the buying lines of a firm; its stores are full when it is there from the start. */
function openFirm(self: Firms, world: World, i: number): void {
  const { goods, lines } = world
  const layer = self.region[i] === CHINA ? HOME : OUTSIDE
  self.firstLine[i] = lines.count
  self.running[i] = self.active[i] > 0 ? 1 : 0
  for (let g = 0; g < goods.count; g++) {
    const at = i * goods.count + g
    const use = self.uses[at] * world.yearsPerTick
    self.baseUse[at] = use
    self.intensity[at] = 1
    if (use <= 0) continue
    self.worth[i] += use * goods.opening[g * 2 + layer] * self.value[i]
    addLine(lines, {
      good: g,
      layer,
      region: self.region[i],
      sector: self.sector[i],
      use: use * self.active[i],
      value: self.value[i],
      cover: self.coverWeeks[i],
      gapShare: self.gapShare[i],
      buysAhead: self.buysAhead[i],
      baseLead: layer === HOME ? 1 : usualLead(world, self.region[i]),
      bias: exp(PRICE_SPREAD * normal(world.streams.bias, lines.count, 0)),
      elasticity: self.elasticity[i],
      source: g < goods.elements ? 0 : self.secondSource[i],
    })
    if (layer === HOME && g >= goods.elements)
      world.news.assembly[self.sector[i] * goods.count + g] += use * self.active[i]
  }
  self.lastLine[i] = lines.count
}

interface Firms {
  readonly count: number
  readonly names: readonly string[]
  readonly active: Float64Array
  readonly running: Float64Array
  readonly uses: Float64Array
  readonly value: Float64Array
  readonly coverWeeks: Float64Array
  readonly gapShare: Float64Array
  readonly buysAhead: Float64Array
  readonly elasticity: Float64Array
  readonly region: Float64Array
  readonly sector: Float64Array
  readonly secondSource: Float64Array
  readonly firstLine: Float64Array
  readonly lastLine: Float64Array
  readonly demand: Float64Array
  readonly worth: Float64Array
  readonly thrift: Float64Array
  readonly intensity: Float64Array
  readonly baseUse: Float64Array
}

/** Adds this firm to what is published about its sector. */
function report(self: Firms, world: World, i: number, share: number): void {
  const { flows, goods, lines, regions } = world
  const sector = self.sector[i]
  const cell = sector * regions.count + self.region[i]
  const worth = self.worth[i] * self.demand[i]
  flows.desired[cell] += worth
  flows.missed[cell] += worth * (1 - share)
  if (self.region[i] === CHINA) return
  flows.firms[sector]++
  if (share < STANDS_STILL) flows.stopped[sector]++
  for (let l = self.firstLine[i]; l < self.lastLine[i]; l++) {
    flows.lostUse[sector] += lines.use[l] * (1 - share) * goods.oxide[lines.good[l]]
    if (!needsLicense(world, l) || lines.use[l] <= 0) continue
    flows.cover[sector] += Math.min(MOST_COVER, lines.stock[l] / lines.use[l])
    flows.coverLines[sector]++
  }
}
