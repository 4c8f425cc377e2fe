import { clamp } from '../numbers/math.ts'
import { offerStock } from '../market/selling.ts'
import { uniform } from '../numbers/random.ts'
import { OUTSIDE, PAID } from '../world/products.ts'
import { noteSeparated } from '../world/chain.ts'
import type { World } from '../world/world.ts'
import { tallyOxides } from '../market/tally.ts'
import { USUAL_GAIN } from '../market/usual.ts'
import { PER_KG, USD_PER_MILLION } from '../numbers/units.ts'
import { defineAgent } from './agent.ts'

/** A developer sees prices of the last year, support on offer, and how easily equity can be raised. */
export const mineProject = defineAgent({
  kind: 'mineProject',
  purpose:
    'Takes a deposit outside China from study to oxide: permit, finance, build, ramp up; pauses, or fails after a bust.',
  params: {
    capacity: {
      unit: 't REO / year',
      doc: 'Oxide output at full rate.',
      default: 5_000,
      min: 10,
      max: 100_000,
      source: 'company reports 2025',
      grade: 'B',
    },
    incentivePrice: {
      unit: 'USD / kg NdPr',
      doc: 'Price of Nd and Pr oxide at which the project pays, other oxides at their opening prices.',
      default: 80,
      min: 10,
      max: 400,
      source: 'Benchmark 2025: none at 54, about 40 % need 75-85, some more',
      grade: 'B',
    },
    cashCost: {
      unit: 'USD / kg NdPr',
      doc: 'Price below which it cannot pay its bills once built.',
      default: 45,
      min: 5,
      max: 300,
      source: 'Nolans 25-62, White Mesa 29 USD/kg; assumed',
      grade: 'C',
    },
    permitWeeks: {
      unit: 'weeks',
      doc: 'Mean wait for permits still missing at the start; 0 when permitted.',
      default: 52,
      min: 0,
      max: 1040,
      source: 'assumed from slipped dates',
      grade: 'D',
    },
    buildWeeks: {
      unit: 'weeks',
      doc: 'Construction.',
      default: 130,
      min: 20,
      max: 520,
      source: 'two to three years from decision (company plans, usually late)',
      grade: 'C',
    },
    rampWeeks: {
      unit: 'weeks',
      doc: 'From first oxide to full rate.',
      default: 104,
      min: 10,
      max: 520,
      source: 'Lynas 2012-18, Mountain Pass 2012-15',
      grade: 'C',
    },
    heavyShare: {
      unit: 'share',
      doc: 'Share of Sm and heavier that its plant separates.',
      default: 0.5,
      min: 0,
      max: 1,
      source: 'assumed',
      grade: 'D',
    },
    capex: {
      unit: 'million USD',
      doc: 'Investment.',
      default: 700,
      min: 1,
      max: 10_000,
      source: 'projects.csv of company reports',
      grade: 'C',
    },
    eagerness: {
      unit: 'probability / week',
      doc: 'Chance of a financial decision in a week in which the project pays, with share prices as at the start and no support.',
      default: 0.012,
      min: 0.001,
      max: 1,
      source: 'the search for money takes years: Nolans since 2019, Browns Range since 2025; 0.005-0.03',
      grade: 'C',
    },
  },
  fields: {
    region: { type: 'region', doc: 'Where it is.', required: true },
    deposit: { type: 'deposit', doc: 'Its ore.', required: true },
  },
  state: {
    stage: { unit: 'id', doc: '0 permit, 1 finance, 2 build, 3 run, 4 failed.' },
    weeks: { unit: 'weeks', doc: 'Weeks in this stage.' },
    losses: { unit: 'weeks', doc: 'Weeks in a row below cash cost.' },
    outlook: { unit: 'USD / kg NdPr', doc: 'Price it reckons with.' },
    dug: { unit: 't TREO', doc: 'Dug this week.' },
    stock: { unit: 't REO', doc: 'Oxide in store.', per: 'element' },
    output: { unit: 't / week', doc: 'Usual output.', per: 'element' },
    place: { unit: 'order', doc: 'Offer this week.', per: 'element' },
  },
  act: {
    start(self, world) {
      for (let i = 0; i < self.count; i++) {
        self.stage[i] = self.permitWeeks[i] > 0 ? PERMIT : FINANCE
        self.outlook[i] = basketInNdPr(world, self.deposit[i])
        for (let e = 0; e < world.goods.elements; e++) self.place[i * world.goods.elements + e] = -1
      }
    },
    mine(self, world) {
      const { goods, deposits, flows, ledger } = world
      const n = goods.elements
      for (let i = 0; i < self.count; i++) {
        world.flows.updates++
        self.dug[i] = 0
        if (self.stage[i] !== RUN) continue
        const dug =
          self.active[i] *
          self.capacity[i] *
          clamp(self.weeks[i] / self.rampWeeks[i], FIRST_OUTPUT, 1) *
          world.yearsPerTick
        self.dug[i] = dug
        flows.mined[self.region[i]] += dug
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          const contained = dug * deposits[self.deposit[i] * n + e]
          const made = contained * (goods.isHeavy[e] === 1 ? self.heavyShare[i] : 1) * RECOVERY
          ledger.mined[e] += contained
          world.chain.mined[self.region[i]] += contained * goods.isCounted[e]
          world.chain.ore[self.region[i] * 2 + OUTSIDE] += contained * goods.isCounted[e]
          noteSeparated(world, self.region[i], e, contained, made)
          ledger.lost[e] += contained - made
          self.stock[at] += made
          self.output[at] += USUAL_GAIN * (made - self.output[at])
          flows.separated[self.region[i]] += made
        }
      }
    },
    submit(self, world) {
      const n = world.goods.elements
      for (let i = 0; i < self.count; i++)
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          const floor = world.goods.opening[e * 2 + OUTSIDE] * CASH_SHARE
          self.place[at] =
            self.stock[at] > 0
              ? offerStock(
                  world,
                  e * 2 + OUTSIDE,
                  self.stock[at],
                  self.output[at],
                  self.output[at] * STOCK_WEEKS,
                  floor,
                  1,
                )
              : -1
        }
    },
    settle(self, world) {
      const n = world.goods.elements
      for (let k = 0; k < self.stock.length; k++) {
        if (self.place[k] < 0) continue
        const sold = world.auctions.offers.filled[self.place[k]]
        self.stock[k] -= sold
        const short = world.news.priceFloor[k % n] - world.auctions.price[(k % n) * 2 + OUTSIDE]
        if (short <= 0) continue
        world.news.programmeCost += (sold * short) / USD_PER_MILLION
        world.flows.payments[PAID.floorsMines] += (sold * short) / USD_PER_MILLION
      }
    },
    invest(self, world) {
      if (world.week < 0) return
      for (let i = 0; i < self.count; i++) {
        if (self.active[i] === 0) {
          if (self.stage[i] === RUN && self.gained[i] < 0) world.flows.projectsRunning--
          continue
        }
        self.outlook[i] += OUTLOOK_GAIN * (basketInNdPr(world, self.deposit[i]) - self.outlook[i])
        advance(self, world, i)
      }
    },
    holdings(self, world) {
      for (let k = 0; k < self.stock.length; k++) world.ledger.held[k % world.goods.elements] += self.stock[k]
    },
  },
  followed: {
    answers: ['output', 'stockWeeks'],
    add(self, { goods }, i, tally) {
      tally.output += self.dug[i]
      tallyOxides(tally, self.stock, self.output, i * goods.elements, goods.elements)
    },
  },
})

