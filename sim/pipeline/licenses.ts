/** From license to port: what was granted is shipped as far as the supplier's stock goes. */
import { fobPrice } from '../market/fob-price.ts'
import type { World } from '../world/world.ts'
import { arriveAtPort } from './port.ts'
import { enter, leave, LICENSE } from './pipeline.ts'

/** t below which what is left of a license lapses: a gram is not worth a second shipment. */
const LEAST_SHIPMENT = 1e-6

/** The supplier of a line may ship it these tonnes. */
export function grantLicense(world: World, line: number, tonnes: number, orderWeek: number): void {
  enter(world.pipeline, LICENSE, line, tonnes, orderWeek, world.tick, world.tick)
}

/**
 * `count` suppliers from number `from` on ship under their licenses from `stock[(supplier - from) * stride + good]`, t, and add sales
 * at FOB price to `revenue[supplier - from]`, USD.
 */
export function shipLicensed(
  world: World,
  from: number,
  count: number,
  stock: Float64Array,
  stride: number,
  revenue: Float64Array,
): void {
  const { pipeline, lines, flows } = world
  for (let row = pipeline.first[LICENSE], before = -1, behind = row; row >= 0; row = behind) {
    behind = pipeline.next[row]
    const line = pipeline.line[row]
    const firm = lines.supplier[line] - from
    if (firm < 0 || firm >= count) {
      before = row
      continue
    }
    const good = lines.good[line]
    const granted = pipeline.tonnes[row]
    const shipped = Math.min(granted, stock[firm * stride + good])
    const price = fobPrice(world, good)
    stock[firm * stride + good] -= shipped
    lines.filed[line] -= shipped
    revenue[firm] += shipped * price
    flows.paidTonnes[good] += shipped
    flows.paidValue[good] += shipped * price
    if (shipped > 0) arriveAtPort(world, line, shipped, pipeline.orderWeek[row])
    const left = granted - shipped
    if (left > LEAST_SHIPMENT) {
      pipeline.tonnes[row] = left
      before = row
    } else {
      lines.filed[line] -= left
      leave(pipeline, LICENSE, row, before)
    }
  }
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
    if (firm >= 0 && firm < count) orders[firm * stride + lines.good[i]] += lines.filed[i] + lines.backlog[i]
  }
}
