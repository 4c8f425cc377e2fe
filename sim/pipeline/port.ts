/**
 * From port to buyer: parcels that customs opens wait in the yard, first in first out; the rest sails at once. The customs agent
 * decides; in a scenario without one everything passes.
 */
import { schedule } from '../market/buying-lines.ts'
import type { World } from '../world/world.ts'
import { enter, PORT } from './pipeline.ts'

/** Usual weeks from order to arrival for a buyer in a region. */
export function usualLead({ regions }: World, region: number): number {
  return regions.weeksAtSea[region] + 1
}

/** A parcel of goods arrives at the port. It counts as shipped for the buyer from here on. */
export function arriveAtPort(world: World, line: number, tonnes: number, orderWeek: number): void {
  world.lines.shipped[line] += tonnes
  if (world.hasCustoms) enter(world.pipeline, PORT, line, tonnes, orderWeek, world.tick, world.tick)
  else sail(world, line, tonnes, orderWeek)
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
