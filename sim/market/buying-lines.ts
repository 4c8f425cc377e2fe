/**
 * A buying line is one agent's purchase of one good: stock, everything on the way, what it expects of lead times, and how it
 * orders. Manufacturers, magnet makers and public stockpiles own lines; the order-up-to rule is the same for all of them.
 */
import { clamp } from '../numbers/math.ts'
import { OUTSIDE } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { BID_NODES, bidForUse, orderAt, type Wish } from './bid-curve.ts'
import { filledOf, submit } from './orders.ts'
import { arriveAtPort } from '../pipeline/port.ts'
import { fobPrice } from './fob-price.ts'
import { importTariff } from './landed-cost.ts'

/** Weeks that the arrivals calendar looks ahead. */
const CALENDAR = 16
/** Delivery inside a layer, weeks: next week at home, two weeks between places outside China. */
const HOME_DELIVERY = 1
export const OUTSIDE_DELIVERY = 2
/** Part of a longer lead time for which buyers order ahead: papers cap what is licensed; assumed, 0-1 (exports of August 2025). */
const LEAD_WEIGHT = 0.15
/** Nobody asks a supplier for more than this many weeks of use at once: papers are asked for it; assumed, 1.5-4. */
const LARGEST_FILED = 1.8
/** Weights with which the expected lead time follows what was seen: fast up, slower down; assumed, 0.1-0.5 and 0.05-0.3. */
const LEAD_UP = 0.25
const LEAD_DOWN = 0.12
/** Nobody plans for a longer lead time than this, weeks; assumed, 20-52. */
const LONGEST_LEAD = 30

type Column = Float64Array
type Ids = Int32Array
export interface BuyingLines {
  count: number
  /** Lines outside China: about as many consignments leave in a normal week. */
  abroad: number
  /** Most lines that there is room for. */
  readonly capacity: number
  readonly calendar: number
  readonly good: Ids
  readonly layer: Ids
  readonly region: Ids
  /** End use that the licensing authority sees. */
  readonly sector: Ids
  /** Chinese supplier that files for licences; -1 for none. */
  readonly supplier: Ids
  /** t a week at desired output. */
  readonly use: Column
  /** t in the buyer's store. */
  readonly stock: Column
  /** t bought and not yet arrived: approved or free, at customs and on the way. */
  readonly shipped: Column
  /** t ordered in China and not yet shipped. */
  readonly backlog: Column
  /** t x order week of the backlog. */
  readonly backlogWeeks: Column
  /** Week of the oldest order that has not arrived, -1 for none. */
  readonly oldest: Column
  /** Value of lost output over the input's opening price. */
  readonly value: Column
  /** Target cover on top of the lead time, weeks. */
  readonly cover: Column
  /** Share of the gap to the target stock that is ordered in a week. */
  readonly gapShare: Column
  /** Cover wanted beyond the usual, share, for prices that rise by e within the weeks that make a trend; less while they fall. */
  readonly buysAhead: Column
  readonly baseLead: Column
  readonly expectedLead: Column
  /** Extra cover wanted out of fear, share. */
  readonly risk: Column
  /** The buyer's own bias about prices, factor. */
  readonly bias: Column
  /** Week until which a general licence holds, -1 for none. */
  readonly generalUntil: Column
  /** t left on licenses, and t in applications that the buyer still counts on; number of files so far. */
  readonly licensed: Column
  readonly applied: Column
  readonly files: Column
  /** Its part of what makers outside China owe their customers, t a week at the start; 0 for none. */
  readonly contract: Column
  /** What makers outside China lately delivered to it under contract, t a week: it orders the rest. */
  readonly secured: Column
  /** Maker that serves it before all others, counted from 1; 0 for none. */
  readonly source: Ids
  /** 1 where papers say that the good feeds a rival of China's own makers. */
  readonly rival: Column
  /** Region that papers name as the destination, and week in which the first of them was filed, -1 for none. */
  readonly destination: Column
  readonly firstFiled: Column
  /** Licenses granted. */
  readonly granted: Column
  /** t that may be shipped this week under licenses. */
  readonly toShip: Column
  /** Fall of use in the week for a rise of the price, as far as use can wait. */
  readonly elasticity: Column
  /** Bid in the auction this week, -1 for none, and its number of ramps. */
  readonly place: Ids
  readonly ramps: Ids
  /** t ordered this week through any channel. */
  readonly ordered: Column
  /** USD paid this week before import duty, and what the same tonnes cost when the market opened. */
  readonly paid: Column
  readonly paidAtStart: Column
  /** t and t x order week that arrive: [(week mod calendar) * capacity + line]. */
  readonly arrivals: Column
  readonly arrivalWeeks: Column
}

