/**
 * What makers outside China owe the customers who qualified them: bilateral, at the index, not for sale to whoever bids more. Makers
 * say what is due. Who has chosen a maker as its second source is served first, from that maker's; what is left goes to all lines in
 * proportion to what they used when the contracts were made, as far as they can store it.
 */
import { OUTSIDE } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { deliver, notePayment, OUTSIDE_DELIVERY } from './buying-lines.ts'

export interface Contracts {
  readonly goods: number
  /** Has any line chosen a maker? */
  hasChoices: boolean
  /** t due this week, of which t to those who chose, and the share of the rest that customers took, by good. */
  readonly due: Float64Array
  readonly chosen: Float64Array
  readonly taken: Float64Array
  /** t a week that all customers used when contracts were made, by good. */
  readonly base: Float64Array
  /** The first two of each maker, and what those who chose it use in a week, t: [maker * goods + good], makers counted from 1. */
  readonly dueFrom: Float64Array
  readonly chosenFrom: Float64Array
  readonly usedFrom: Float64Array
}

export function createContracts(goods: number, makers: number): Contracts {
  const column = () => new Float64Array(goods)
  const byMaker = () => new Float64Array((makers + 1) * goods)
  return {
    goods,
    hasChoices: false,
    due: column(),
    chosen: column(),
    taken: column(),
    base: column(),
    dueFrom: byMaker(),
    chosenFrom: byMaker(),
    usedFrom: byMaker(),
  }
}

/** Nobody takes more while its store holds so many times its usual cover; assumed, 1.2-2. */
const FULL_STORE = 1.5

/** Weight of a week in what a line counts on under contract: about four weeks; assumed, 0.1-0.5. */
const COUNTED_GAIN = 0.25

/** Every line outside China is a customer of makers of its magnets, in proportion to its use. */
export function signContracts(world: World): void {
  const { lines, contracts, goods } = world
  for (let i = 0; i < lines.count; i++)
    if (lines.layer[i] === OUTSIDE && lines.good[i] >= goods.elements) {
      lines.contract[i] = lines.use[i]
      contracts.base[lines.good[i]] += lines.use[i]
      if (lines.source[i] > 0) contracts.hasChoices = true
    }
}

/** A new week: nothing is due yet. */
export function clearDue({ due, dueFrom }: Contracts): void {
  due.fill(0)
  dueFrom.fill(0)
}

/** A maker owes its customers these tonnes of a good this week. */
export function owe(contracts: Contracts, maker: number, good: number, tonnes: number): void {
  contracts.due[good] += tonnes
  contracts.dueFrom[maker * contracts.goods + good] += tonnes
}

/** Share of what a maker owed of a good that customers took. */
export function shareTaken({ goods, taken, dueFrom, chosenFrom }: Contracts, maker: number, good: number): number {
  const at = maker * goods + good
  const first = chosenFrom[at]
  return first > 0 ? (first + (dueFrom[at] - first) * taken[good]) / dueFrom[at] : taken[good]
}

/** t of a good that makers delivered under contract. */
export function tonnesTaken({ due, chosen, taken }: Contracts, good: number): number {
  return chosen[good] + (due[good] - chosen[good]) * taken[good]
}

/** Delivers what is due this week. */
export function honorContracts(world: World): void {
  const { lines, contracts, goods } = world
  contracts.taken.fill(0)
  for (let i = 0; i < lines.count; i++) lines.secured[i] *= 1 - COUNTED_GAIN
  if (contracts.hasChoices) serveChoices(world)
  for (let i = 0; i < lines.count; i++) {
    if (lines.contract[i] <= 0) continue
    const good = lines.good[i]
    const share = lines.contract[i] / contracts.base[good]
    contracts.taken[good] += handOut(world, i, (contracts.due[good] - contracts.chosen[good]) * share)
  }
  for (let g = goods.elements; g < goods.count; g++) {
    const rest = contracts.due[g] - contracts.chosen[g]
    contracts.taken[g] = rest > 0 ? Math.min(1, contracts.taken[g] / rest) : 0
  }
}

/** Lines that have chosen a maker share what it owes, in proportion to their use. */
function serveChoices(world: World): void {
  const { lines, contracts } = world
  const { chosen, chosenFrom, dueFrom, usedFrom, goods } = contracts
  chosen.fill(0)
  chosenFrom.fill(0)
  usedFrom.fill(0)
  for (let i = 0; i < lines.count; i++)
    if (lines.source[i] > 0) usedFrom[lines.source[i] * goods + lines.good[i]] += lines.use[i]
  for (let i = 0; i < lines.count; i++) {
    if (lines.source[i] === 0 || lines.use[i] <= 0) continue
    const at = lines.source[i] * goods + lines.good[i]
    const tonnes = handOut(world, i, (dueFrom[at] * lines.use[i]) / usedFrom[at])
    chosenFrom[at] += tonnes
    chosen[lines.good[i]] += tonnes
  }
}

/** Sends a line at most `most` t, as far as its store has room; returns the tonnes. */
function handOut(world: World, i: number, most: number): number {
  const { lines, auctions, flows, tick } = world
  const good = lines.good[i]
  const price = auctions.price[good * 2 + OUTSIDE]
  const room = lines.use[i] * (lines.baseLead[i] + FULL_STORE * lines.cover[i]) - lines.stock[i] - lines.shipped[i]
  const tonnes = Math.min(most, Math.max(0, room))
  if (tonnes <= 0) return 0
  deliver(lines, i, tonnes, tick, tick + OUTSIDE_DELIVERY)
  lines.secured[i] += COUNTED_GAIN * tonnes
  notePayment(world, i, tonnes, price)
  flows.paidTonnes[good] += tonnes
  flows.paidValue[good] += tonnes * price
  return tonnes
}