/** Stages of a project. */
const [PERMIT, FINANCE, BUILD, RUN, FAILED] = [0, 1, 2, 3, 4] as const
/** Least output of a plant that has just begun, share of its capacity; assumed, 0-0.2. */
const FIRST_OUTPUT = 0.05
/** Price below which a new plant sells nothing, over that of the start; assumed, 0.1-0.6. */
const CASH_SHARE = 0.3
/** Weeks of output that it holds; assumed, 2-8. */
const STOCK_WEEKS = 4
/** Part of the price that a project needs which an offtake of all its output saves; assumed, 0-0.3. */
const OFFTAKE_EASES = 0.1
/** Largest public loan, and one that funds a project while equity is shut, share of its cost; assumed, 0.3-0.7 and 0.3-0.6. */
const LARGEST_LOAN = 0.5
const LOAN_ENOUGH = 0.4
/** Oxide recovered from ore by new plants, assumed, 0.6-0.9. */
const RECOVERY = 0.8
/** Boards plan with prices of about a year. */
const OUTLOOK_GAIN = 1 / 52
/** Most that lenders count on, over the price of the last five years; assumed, 1.1-1.6. */
const DECK = 1.3
/** A year of losses ends a company that has just built. */
const LOSSES_TO_FAIL = 52
/** Equity is shut when share prices are a third below the start, and no easier to sell than at so many times it; assumed, 0.5-0.8 and 1.5-3. */
const EQUITY_SHUT = 0.67
const DEAREST_EQUITY = 2

