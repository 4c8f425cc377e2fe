/** Applications for export licences: who files, what waits, what was granted and may ship. */
import { uniform } from '../random.ts'
import { OUTSIDE } from '../world/products.ts'
import { consign } from './customs-queue.ts'
import { fobPrice } from './fob-price.ts'
import type { World } from '../world/world.ts'

export interface Licensing {
  readonly capacity: number
  /** Pending applications, in order of filing. */
  pending: number
  readonly line: Int32Array
  readonly tonnes: Float64Array
  readonly filedWeek: Float64Array
  readonly orderWeek: Float64Array
  /** Week from which the authority may decide. */
  readonly ripeWeek: Float64Array
  /** Granted and not yet shipped. */
  approvals: number
  readonly approvedLine: Int32Array
  readonly approvedTonnes: Float64Array
  readonly approvedOrder: Float64Array
  /** Counts since the control began, by region and by sector. */
  readonly filedByRegion: Float64Array
  readonly grantedByRegion: Float64Array
  readonly filedBySector: Float64Array
  readonly grantedBySector: Float64Array
  /** Suppliers in China, by good: [good] list of supplier ids with their weight. */
  readonly suppliers: { readonly good: number; readonly id: number; readonly weight: number }[]
  nextSupplier: number
}

export function createLicensing(capacity: number, regions: number, sectors: number): Licensing {
  const column = () => new Float64Array(capacity)
  return {
    capacity,
    pending: 0,
    line: new Int32Array(capacity),
    tonnes: column(),
    filedWeek: column(),
    orderWeek: column(),
    ripeWeek: column(),
    approvals: 0,
    approvedLine: new Int32Array(capacity),
    approvedTonnes: column(),
    approvedOrder: column(),
    filedByRegion: new Float64Array(regions),
    grantedByRegion: new Float64Array(regions),
    filedBySector: new Float64Array(sectors),
    grantedBySector: new Float64Array(sectors),
    suppliers: [],
    nextSupplier: 0,
  }
}

/** Each outside line finds the Chinese supplier of its good, by size. */
export function assignSuppliers(world: World): void {
  const { lines, licensing } = world
  const stream = world.streams.supplier
  for (let i = 0; i < lines.count; i++) {
    if (lines.layer[i] !== OUTSIDE) continue
    let total = 0
    for (const s of licensing.suppliers) if (s.good === lines.good[i]) total += s.weight
    let point = uniform(stream, i, 0) * total
    for (const s of licensing.suppliers) {
      if (s.good !== lines.good[i]) continue
      point -= s.weight
      lines.supplier[i] = s.id
      if (point < 0) break
    }
  }
}

/**
 * Suppliers `from` to `to` file what their buyers have ordered: one application per buyer and good, once the order is worth the
 * paperwork. A general licence needs no application.
 */
export function fileApplications(world: World, from: number, to: number, lotWeeks: number): void {
  const { lines, licensing, tick } = world
  for (let i = 0; i < lines.count; i++) {
    const tonnes = lines.backlog[i]
    if (tonnes <= 0 || lines.supplier[i] < from || lines.supplier[i] >= to) continue
    if (tonnes < lotWeeks * lines.use[i]) continue
    const free = lines.generalUntil[i] > tick || world.policy.controlled[lines.good[i]] === 0
    const orderWeek = lines.backlogWeeks[i] / tonnes
    if (!(free ? approve(world, i, tonnes, orderWeek) : file(world, i, tonnes, orderWeek))) continue
    lines.backlog[i] = 0
    lines.backlogWeeks[i] = 0
    lines.filed[i] += tonnes
    if (free) continue
    licensing.filedByRegion[lines.region[i]]++
    licensing.filedBySector[lines.sector[i]]++
  }
}

function file(world: World, line: number, tonnes: number, orderWeek: number): boolean {
  const { licensing, policy, tick } = world
  if (licensing.pending >= licensing.capacity) return false
  const k = licensing.pending++
  licensing.line[k] = line
  licensing.tonnes[k] = tonnes
  licensing.filedWeek[k] = tick
  licensing.orderWeek[k] = orderWeek
  licensing.ripeWeek[k] = tick + policy.values.reviewWeeks[0]
  return true
}

/** Adds to the list of granted tonnes that the supplier may ship. */
export function approve(world: World, line: number, tonnes: number, orderWeek: number): boolean {
  const { licensing } = world
  if (licensing.approvals >= licensing.capacity) return false
  const k = licensing.approvals++
  licensing.approvedLine[k] = line
  licensing.approvedTonnes[k] = tonnes
  licensing.approvedOrder[k] = orderWeek
  return true
}

/**
 * Suppliers `from` to `to` ship what was granted, as far as their stock goes (`stock[(supplier - from) * stride + good - base]`).
 * Adds sales at FOB price to `revenue[supplier - from]`, USD.
 */
export function shipApproved(
  world: World,
  from: number,
  to: number,
  stock: Float64Array,
  stride: number,
  base: number,
  revenue: Float64Array,
): void {
  const { licensing, lines, flows } = world
  let kept = 0
  for (let k = 0; k < licensing.approvals; k++) {
    const line = licensing.approvedLine[k]
    const supplier = lines.supplier[line]
    let tonnes = licensing.approvedTonnes[k]
    if (supplier >= from && supplier < to) {
      const good = lines.good[line]
      const at = (supplier - from) * stride + good - base
      const shipped = Math.min(tonnes, stock[at])
      const price = fobPrice(world, good)
      stock[at] -= shipped
      tonnes -= shipped
      lines.filed[line] -= shipped
      revenue[supplier - from] += shipped * price
      flows.paidTonnes[good] += shipped
      flows.paidValue[good] += shipped * price
      if (shipped > 0) consign(world, line, shipped, licensing.approvedOrder[k])
    }
    // Less than a gram is not worth a second shipment.
    if (tonnes > 1e-6) {
      licensing.approvedLine[kept] = line
      licensing.approvedTonnes[kept] = tonnes
      licensing.approvedOrder[kept++] = licensing.approvedOrder[k]
    } else lines.filed[line] -= tonnes
  }
  licensing.approvals = kept
}

/**
 * Orders in hand of suppliers `from` to `to`, not yet shipped for want of a licence, t:
 * `orders[(supplier - from) * stride + good - base]`. A supplier keeps stock for them, and works on for them.
 */
export function ordersInHand(
  world: World,
  from: number,
  to: number,
  orders: Float64Array,
  stride: number,
  base: number,
): void {
  const { lines } = world
  orders.fill(0)
  for (let i = 0; i < lines.count; i++) {
    const supplier = lines.supplier[i]
    if (supplier >= from && supplier < to)
      orders[(supplier - from) * stride + lines.good[i] - base] += lines.filed[i] + lines.backlog[i]
  }
}

/** Notes for every buyer how long its oldest order has been waiting, in the queue or at customs. */
export function noteOldestOrders(world: World): void {
  const { lines, licensing, customs } = world
  lines.oldest.fill(-1)
  const { oldest } = lines
  for (let k = 0; k < licensing.pending; k++) note(oldest, licensing.line[k], licensing.orderWeek[k])
  for (let k = 0; k < licensing.approvals; k++) note(oldest, licensing.approvedLine[k], licensing.approvedOrder[k])
  for (let k = 0; k < customs.held; k++) {
    const at = (customs.head + k) % customs.capacity
    note(oldest, customs.heldLine[at], customs.heldOrder[at])
  }
}

function note(oldest: Float64Array, line: number, week: number): void {
  if (oldest[line] < 0 || week < oldest[line]) oldest[line] = week
}
