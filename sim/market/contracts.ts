/**
 * What makers outside China owe the customers who qualified them: bilateral, at the index, not for sale to whoever bids more. Makers
 * say what is due; lines take it in proportion to what they used when the contracts were made, as far as they can store it.
 */
import { OUTSIDE } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { deliver, notePayment, OUTSIDE_DELIVERY } from './buying-lines.ts'

export interface Contracts {
  /** t due this week, and the share of it that customers took, by good. */
  readonly due: Float64Array
  readonly taken: Float64Array
  /** t a week that all customers used when contracts were made, by good. */
  readonly base: Float64Array
}

export function createContracts(goods: number): Contracts {
  return { due: new Float64Array(goods), taken: new Float64Array(goods), base: new Float64Array(goods) }
}

/** Nobody takes more while its store holds so many times its usual cover; assumed, 1.2-2. */
const FULL_STORE = 1.5

/** Every line outside China is a customer of makers of its magnets, in proportion to its use. */
export function signContracts(world: World): void {
  const { lines, contracts, goods } = world
  for (let i = 0; i < lines.count; i++)
    if (lines.layer[i] === OUTSIDE && lines.good[i] >= goods.elements) {
      lines.contract[i] = lines.use[i]
      contracts.base[lines.good[i]] += lines.use[i]
    }
}

/** Delivers what is due this week. */
export function honorContracts(world: World): void {
  const { lines, contracts, auctions, flows, goods, tick } = world
  contracts.taken.fill(0)
  for (let i = 0; i < lines.count; i++) {
    if (lines.contract[i] <= 0) continue
    const good = lines.good[i]
    const share = lines.contract[i] / contracts.base[good]
    const room = lines.use[i] * (lines.baseLead[i] + FULL_STORE * lines.cover[i]) - lines.stock[i] - lines.shipped[i]
    const tonnes = Math.min(contracts.due[good] * share, Math.max(0, room))
    if (tonnes <= 0) continue
    deliver(lines, i, tonnes, tick, tick + OUTSIDE_DELIVERY)
    contracts.taken[good] += tonnes
    notePayment(world, i, tonnes, auctions.price[good * 2 + OUTSIDE])
    flows.paidTonnes[good] += tonnes
    flows.paidValue[good] += tonnes * auctions.price[good * 2 + OUTSIDE]
  }
  for (let g = goods.elements; g < goods.count; g++)
    contracts.taken[g] = contracts.due[g] > 0 ? Math.min(1, contracts.taken[g] / contracts.due[g]) : 0
}
