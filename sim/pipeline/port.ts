/**
 * From port to buyer: a parcel is declared, customs may open it (it then waits in the yard, first in first out), and the rest sails when
 * its ship does. What was declared before a control or a campaign leaves under the rules of that day.
 */
import { schedule } from '../market/buying-lines.ts'
import type { World } from '../world/world.ts'
import { enter, leave, PORT } from './pipeline.ts'

/** Weeks from declaration to departure: under controls from 4 April 2025, 5 t of Dy oxide left in that month, of 10 to 16 usual (customs); 1-3. */
const PORT_WEEKS = 1

/** Usual weeks from order to arrival for a buyer in a region. */
export function usualLead({ regions }: World, region: number): number {
  return PORT_WEEKS + regions.weeksAtSea[region] + 1
}

/** A parcel of goods is declared at the port. It counts as shipped for the buyer from here on. */
export function arriveAtPort(world: World, line: number, tonnes: number, orderWeek: number): void {
  world.lines.shipped[line] += tonnes
  enter(world.pipeline, PORT, line, tonnes, orderWeek, world.tick, world.tick + PORT_WEEKS)
}

/** Ships leave with what was declared in time and nobody opened. */
export function depart(world: World): void {
  const { pipeline, tick } = world
  for (let row = pipeline.first[PORT]; row >= 0 && pipeline.due[row] <= tick; row = pipeline.first[PORT]) {
    sail(world, pipeline.line[row], pipeline.tonnes[row], pipeline.orderWeek[row])
    leave(pipeline, PORT, row, -1)
  }
}

/** A parcel leaves: it counts as exported this week and travels to its buyer. */
export function sail(world: World, line: number, tonnes: number, orderWeek: number): void {
  const { lines, flows, policy, regions, tick } = world
  const arrival = tick + regions.weeksAtSea[lines.region[line]]
  // Customs count what papers say.
  flows.exports[lines.good[line] * regions.count + lines.destination[line]] += tonnes
  if (policy.controlled[lines.good[line]] === 1) {
    flows.arrivedTonnes += tonnes
    flows.arrivedTonneWeeks += tonnes * (arrival - orderWeek)
  }
  schedule(lines, line, tonnes, orderWeek, arrival)
}
