import { exportWedge } from '../../market/fob-price.ts'
import { PER_KG } from '../../numbers/units.ts'
import type { World } from '../../world/world.ts'
import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'
import { usualOutside } from '../world-sums.ts'

export const quotaPremium: Outcome = {
  name: 'quotaPremium',
  of: [],
  unit: 'USD/kg',
  label: 'Export-quota premium',
  doc: 'What exporters ask for the use of a kilogram of export quota.',
  missing: 'where no oxide normally leaves China',
  read: (world) => () => premiumOverFob(world),
}

/** Premium of outside over FOB price, weighted by what normally leaves. */
function premiumOverFob(world: World): number {
  const { goods, auctions } = world
  let premium = 0
  let tonnes = 0
  for (let e = 0; e < goods.elements; e++) {
    const usual = usualOutside(world, e)
    premium += usual * Math.max(0, auctions.price[e * 2 + 1] - auctions.price[e * 2] * exportWedge(world, e))
    tonnes += usual
  }
  return ratio(premium / PER_KG, tonnes)
}