/** The basket of an ore at prices of today, floors included, as the price of NdPr that would give the same value, USD/kg. */
function basketInNdPr(world: World, deposit: number): number {
  const { goods, deposits, auctions, news } = world
  const n = goods.elements
  let now = 0
  let usual = 0
  for (let e = 0; e < n; e++) {
    const share = deposits[deposit * n + e]
    const market = e * 2 + OUTSIDE
    // A thin quote finances nothing: lenders' decks are the price of the last five years and a little more.
    now += share * Math.max(news.priceFloor[e], Math.min(auctions.expected[market], DECK * auctions.design[market]))
    usual += share * goods.opening[market]
  }
  return ((now / usual) * goods.opening[goods.idOf('Nd') * 2 + OUTSIDE]) / PER_KG
}

interface Projects {
  readonly deposit: Float64Array
  readonly capacity: Float64Array
  readonly incentivePrice: Float64Array
  readonly cashCost: Float64Array
  readonly permitWeeks: Float64Array
  readonly buildWeeks: Float64Array
  readonly capex: Float64Array
  readonly eagerness: Float64Array
  readonly stage: Float64Array
  readonly weeks: Float64Array
  readonly losses: Float64Array
  readonly outlook: Float64Array
}

function advance(self: Projects, world: World, i: number): void {
  const { flows, news, policy, streams, tick } = world
  self.weeks[i]++
  const luck = uniform(streams.project, i, tick)
  if (self.stage[i] === PERMIT && luck < 1 / self.permitWeeks[i]) enter(self, i, FINANCE)
  else if (self.stage[i] === FINANCE) {
    const pays = self.outlook[i] >= self.incentivePrice[i] * (1 - OFFTAKE_EASES * policy.values.offtakeShare[0])
    const loan = Math.min(news.loansLeft, LARGEST_LOAN * self.capex[i])
    const funded = news.outsideShareIndex > EQUITY_SHUT || loan >= LOAN_ENOUGH * self.capex[i]
    // Who sells shares at twice the price gives away half as much of the mine; an offtake or a loan for half the bill shortens the search as much.
    const equity = Math.min(DEAREST_EQUITY, news.outsideShareIndex)
    const chance = self.eagerness[i] * (equity + policy.values.offtakeShare[0] + loan / (LARGEST_LOAN * self.capex[i]))
    if (pays && funded && luck < chance) {
      news.loansLeft -= loan
      news.programmeCost += loan
      flows.payments[PAID.loans] += loan
      flows.projectsFinanced++
      enter(self, i, BUILD)
    }
  } else if (self.stage[i] === BUILD && self.weeks[i] >= self.buildWeeks[i]) {
    flows.projectsRunning++
    enter(self, i, RUN)
  } else if (self.stage[i] === RUN) {
    // Boards plan with last year's price, but bills are paid from this week's.
    self.losses[i] = basketInNdPr(world, self.deposit[i]) < self.cashCost[i] ? self.losses[i] + 1 : 0
    if (self.losses[i] > LOSSES_TO_FAIL) {
      flows.projectsRunning--
      flows.projectsFailed++
      enter(self, i, FAILED)
    }
  }
}

function enter(self: Projects, i: number, stage: number): void {
  self.stage[i] = stage
  self.weeks[i] = 0
}