export function createBuyingLines(capacity: number): BuyingLines {
  const column = () => new Float64Array(capacity)
  const ids = () => new Int32Array(capacity)
  return {
    count: 0,
    abroad: 0,
    capacity,
    calendar: CALENDAR,
    good: ids(),
    layer: ids(),
    region: ids(),
    sector: ids(),
    supplier: ids().fill(-1),
    use: column(),
    stock: column(),
    shipped: column(),
    backlog: column(),
    backlogWeeks: column(),
    oldest: column().fill(-1),
    value: column(),
    cover: column(),
    gapShare: column(),
    buysAhead: column(),
    baseLead: column(),
    expectedLead: column(),
    risk: column(),
    bias: column().fill(1),
    generalUntil: column().fill(-1),
    licensed: column(),
    applied: column(),
    files: column(),
    contract: column(),
    secured: column(),
    source: ids(),
    rival: column(),
    destination: column(),
    firstFiled: column().fill(-1),
    toShip: column(),
    granted: column(),
    elasticity: column(),
    place: ids().fill(-1),
    ramps: ids(),
    ordered: column(),
    paid: column(),
    paidAtStart: column(),
    arrivals: new Float64Array(capacity * CALENDAR),
    arrivalWeeks: new Float64Array(capacity * CALENDAR),
  }
}

export interface NewLine {
  readonly good: number
  readonly layer: number
  readonly region: number
  readonly sector: number
  /** t/week */
  readonly use: number
  readonly value: number
  /** weeks */
  readonly cover: number
  /** Share of the gap to the target stock ordered in a week. */
  readonly gapShare: number
  readonly buysAhead?: number
  readonly baseLead: number
  readonly bias: number
  /** Fall of use for a rise of the price, both in logarithms; 0 when left out. */
  readonly elasticity?: number
  /** Maker that serves it before all others, counted from 1; none when left out. */
  readonly source?: number
  /** Does the good feed a rival of China's own makers? */
  readonly rival?: boolean
}

/** Adds a line in steady state: stock at target, the usual orders on the way. */
export function addLine(lines: BuyingLines, line: NewLine): number {
  const i = lines.count++
  if (line.layer === OUTSIDE) lines.abroad++
  lines.good[i] = line.good
  lines.layer[i] = line.layer
  lines.region[i] = line.region
  lines.destination[i] = line.region
  lines.sector[i] = line.sector
  lines.use[i] = line.use
  lines.value[i] = line.value
  lines.cover[i] = line.cover
  lines.gapShare[i] = line.gapShare
  lines.buysAhead[i] = line.buysAhead ?? 0
  lines.baseLead[i] = line.baseLead
  lines.expectedLead[i] = line.baseLead
  lines.bias[i] = line.bias
  lines.elasticity[i] = line.elasticity ?? 0
  lines.source[i] = line.source ?? 0
  lines.rival[i] = line.rival ? 1 : 0
  lines.stock[i] = line.use * line.cover
  const lead = Math.max(1, Math.min(CALENDAR - 1, Math.round(line.baseLead)))
  for (let week = 1; week < lead; week++) {
    lines.arrivals[week * lines.capacity + i] = line.use
    lines.arrivalWeeks[week * lines.capacity + i] = line.use * (week - lead)
    lines.shipped[i] += line.use
  }
  return i
}

/** Lines of a buyer that is closed: it wants nothing and takes back what has not been filed for; what is on the way still arrives. */
export function closeLines(lines: BuyingLines, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    lines.use[i] = 0
    lines.backlog[i] = 0
    lines.backlogWeeks[i] = 0
  }
}

interface Owners {
  readonly count: number
  readonly firstLine: Float64Array
  readonly lastLine: Float64Array
}

/** Last of the owners from `i` on whose lines follow each other without a gap: what all lines do alike they do in one go. */
export function lastInRun({ count, firstLine, lastLine }: Owners, i: number): number {
  let last = i
  while (last + 1 < count && firstLine[last + 1] === lastLine[last]) last++
  return last
}

