/** Nothing vanishes: per element, what came in equals what went out and what is held. */
import { TRACE } from '../numbers/units.ts'
import { takeStock } from './create-world.ts'
import type { World } from './world.ts'

/** Largest difference tolerated, over throughput. */
const TOLERANCE = 1e-9
/** Stocks below 0 by less than this are rounding, t; more than the other in one line is no stock, t. */
const ROUNDING = 1e-6
const MOST_STOCK = 1e9

/** Difference of the balance of element e over its throughput; 0 is perfect. */
function imbalance(world: World, e: number): number {
  const { ledger } = world
  const came = ledger.opening[e] + ledger.mined[e] + ledger.recycled[e]
  const went = ledger.consumed[e] + ledger.lost[e] + ledger.seized[e] + ledger.blended[e] + ledger.held[e]
  return (came - went) / (came + TRACE)
}

/** @throws RangeError naming the element, the week and the tonnes that are missing, or the stock that is negative or no number. */
export function checkBalance(world: World): void {
  takeStock(world)
  const { goods, lines, tick } = world
  for (let e = 0; e < goods.elements; e++) {
    const gap = imbalance(world, e)
    if (!(gap < TOLERANCE && gap > -TOLERANCE))
      throw new RangeError(
        `week ${tick}: ${goods.names[e]} does not balance: ${gap} of its throughput is unaccounted for`,
      )
  }
  for (let i = 0; i < lines.count; i++)
    if (!(lines.stock[i] > -ROUNDING && lines.stock[i] < MOST_STOCK && lines.shipped[i] > -ROUNDING))
      throw new RangeError(
        `week ${tick}: buying line ${i} of ${goods.names[lines.good[i]]} holds ${lines.stock[i]} t, shipped ${lines.shipped[i]} t`,
      )
}
