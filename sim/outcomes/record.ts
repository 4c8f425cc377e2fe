/** What is observed each week: one Float64Array per replicate, series after series, in the order of `seriesOf`. */
import { exportWedge } from '../market/fob-price.ts'
import { APPLICATION, YARD } from '../pipeline/pipeline.ts'
import { MAGNETS, REGIONS, SECTORS } from '../world/products.ts'
import { PER_KG } from '../numbers/units.ts'
import type { World } from '../world/world.ts'
import { ANSWERS, createGroupRecorder, type GroupRecorder, tallyGroups } from './record-groups.ts'

export interface Recorder {
  readonly weeks: number
  /** [series * weeks + week] */
  readonly record: Float64Array
  cursor: number
  /** Volume and value bought outside China lately, by good, and the price they gave last. */
  readonly tonnes: Float64Array
  readonly value: Float64Array
  readonly paid: Float64Array
  leadTime: number
  readonly ages: Float64Array
  readonly followed: GroupRecorder
}

/** A week in which there is nothing to measure has no value: null in tables and summaries, a gap in charts. */
const MISSING = NaN
const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : MISSING)

/** What is left of last week's volume in the volume-weighted price: a memory of about four weeks. */
const VOLUME_MEMORY = 0.75

export function createRecorder(world: World, series: number): Recorder {
  const { goods } = world
  return {
    weeks: world.weeks,
    record: new Float64Array(series * world.weeks),
    cursor: 0,
    tonnes: new Float64Array(goods.count),
    value: new Float64Array(goods.count),
    paid: Float64Array.from({ length: goods.count }, (_, g) => goods.opening[g * 2 + 1]),
    leadTime: MISSING,
    ages: new Float64Array(4),
    followed: createGroupRecorder(world),
  }
}

/** Writes this week's observations; the calls below follow the registry of families line by line. */
export function recordWeek(world: World, r: Recorder): void {
  r.cursor = world.week
  recordPrices(world, r)
  recordTrade(world, r)
  recordUsers(world, r)
  recordLicences(world, r)
  recordSupply(world, r)
  recordGroups(world, r)
  if (r.cursor !== world.week + r.record.length)
    throw new RangeError(
      `recorded ${(r.cursor - world.week) / r.weeks} series of the ${r.record.length / r.weeks} that are declared`,
    )
}

function put(r: Recorder, value: number): void {
  r.record[r.cursor] = value
  r.cursor += r.weeks
}

function recordPrices(world: World, r: Recorder): void {
  const { auctions, goods, flows, opening } = world
  const n = goods.elements
  for (let e = 0; e < n; e++) put(r, auctions.price[e * 2] / PER_KG)
  for (let e = 0; e < n; e++) put(r, auctions.ask[e * 2 + 1] / PER_KG)
  for (let g = 0; g < goods.count; g++) {
    r.tonnes[g] = VOLUME_MEMORY * r.tonnes[g] + flows.paidTonnes[g]
    r.value[g] = VOLUME_MEMORY * r.value[g] + flows.paidValue[g]
    if (r.tonnes[g] > 1e-6) r.paid[g] = r.value[g] / r.tonnes[g]
  }
  for (let e = 0; e < n; e++) put(r, r.paid[e] / PER_KG)
  for (let e = 0; e < n; e++) {
    const usual = (opening.oxideUse[e * 2 + 1] + opening.oxideWanted[e * 2 + 1]) * world.yearsPerTick
    put(r, ratio(auctions.traded[e * 2 + 1], usual))
  }
}

function recordTrade(world: World, r: Recorder): void {
  const { auctions, goods, flows } = world
  const regions = REGIONS.length
  for (let e = 0; e < goods.elements; e++) put(r, exportsOf(flows.exports, e))
  for (let g = goods.elements; g < goods.count; g++) put(r, auctions.price[g * 2 + 1] / PER_KG)
  for (let region = 1; region < regions; region++) {
    let t = 0
    for (let g = goods.elements; g < goods.count; g++) t += flows.exports[g * regions + region]
    put(r, t)
  }
  let all = 0
  for (let m = 0; m < MAGNETS.length; m++) all += exportsOf(flows.exports, goods.elements + m)
  put(r, all)
  for (let m = 0; m < MAGNETS.length; m++) put(r, exportsOf(flows.exports, goods.elements + m))
}

function exportsOf(exports: Float64Array, g: number): number {
  let t = 0
  for (let region = 0; region < REGIONS.length; region++) t += exports[g * REGIONS.length + region]
  return t
}