/** What has arrived this week goes into store; expectations of lead time follow. */
export function receiveArrivals(world: World): void {
  const { lines, tick, policy } = world
  const { count, arrivals, arrivalWeeks, oldest, expectedLead, baseLead, stock, shipped, use } = lines
  const review = policy.values.reviewWeeks[0]
  for (let i = 0, at = (tick % CALENDAR) * lines.capacity; i < count; i++, at++) {
    const tonnes = arrivals[at]
    const waited = oldest[i] >= 0 ? tick - oldest[i] : 0
    // What arrives tells how long it took; while nothing does, the oldest order tells that it takes longer than thought.
    let seen = Math.max(waited, expectedLead[i])
    let proof = 1
    if (tonnes > 0) {
      seen = tick - arrivalWeeks[at] / tonnes
      // A few quick tonnes from the spot market prove little about the rest.
      proof = Math.min(1, tonnes / use[i])
      stock[i] += tonnes
      shipped[i] -= tonnes
      arrivals[at] = 0
      arrivalWeeks[at] = 0
    }
    // What the authority announces is believed at once; that it takes longer must be lived through.
    const announced = needsLicense(world, i) ? review : 0
    const lead = Math.min(LONGEST_LEAD, Math.max(seen, baseLead[i] + announced))
    const gap = lead - expectedLead[i]
    expectedLead[i] += gap > 0 ? LEAD_UP * gap : LEAD_DOWN * proof * gap
  }
}

/** True when this line's good needs a licence to reach it this week. */
export function needsLicense(world: World, i: number): boolean {
  return world.lines.layer[i] === OUTSIDE && world.policy.controlled[world.lines.good[i]] === 1
}

/** How much news alarms a buyer of what needs no licence, over one of what does; assumed, 0.2-0.8. */
const UNLICENSED_ALARM = 0.4

/** How alarming this week's news is to the buyer of a line. */
export function alarmOf(world: World, i: number): number {
  return world.news.alarm * (needsLicense(world, i) ? 1 : UNLICENSED_ALARM)
}

const wish: Wish = {
  use: 0,
  secured: 0,
  position: 0,
  lead: 0,
  cover: 0,
  gapShare: 0,
  elasticity: 0,
  expected: 0,
  worth: 0,
}

/**
 * Order-up-to with safety stock. Without a licence regime the order is a bid in the layer's auction. Under licences it goes to
 * the Chinese supplier, who must file; only what the stock will not cover is bid for on the spot market, up to the value of
 * the output that would be lost.
 */
export function placeOrders(world: World, from: number, to: number): void {
  const { lines, auctions, goods } = world
  const { place, ordered, paid, paidAtStart, good, layer, region, stock, shipped, backlog, baseLead, expectedLead } =
    lines
  const { expected } = auctions
  for (let i = from; i < to; i++) {
    const use = lines.use[i]
    place[i] = -1
    ordered[i] = 0
    paid[i] = 0
    paidAtStart[i] = 0
    if (use <= 0) continue
    const market = good[i] * 2 + layer[i]
    const tariff = 1 + importTariff(world, region[i])
    wish.use = use
    wish.secured = lines.secured[i]
    wish.position = stock[i] + shipped[i] + backlog[i]
    wish.lead = baseLead[i] + LEAD_WEIGHT * (expectedLead[i] - baseLead[i])
    // Who sees prices fall waits and runs stocks down; who sees them rise buys ahead.
    wish.cover = lines.cover[i] * (1 + lines.risk[i]) * (1 + lines.buysAhead[i] * auctions.trend[market])
    wish.gapShare = lines.gapShare[i]
    wish.elasticity = lines.elasticity[i]
    wish.expected = expected[market] * lines.bias[i]
    wish.worth = (lines.value[i] * goods.opening[market]) / tariff
    const order = orderAt(wish)
    ordered[i] = order
    if (needsLicense(world, i)) fileOrder(world, i, Math.min(order, LARGEST_FILED * use))
    else {
      place[i] = bidForUse(auctions, market, wish)
      lines.ramps[i] = BID_NODES
    }
  }
}

/**
 * Weeks of use that a plan of production covers: what is neither in store nor on its way by then is looked for elsewhere, whatever the
 * authority announces; assumed, 5-13.
 */
const PLAN_WEEKS = 8

/** Most that is sought on the spot market at once, weeks of use; assumed, 1-3. */
const URGENT_WEEKS = 1.5

