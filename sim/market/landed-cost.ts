/** What a good costs at the door of a buyer outside China, over the price in its market: the duty on the part that is Chinese. */
import { OUTSIDE } from '../world/products.ts'
import type { World } from '../world/world.ts'

/** Duty that a region puts on Chinese goods; 0 inside China. */
export function importTariff(world: World, region: number): number {
  return region === 0 ? 0 : world.policy.values.importTariff[region - 1]
}

/** Factor on the price of a good in a region: sellers from elsewhere ask what Chinese goods cost there. */
export function landedCost({ auctions, policy }: World, good: number, region: number): number {
  if (region === 0) return 1
  const market = good * 2 + OUTSIDE
  const chinese = auctions.traded[market] > 0 ? Math.min(1, auctions.fromChina[market] / auctions.traded[market]) : 0
  return 1 + policy.values.importTariff[region - 1] * chinese
}
