/** What investors reckon a producer's tonnes at before any of them is reported as sold: the prices of the day. */
import type { World } from '../world/world.ts'

/** Worth of the usual output (t / week by element) of producer `i` at today's prices of a layer, its floor included, over the opening ones; 1 without output. */
export function postedWorth(world: World, output: Float64Array, i: number, layer: number, supported = false): number {
  const { auctions, goods, news } = world
  let now = 0
  let then = 0
  for (let e = 0; e < goods.elements; e++) {
    const market = e * 2 + layer
    const tonnes = output[i * goods.elements + e]
    now += tonnes * (supported ? Math.max(auctions.price[market], news.priceFloor[e]) : auctions.price[market])
    then += tonnes * goods.opening[market]
  }
  return then > 0 ? now / then : 1
}