/** An order under licences, t: to the supplier, and to the spot market what cannot wait. */
function fileOrder(world: World, i: number, order: number): void {
  const { lines, tick } = world
  const horizon = PLAN_WEEKS * lines.use[i]
  const urgency = clamp(1 - lines.stock[i] / horizon, 0, 1)
  lines.backlog[i] += order
  lines.backlogWeeks[i] += order * tick
  // Orders that would fill more than the store that is wanted are taken back.
  const surplus = wish.position + order - wish.use * (wish.lead + wish.cover)
  if (surplus > 0) cancelBacklog(lines, i, wish.gapShare * surplus)
  const gap = clamp(horizon - lines.stock[i] - lines.shipped[i], 0, URGENT_WEEKS * lines.use[i])
  bidUnderLicences(world, i, order, gap, urgency)
}

/** Up to this price over the Chinese list price a buyer with time takes the whole order; assumed, 0.9-1. */
const WHOLE_AT = 0.95
/** ... and nothing at this one: magnets from Estonia cost 10 to 30 USD/kg more than Chinese ones in July 2025, those from Vietnam 15 to 20 %, and customers took them (Reuters); 1.1-1.45. */
const NOTHING_AT = 1.25

/** Outside the licence channel: what cannot wait at up to what is at stake, the rest of the order at up to the Chinese list price. */
function bidUnderLicences(world: World, i: number, order: number, gap: number, urgency: number): void {
  if (order <= 0 && gap <= 0) return
  const { lines, auctions, goods } = world
  const market = lines.good[i] * 2 + OUTSIDE
  const fob = fobPrice(world, lines.good[i])
  const worth = (lines.value[i] - 1) * urgency * urgency * goods.opening[market]
  lines.place[i] = submit(auctions.bids, market, Math.max(0, order - gap), fob * WHOLE_AT, fob * NOTHING_AT)
  submit(auctions.bids, market, gap, fob * WHOLE_AT, fob * NOTHING_AT + worth)
  lines.ramps[i] = 2
}

/** What the auction gave goes on its way; the Chinese part passes customs. */
export function settleOrders(world: World, from: number, to: number): void {
  const { lines, auctions, flows, tick } = world
  const { place, ramps, layer } = lines
  const { bids, price, traded } = auctions
  for (let i = from; i < to; i++) {
    if (place[i] < 0) continue
    const tonnes = filledOf(bids, place[i], ramps[i])
    if (tonnes <= 0) continue
    const good = lines.good[i]
    const market = good * 2 + layer[i]
    // What the spot market gave need not be shipped from China.
    cancelBacklog(lines, i, tonnes)
    notePayment(world, i, tonnes, price[market])
    if (layer[i] !== OUTSIDE) {
      deliver(lines, i, tonnes, tick, tick + HOME_DELIVERY)
      continue
    }
    const fromChina = traded[market] > 0 ? Math.min(1, auctions.fromChina[market] / traded[market]) : 0
    flows.paidTonnes[good] += tonnes
    flows.paidValue[good] += tonnes * price[market]
    if (fromChina < 1) deliver(lines, i, tonnes * (1 - fromChina), tick, tick + OUTSIDE_DELIVERY)
    if (fromChina > 0) arriveAtPort(world, i, tonnes * fromChina, tick)
  }
}

/** What a buyer pays for some tonnes, at a price in USD/t. */
export function notePayment({ lines, goods }: World, i: number, tonnes: number, price: number): void {
  lines.paid[i] += tonnes * price
  lines.paidAtStart[i] += tonnes * goods.opening[lines.good[i] * 2 + lines.layer[i]]
}

/** Takes back orders not yet shipped, of each week alike. */
function cancelBacklog(lines: BuyingLines, i: number, tonnes: number): void {
  if (lines.backlog[i] <= 0) return
  const left = Math.max(0, 1 - tonnes / lines.backlog[i])
  lines.backlog[i] *= left
  lines.backlogWeeks[i] *= left
}

/** Puts tonnes on the calendar; they count as shipped until they arrive. */
export function deliver(lines: BuyingLines, i: number, tonnes: number, orderWeek: number, arrivalWeek: number): void {
  lines.shipped[i] += tonnes
  schedule(lines, i, tonnes, orderWeek, arrivalWeek)
}

/** Puts tonnes that already count as shipped on the calendar. */
export function schedule(lines: BuyingLines, i: number, tonnes: number, orderWeek: number, arrivalWeek: number): void {
  const at = (arrivalWeek % CALENDAR) * lines.capacity + i
  lines.arrivals[at] += tonnes
  lines.arrivalWeeks[at] += tonnes * orderWeek
}
