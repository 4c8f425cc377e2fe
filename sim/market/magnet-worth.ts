/** What a magnet costs and is worth, and whether the material in it brings it under Chinese rules: read off the market, alike for all makers. */
import { GROSS_INPUT, HOME, MAGNET_CONVERSION, OUTSIDE } from '../world/products.ts'
import type { World } from '../world/world.ts'

/** Makers pass input prices on up to this multiple of normal; beyond it they would lose the customer; assumed, 3-20. */
const PASSED_ON = 10

/** Cost of a tonne of magnets at the oxide prices that a layer expects, USD/t; abroad at what oxides have been costing, since hardly anybody pays the quote. */
export function unitCost(world: World, g: number, layer: number, conversion: number): number {
  const { goods, auctions } = world
  const reckoned = layer === HOME ? auctions.expected : auctions.paid
  let cost = conversion * (MAGNET_CONVERSION[goods.names[g]] ?? 0)
  const within = goods.within[g]
  for (let k = 0; k < within.length; k++) {
    const e = within[k]
    cost +=
      goods.content[g * goods.elements + e] *
      GROSS_INPUT *
      Math.min(reckoned[e * 2 + layer], auctions.normal[e * 2 + HOME] * PASSED_ON)
  }
  return cost
}

/**
 * What an oxide is worth to a maker at the magnet prices its layer expects, over the oxide's opening price: magnets that fetch
 * more than they cost bid for what goes into them. Mean over the grades that it plans, `plan[first + good]` t a week; `conversion`: its
 * cost of making over the Chinese one.
 */
export function worthOfInput(
  world: World,
  e: number,
  layer: number,
  plan: Float64Array,
  first: number,
  conversion: number,
): number {
  const { goods, auctions } = world
  const n = goods.elements
  let worth = 0
  let use = 0
  for (let g = n; g < goods.count; g++) {
    const need = plan[first + g] * goods.content[g * n + e]
    if (need <= 0) continue
    const making = conversion * (MAGNET_CONVERSION[goods.names[g]] ?? 0)
    let oxides = 0
    const within = goods.within[g]
    for (let k = 0; k < within.length; k++)
      oxides += goods.content[g * n + within[k]] * GROSS_INPUT * auctions.expected[within[k] * 2 + layer]
    worth += (need * Math.max(0, auctions.expected[g * 2 + layer] - making)) / oxides
    use += need
  }
  return use > 0 ? ((worth / use) * auctions.expected[e * 2 + layer]) / goods.opening[e * 2 + layer] : 0
}

/** Extraterritorial rule: a controlled oxide of Chinese origin that is sold on abroad is nothing else. */
export function needsPapersAbroad({ policy }: World, e: number): boolean {
  return policy.controlled[e] === 1 && policy.values.deMinimisShare[0] < 1
}

/** Extraterritorial rule: does controlled material make up more of a magnet's value than the threshold? */
export function needsChinesePapers(world: World, g: number): boolean {
  const { goods, auctions, policy } = world
  let value = 0
  const within = goods.within[g]
  for (let k = 0; k < within.length; k++) {
    const e = within[k]
    if (policy.controlled[e] === 1) value += goods.content[g * goods.elements + e] * auctions.normal[e * 2 + HOME]
  }
  return value > policy.values.deMinimisShare[0] * auctions.normal[g * 2 + OUTSIDE]
}
