/** From license to port: what customers have ordered is shipped as far as licenses and the supplier's stock go. */
import { notePayment } from '../market/buying-lines.ts'
import { tonnesTaken } from '../market/contracts.ts'
import { fobPrice } from '../market/fob-price.ts'
import type { World } from '../world/world.ts'
import { enter, leave, LICENSE } from './pipeline.ts'
import { arriveAtPort } from './port.ts'

/** t below which what is left of a license lapses: a gram is not worth a second shipment. */
const LEAST_SHIPMENT = 1e-6
/** Most that a license lets through in a week, times the need that its papers show: stock-building is not licensed; assumed, 1-1.2. */
const DOCUMENTED_NEED = 1.07

/** The supplier of a line may ship it these tonnes until week `due`. */
export function grantLicense(world: World, line: number, tonnes: number, due: number): void {
  enter(world.pipeline, LICENSE, line, tonnes, 0, world.tick, due)
  world.lines.licensed[line] += tonnes
}

/**
 * `count` suppliers from number `from` on ship what was ordered from `stock[(supplier - from) * stride + good]`, t, and add sales at FOB
 * price to `revenue[supplier - from]`, USD. What needs a license goes under the oldest, no faster than the need it was granted for.
 */
export function shipOrders(
  world: World,
  from: number,
  count: number,
  stock: Float64Array,
  stride: number,
  revenue: Float64Array,
): void {
  const { pipeline, lines, policy, tick } = world
  const { toShip } = lines
  for (let i = 0; i < lines.count; i++) {
    const firm = lines.supplier[i] - from
    toShip[i] = 0
    if (firm < 0 || firm >= count || lines.backlog[i] <= 0) continue
    if (policy.controlled[lines.good[i]] === 0) {
      ship(world, i, firm, lines.backlog[i], stock, stride, revenue)
      continue
    }
    const need = DOCUMENTED_NEED * lines.use[i] * (1 - coveredElsewhere(world, lines.good[i]))
    toShip[i] = Math.min(lines.backlog[i], need)
    if (lines.generalUntil[i] > tick) toShip[i] -= ship(world, i, firm, toShip[i], stock, stride, revenue)
  }
  for (let row = pipeline.first[LICENSE], before = -1, behind = row; row >= 0; row = behind) {
    behind = pipeline.next[row]
    const line = pipeline.line[row]
    const firm = lines.supplier[line] - from
    if (firm < 0 || firm >= count) {
      before = row
      continue
    }
    const shipped = ship(world, line, firm, Math.min(pipeline.tonnes[row], toShip[line]), stock, stride, revenue)
    toShip[line] -= shipped
    lines.licensed[line] -= shipped
    pipeline.tonnes[row] -= shipped
    if (pipeline.tonnes[row] > LEAST_SHIPMENT && pipeline.due[row] > tick) before = row
    else {
      lines.licensed[line] = Math.max(0, lines.licensed[line] - pipeline.tonnes[row])
      leave(pipeline, LICENSE, row, before)
    }
  }
}

/** Share of use that makers outside China deliver under contract: papers show what is needed beyond it. */
function coveredElsewhere({ contracts }: World, good: number): number {
  const base = contracts.base[good]
  return base > 0 ? Math.min(1, tonnesTaken(contracts, good) / base) : 0
}

/** Sends a line at most `tonnes` of its order, as far as its supplier's stock goes; returns the tonnes. */
function ship(
  world: World,
  line: number,
  firm: number,
  tonnes: number,
  stock: Float64Array,
  stride: number,
  revenue: Float64Array,
): number {
  const { lines, flows } = world
  const good = lines.good[line]
  const at = firm * stride + good
  const shipped = Math.min(tonnes, stock[at])
  if (shipped <= 0) return 0
  const price = fobPrice(world, good)
  const orderWeek = lines.backlogWeeks[line] / lines.backlog[line]
  stock[at] -= shipped
  lines.backlogWeeks[line] -= shipped * orderWeek
  lines.backlog[line] -= shipped
  revenue[firm] += shipped * price
  notePayment(world, line, shipped, price)
  flows.paidTonnes[good] += shipped
  flows.paidValue[good] += shipped * price
  arriveAtPort(world, line, shipped, orderWeek)
  return shipped
}

/**
 * Orders in hand of `count` suppliers from number `from` on, not yet shipped for want of a license, t:
 * `orders[(supplier - from) * stride + good]`. A supplier keeps stock for them, and works on for them.
 */
export function ordersInHand(world: World, from: number, count: number, orders: Float64Array, stride: number): void {
  const { lines } = world
  orders.fill(0)
  for (let i = 0; i < lines.count; i++) {
    const firm = lines.supplier[i] - from
    if (firm >= 0 && firm < count) orders[firm * stride + lines.good[i]] += lines.backlog[i]
  }
}
