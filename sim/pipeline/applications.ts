/** From order to application: who files, for whom, and when an order is worth the paperwork. */
import { OUTSIDE } from '../world/products.ts'
import { uniform } from '../numbers/random.ts'
import type { World } from '../world/world.ts'
import { grantLicense } from './licenses.ts'
import { APPLICATION, enter } from './pipeline.ts'

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
  const { lines, suppliers } = world
  const stream = world.streams.supplier
  for (let i = 0; i < lines.count; i++) {
    if (lines.layer[i] !== OUTSIDE) continue
    let total = 0
    for (const s of suppliers.list) if (s.good === lines.good[i]) total += s.weight
    let point = uniform(stream, i, 0) * total
    for (const s of suppliers.list) {
      if (s.good !== lines.good[i]) continue
      point -= s.weight
      lines.supplier[i] = s.id
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

/**
 * Suppliers from number `from` on file what their buyers have ordered: one application per buyer and good, once the order is worth
 * the paperwork, `lotWeeks` of the buyer's use by supplier. A general licence needs no application.
 */
export function fileApplications(world: World, from: number, lotWeeks: Float64Array): void {
  const { lines, filings, pipeline, policy, tick } = world
  const to = from + lotWeeks.length
  for (let i = 0; i < lines.count; i++) {
    const tonnes = lines.backlog[i]
    const supplier = lines.supplier[i]
    if (tonnes <= 0 || supplier < from || supplier >= to || tonnes < lotWeeks[supplier - from] * lines.use[i]) continue
    const orderWeek = lines.backlogWeeks[i] / tonnes
    lines.backlog[i] = 0
    lines.backlogWeeks[i] = 0
    lines.filed[i] += tonnes
    if (lines.generalUntil[i] > tick || policy.controlled[lines.good[i]] === 0) {
      grantLicense(world, i, tonnes, orderWeek)
      continue
    }
    enter(pipeline, APPLICATION, i, tonnes, orderWeek, tick, tick + policy.values.reviewWeeks[0])
    filings.filedByRegion[lines.region[i]]++
    filings.filedBySector[lines.sector[i]]++
  }
}
