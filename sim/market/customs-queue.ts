/**
 * Consignments between the Chinese exporter's gate and the ship. Those that customs opens wait in line, first in first out;
 * the rest leave at once. The customs agent decides; without it everything passes.
 */
import { schedule } from './buying-lines.ts'
import type { World } from '../world/world.ts'

export interface Customs {
  readonly capacity: number
  /** Is there a customs agent? */
  present: boolean
  /** At the port this week, not yet seen by customs. */
  waiting: number
  readonly waitingLine: Int32Array
  readonly waitingTonnes: Float64Array
  readonly waitingOrder: Float64Array
  /** Opened and held, a ring: `head` leaves first. */
  head: number
  held: number
  readonly heldLine: Int32Array
  readonly heldTonnes: Float64Array
  readonly heldOrder: Float64Array
  /** Week from which a held consignment may be released. */
  readonly heldUntil: Float64Array
}

export function createCustoms(capacity: number): Customs {
  return {
    capacity,
    present: false,
    waiting: 0,
    head: 0,
    held: 0,
    waitingLine: new Int32Array(capacity),
    waitingTonnes: new Float64Array(capacity),
    waitingOrder: new Float64Array(capacity),
    heldLine: new Int32Array(capacity),
    heldTonnes: new Float64Array(capacity),
    heldOrder: new Float64Array(capacity),
    heldUntil: new Float64Array(capacity),
  }
}

/** Weeks at sea or in the air from the Chinese port to the buyer, by region; trade practice, grade C, 1-6. */
const TRANSIT_WEEKS = [1, 1, 5, 4, 3]

/** Usual weeks from order to arrival for a buyer in a region. */
export function usualLead(region: number): number {
  return TRANSIT_WEEKS[region] + 1
}

/** A consignment arrives at the port. It counts as shipped for the buyer from here on. */
export function consign(world: World, line: number, tonnes: number, orderWeek: number): void {
  const { customs, lines } = world
  lines.shipped[line] += tonnes
  if (!customs.present || customs.waiting >= customs.capacity) return clearConsignment(world, line, tonnes, orderWeek)
  const k = customs.waiting++
  customs.waitingLine[k] = line
  customs.waitingTonnes[k] = tonnes
  customs.waitingOrder[k] = orderWeek
}

/** Opens a consignment: it waits in line until `until` at least. False when the yard is full. */
export function hold(customs: Customs, line: number, tonnes: number, orderWeek: number, until: number): boolean {
  if (customs.held >= customs.capacity) return false
  const k = (customs.head + customs.held++) % customs.capacity
  customs.heldLine[k] = line
  customs.heldTonnes[k] = tonnes
  customs.heldOrder[k] = orderWeek
  customs.heldUntil[k] = until
  return true
}

/** Lets a consignment leave: it counts as exported this week and travels to its buyer. */
export function clearConsignment(world: World, line: number, tonnes: number, orderWeek: number): void {
  const { lines, flows, policy, tick } = world
  const region = lines.region[line]
  flows.exports[lines.good[line] * 5 + region] += tonnes
  if (policy.controlled[lines.good[line]] === 1) {
    flows.arrivedTonnes += tonnes
    flows.arrivedTonneWeeks += tonnes * (tick + TRANSIT_WEEKS[region] - orderWeek)
  }
  schedule(lines, line, tonnes, orderWeek, tick + TRANSIT_WEEKS[region])
}