function recordUsers(world: World, r: Recorder): void {
  const { flows } = world
  const regions = REGIONS.length
  for (let cell = 0; cell < SECTORS.length * regions; cell++) put(r, percent(flows.missed[cell], flows.desired[cell]))
  let allDesired = 0
  let allMissed = 0
  const { desired, missed } = flows
  for (let s = 0; s < SECTORS.length; s++) {
    let d = 0
    let m = 0
    for (let region = 1; region < regions; region++) {
      d += desired[s * regions + region]
      m += missed[s * regions + region]
    }
    allDesired += d
    allMissed += m
    put(r, percent(m, d))
  }
  put(r, percent(allMissed, allDesired))
  for (let s = 0; s < SECTORS.length; s++) put(r, percent(flows.stopped[s], flows.firms[s]))
  for (let s = 0; s < SECTORS.length; s++) {
    let lost = 0
    for (let region = 1; region < regions; region++) lost += missed[s * regions + region]
    put(r, lost / 1e6)
  }
  for (let s = 0; s < SECTORS.length; s++) put(r, flows.lostUse[s])
  for (let s = 0; s < SECTORS.length; s++) put(r, ratio(flows.cover[s], flows.coverLines[s]))
  put(r, ordersOverUse(world))
}

const percent = (part: number, whole: number): number => ratio(100 * part, whole)

/** Orders over use of goods under control outside China, by opening value; of heavy magnets while nothing is controlled. */
function ordersOverUse(world: World): number {
  const { lines, policy, goods } = world
  const any = policy.controlled.includes(1)
  const heavy = goods.idOf('heavyMagnet')
  let ordered = 0
  let used = 0
  for (let i = 0; i < lines.count; i++) {
    if (lines.layer[i] !== 1 || lines.use[i] <= 0) continue
    const good = lines.good[i]
    if (any ? policy.controlled[good] === 0 : good !== heavy) continue
    ordered += lines.ordered[i] * goods.opening[good * 2 + 1]
    used += lines.use[i] * goods.opening[good * 2 + 1]
  }
  return ratio(ordered, used)
}

function recordLicences(world: World, r: Recorder): void {
  const { pipeline, filings, flows, tick } = world
  r.ages.fill(0)
  for (let row = pipeline.first[APPLICATION]; row >= 0; row = pipeline.next[row]) {
    const age = tick - pipeline.since[row]
    r.ages[age < 4 ? 0 : age < 8 ? 1 : age < 16 ? 2 : 3]++
  }
  for (let a = 0; a < 4; a++) put(r, r.ages[a])
  for (let region = 0; region < REGIONS.length; region++)
    put(r, ratio(filings.grantedByRegion[region], filings.filedByRegion[region]))
  for (let s = 0; s < SECTORS.length; s++) put(r, ratio(filings.grantedBySector[s], filings.filedBySector[s]))
  if (flows.arrivedTonnes > 1e-9) r.leadTime = flows.arrivedTonneWeeks / flows.arrivedTonnes
  put(r, r.leadTime)
  put(r, pipeline.count[YARD])
  put(r, flows.leakage)
}

function recordSupply(world: World, r: Recorder): void {
  const { flows, news, goods, auctions, opening } = world
  putShares(r, flows.mined)
  putShares(r, flows.separated)
  let recycled = 0
  for (let region = 0; region < REGIONS.length; region++) recycled += flows.recycled[region]
  put(r, ratio(recycled, flows.magnetUse))
  put(r, flows.projectsRunning)
  put(r, flows.projectsFailed)
  put(r, flows.projectsFinanced)
  for (let region = 0; region < REGIONS.length; region++) put(r, flows.stockpile[region])
  put(r, flows.stockpileValue / 1e6)
  put(r, news.programmeCost)
  for (let p = 0; p < news.shareIndex.length; p++) put(r, 100 * news.shareIndex[p])
  // Premium of outside over FOB price, weighted by what normally leaves.
  let premium = 0
  let tonnes = 0
  for (let e = 0; e < goods.elements; e++) {
    const usual = opening.oxideUse[e * 2 + 1] + opening.oxideWanted[e * 2 + 1]
    premium += usual * Math.max(0, auctions.price[e * 2 + 1] - auctions.price[e * 2] * exportWedge(world, e))
    tonnes += usual
  }
  put(r, ratio(premium / PER_KG, tonnes))
}

function recordGroups(world: World, r: Recorder): void {
  tallyGroups(world, r.followed)
  for (const { tally, answer } of r.followed.asked) put(r, ANSWERS[answer](tally))
}

function putShares(r: Recorder, byRegion: Float64Array): void {
  let total = 0
  for (let region = 0; region < REGIONS.length; region++) total += byRegion[region]
  for (let region = 0; region < REGIONS.length; region++) put(r, ratio(byRegion[region], total))
}
