/** Sums over what the world counts by region. */
import { CHINA } from '../world/products.ts'
import type { World } from '../world/world.ts'

export function allRegions(byRegion: Float64Array): number {
  let sum = 0
  for (let region = 0; region < byRegion.length; region++) sum += byRegion[region]
  return sum
}

/** `bySectorAndRegion`: [sector * regions + region]. */
export function outsideChina({ regions }: World, bySectorAndRegion: Float64Array, sector: number): number {
  let sum = 0
  for (let region = CHINA + 1; region < regions.count; region++)
    sum += bySectorAndRegion[sector * regions.count + region]
  return sum
}

/** t of a good cleared by Chinese customs this week. */
export function exportsOf({ flows, regions }: World, good: number): number {
  let t = 0
  for (let region = 0; region < regions.count; region++) t += flows.exports[good * regions.count + region]
  return t
}

/** t of an oxide used outside China in a usual year, of magnets and of itself. */
export const usualOutside = ({ opening }: World, e: number): number =>
  opening.oxideUse[e * 2 + 1] + opening.oxideWanted[e * 2 + 1]
