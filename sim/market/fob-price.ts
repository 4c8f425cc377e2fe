/** The list price at which a Chinese exporter sells abroad: home price plus unrefunded VAT, handling, margin and export duty. */
import { HOME } from '../world/products.ts'
import type { World } from '../world/world.ts'

/** USD/t. The wedge is that of the opening prices; the duty is what the lever adds since then. */
export function fobPrice(world: World, good: number): number {
  return world.auctions.price[good * 2 + HOME] * exportWedge(world, good)
}

/** FOB price over home price. */
export function exportWedge(world: World, good: number): number {
  const { goods, policy } = world
  const { exportTariffHeavy, exportTariffLight } = policy.values
  const duty = goods.isHeavy[good] === 1 ? exportTariffHeavy[0] : exportTariffLight[0]
  return good < goods.elements
    ? (goods.wedge[good] * (1 + duty)) / (1 + world.goods.openingDuty[good])
    : goods.wedge[good]
}
