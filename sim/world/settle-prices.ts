/**
 * A market that opens in balance on paper still settles a few per cent off its opening prices while stocks and expectations warm
 * up. A pilot world shows by how much; the real one opens higher or lower by that, and so begins at the prices that were observed.
 */
import type { Scenario } from '../scenario/scenario.ts'
import { PER_KG } from '../numbers/units.ts'
import { HOME, OUTSIDE } from './products.ts'
import type { World } from './world.ts'

/** No opening price is moved further than this, either way: what is left over is for the reader to see. */
const FURTHEST = 1.25

/** The scenario with opening prices that lead `pilot`, after its warm-up, to those of `given`. */
export function settlePrices(given: Scenario, pilot: World): Scenario {
  const { auctions, goods } = pilot
  const prices: Record<string, Scenario['prices']['Nd']> = {}
  for (const [good, price] of Object.entries(given.prices)) {
    const g = goods.idOf(good)
    if (price === undefined || g < 0) continue
    const moved = (layer: number, usd: number): number => {
      const ratio = (usd * PER_KG) / auctions.expected[g * 2 + layer]
      return usd * (ratio > FURTHEST ? FURTHEST : ratio < 1 / FURTHEST ? 1 / FURTHEST : ratio)
    }
    prices[good] = {
      ...price,
      domesticUsdPerKg: moved(HOME, price.domesticUsdPerKg),
      outsideUsdPerKg: moved(OUTSIDE, price.outsideUsdPerKg),
    }
  }
  return { ...given, prices }
}
