/**
 * A maker abroad whose magnets have fetched far more than they cost for half a year orders furnaces; they stand when they are built,
 * whatever magnets fetch by then. Its announced growth goes on besides.
 */
import { clamp } from '../numbers/math.ts'
import { OUTSIDE } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { unitCost } from './magnet-worth.ts'

interface Builders {
  readonly active: Float64Array
  readonly capacity: Float64Array
  readonly conversion: Float64Array
  readonly expansion: Float64Array
  readonly buildWeeks: Float64Array
  readonly outlook: Float64Array
  readonly building: Float64Array
}

/** Weight of this week's margin in what a board plans with: half a year; assumed, a quarter to a year. */
const OUTLOOK_GAIN = 1 / 26
/**
 * Price over cost from which a furnace pays: for a kilogram a year 40 USD at Narva, 100 to 125 at Fort Worth, Northlake and Vulcan
 * (announced outlays), paid back within about three years; assumed, 1.2-2.
 */
const PAYS_FROM = 1.5
/** ... and the one from which it orders as much as it can; assumed, 2-4. */
const PAYS_IN_FULL = 3

/** Furnaces ordered and finished this week, for each grade that it makes. */
export function buildFurnaces(self: Builders, world: World, i: number): void {
  const { goods, auctions } = world
  for (let g = goods.elements; g < goods.count; g++) {
    const at = i * goods.count + g
    if (self.capacity[at] <= 0) continue
    const margin = auctions.expected[g * 2 + OUTSIDE] / unitCost(world, g, OUTSIDE, self.conversion[i])
    self.outlook[at] = self.outlook[at] > 0 ? self.outlook[at] + OUTLOOK_GAIN * (margin - self.outlook[at]) : margin
    const will = clamp((self.outlook[at] - PAYS_FROM) / (PAYS_IN_FULL - PAYS_FROM), 0, 1)
    const finished = self.building[at] / self.buildWeeks[i]
    const ordered = self.active[i] * self.expansion[i] * self.capacity[at] * will * world.yearsPerTick
    self.building[at] += ordered - finished
    self.capacity[at] += finished
  }
}
