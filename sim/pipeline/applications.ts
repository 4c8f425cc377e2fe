/** From order to application: who files, for whom, and when an order is worth the paperwork. */
import { OUTSIDE } from '../world/products.ts'
import { uniform } from '../numbers/random.ts'
import type { World } from '../world/world.ts'
import { APPLICATION, enter, leave } from './pipeline.ts'

/** Counts since the control began, by region and by sector: what the authority publishes. */
export interface Filings {
  readonly filedByRegion: Float64Array
  readonly grantedByRegion: Float64Array
  readonly filedBySector: Float64Array
  readonly grantedBySector: Float64Array
}

export function createFilings(regions: number, sectors: number): Filings {
  return {
    filedByRegion: new Float64Array(regions),
    grantedByRegion: new Float64Array(regions),
    filedBySector: new Float64Array(sectors),
    grantedBySector: new Float64Array(sectors),
  }
}

/** Chinese firms that ship abroad, by the number under which buyers know them: what each sells, and how much of it. */
export interface Suppliers {
  /** `weight`: t/year at the start; 0 for a firm that has closed. */
  readonly list: { readonly good: number; readonly id: number; weight: number }[]
  /** Number of the next firm to register. */
  next: number
}

/** Each outside line finds the Chinese supplier of its good, by size. */
export function assignSuppliers(world: World): void {
  const { lines, suppliers, goods } = world
  const stream = world.streams.supplier
  const ofGood = goods.names.map((_, good) => suppliers.list.filter((supplier) => supplier.good === good))
  const totals = ofGood.map((sellers) => sellers.reduce((total, { weight }) => total + weight, 0))
  for (let i = 0; i < lines.count; i++) {
    if (lines.layer[i] !== OUTSIDE) continue
    let point = uniform(stream, i, 0) * totals[lines.good[i]]
    for (const { id, weight } of ofGood[lines.good[i]]) {
      point -= weight
      lines.supplier[i] = id
      if (point < 0) break
    }
  }
}

/** A supplier gives up its business: its buyers, with all they have ordered, go to the next one that sells the good. */
export function handOver(world: World, id: number): void {
  const { lines, suppliers } = world
  for (const s of suppliers.list) if (s.id === id) s.weight = 0
  for (let i = 0; i < lines.count; i++) {
    if (lines.supplier[i] !== id) continue
    let heir = -1
    for (const s of suppliers.list)
      if (s.good === lines.good[i] && s.weight > 0 && (heir < 0 || (heir < id && s.id > id))) heir = s.id
    lines.supplier[i] = heir
  }
}
/** Every so many weeks a supplier looks through its customers' papers. */
const FILING_WEEKS = 2
/** Files that a customer's case gives at once at most: one part each; assumed, 2-6. */
const MOST_FILES = 3

/**
 * Suppliers from number `from` on file for those of their customers whose licenses run low: what is left on them and what half is
 * hoped of files under way must last `horizonWeeks` of use. A file asks for `lotWeeks` of use. A general license needs no file.
 */
export function fileApplications(
  world: World,
  from: number,
  lotWeeks: Float64Array,
  horizonWeeks: Float64Array,
  belief: Float64Array,
): void {
  const { lines, filings, pipeline, policy, tick } = world
  const to = from + lotWeeks.length
  for (let i = 0; i < lines.count; i++) {
    const supplier = lines.supplier[i]
    if (supplier < from || supplier >= to || policy.controlled[lines.good[i]] === 0) continue
    if ((tick + i) % FILING_WEEKS !== 0 || lines.use[i] <= 0 || lines.generalUntil[i] > tick) continue
    const k = supplier - from
    const lot = lotWeeks[k] * lines.use[i]
    const missing = horizonWeeks[k] * lines.use[i] - lines.licensed[i] - belief[k] * lines.applied[i]
    if (lines.firstFiled[i] < 0) lines.firstFiled[i] = tick
    reroute(world, i)
    for (let files = Math.min(MOST_FILES, Math.round(missing / lot)); files > 0; files--) {
      enter(pipeline, APPLICATION, i, lot, lines.files[i]++, tick, tick + policy.values.reviewWeeks[0])
      lines.applied[i] += lot
      filings.filedByRegion[lines.destination[i]]++
      filings.filedBySector[lines.sector[i]]++
    }
  }
}

/** Weeks without a grant after which a rival's maker buys through a converter elsewhere; Dy to Korea in September 2025, assumed, 10-26. */
const REROUTE_WEEKS = 14

/**
 * A maker that gets nothing has a converter in a third country file for it, as a user of its own: where Beijing is least wary, until that
 * country stands out.
 */
function reroute({ lines, news, regions, tick }: World, i: number): void {
  if (lines.rival[i] === 0 || lines.granted[i] > 0 || tick - lines.firstFiled[i] < REROUTE_WEEKS) return
  lines.rival[i] = 0
  let third = -1
  for (let region = 1; region < regions.count; region++)
    if (region !== lines.region[i] && (third < 0 || news.wariness[region] < news.wariness[third])) third = region
  lines.destination[i] = third
}

/** A file that its buyer no longer counts on, or that has been decided. */
export function closeApplication(world: World, row: number, before: number): void {
  const { pipeline, lines } = world
  const line = pipeline.line[row]
  lines.applied[line] = Math.max(0, lines.applied[line] - pipeline.tonnes[row])
  leave(pipeline, APPLICATION, row, before)
}
