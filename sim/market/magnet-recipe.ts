/**
 * What goes into a tonne of magnets. Nd and Pr do the same work, and so do Dy and Tb: makers use more of the cheaper one, and of
 * the one they have; who cannot get Dy and Tb puts less of them in (`lean`, over the usual). The ledger notes how far a batch was from nominal.
 */
import { clamp } from '../numbers/math.ts'
import type { World } from '../world/world.ts'
import { GROSS_INPUT } from '../world/products.ts'
import type { Pair } from '../world/goods.ts'

/** Within these shares the magnet is as good; assumed, 0.1-0.2 and 0.35-0.5. */
const LEAST_SHARE = 0.12
const MOST_SHARE = 0.42

/** Nominal oxide of element e in a tonne of magnets of grade g, scrap included, t. */
export function nominalInput(world: World, g: number, e: number): number {
  return world.goods.content[g * world.goods.elements + e] * GROSS_INPUT
}

/** Part of the usual oxide of element e that a maker puts in: of Dy and Tb `lean`. */
export function leanOf(world: World, e: number, lean: number): number {
  return world.goods.isSparable[e] === 1 ? lean : 1
}

/** Work that a pair does in a tonne of magnets, t of the main oxide. */
function work(world: World, g: number, pair: Pair): number {
  return nominalInput(world, g, pair.main) + pair.strength * nominalInput(world, g, pair.other)
}

/** Keeps the share of grades without the pair at 0, t. */
const NO_WORK = 1e-30

/** Share of a pair's work that makers give to the other oxide: nominal, times the square of the price ratio against the opening one. */
function shareOfOther(world: World, g: number, pair: Pair, layer: number): number {
  const { auctions, goods } = world
  const main = pair.main * 2 + layer
  const other = pair.other * 2 + layer
  const ratio = auctions.paid[main] / auctions.paid[other] / (goods.opening[main] / goods.opening[other])
  const nominal = (pair.strength * nominalInput(world, g, pair.other)) / (work(world, g, pair) + NO_WORK)
  return clamp(nominal * ratio * ratio, LEAST_SHARE, MOST_SHARE)
}

/** Oxide of element e that makers in a layer plan to put into a tonne of magnets of grade g, t. */
export function plannedInput(world: World, g: number, e: number, layer: number): number {
  const { pairs } = world.goods
  for (let p = 0; p < pairs.length; p++) {
    const pair = pairs[p]
    if (e === pair.main) return work(world, g, pair) * (1 - shareOfOther(world, g, pair, layer))
    if (e === pair.other) return (work(world, g, pair) * shareOfOther(world, g, pair, layer)) / pair.strength
  }
  return nominalInput(world, g, e)
}

/** How fast an alloy follows prices, share a week: Nd and Pr come as a blend; a grade with another mix of Dy and Tb takes car makers a year to qualify (0.01-0.04). */
const BLEND_GAIN = 1
const ALLOY_GAIN = 0.02

/** Moves what makers plan towards what prices ask for: all makers of a layer plan alike. */
export function planRecipes(world: World): void {
  const { elements, count, isSparable } = world.goods
  for (let layer = 0; layer < world.recipes.length; layer++) {
    const recipe = world.recipes[layer]
    for (let g = elements; g < count; g++)
      for (let e = 0; e < elements; e++) {
        const gain = isSparable[e] === 1 ? ALLOY_GAIN : BLEND_GAIN
        recipe[g * elements + e] += gain * (plannedInput(world, g, e, layer) - recipe[g * elements + e])
      }
  }
}

/** Share of a planned batch (t) for which the oxides in a maker's store suffice; `line` holds its buying lines by element. */
export function feasibleShare(
  world: World,
  line: Float64Array,
  at: number,
  g: number,
  batch: number,
  lean: number,
): number {
  const { goods, lines } = world
  const { pairs } = goods
  let share = 1
  const within = goods.within[g]
  for (let k = 0; k < within.length; k++) {
    const e = within[k]
    const need = batch * nominalInput(world, g, e) * leanOf(world, e, lean)
    if (need <= 0 || goods.isPaired[e] === 1) continue
    share = Math.min(share, lines.stock[line[at + e]] / need)
  }
  for (let p = 0; p < pairs.length; p++) {
    const { main, other, strength } = pairs[p]
    const need = batch * work(world, g, pairs[p]) * leanOf(world, main, lean)
    if (need > 0)
      share = Math.min(share, (lines.stock[line[at + main]] + strength * lines.stock[line[at + other]]) / need)
  }
  return share > 0 ? share : 0
}

/** Takes the oxides of a batch (t) from a maker's store, each pair in the cheaper mix that the stocks allow. */
export function useInputs(
  world: World,
  line: Float64Array,
  at: number,
  g: number,
  batch: number,
  layer: number,
  lean: number,
): void {
  const { goods, lines } = world
  const { pairs } = goods
  const within = goods.within[g]
  for (let k = 0; k < within.length; k++) {
    const e = within[k]
    const nominal = batch * nominalInput(world, g, e)
    if (nominal <= 0 || goods.isPaired[e] === 1) continue
    const need = nominal * leanOf(world, e, lean)
    lines.stock[line[at + e]] -= need
    noteBlended(world, layer, e, need - nominal)
  }
  for (let p = 0; p < pairs.length; p++) {
    const pair = pairs[p]
    const { main, other, strength } = pair
    const spared = leanOf(world, main, lean)
    const need = batch * work(world, g, pair) * spared
    if (need <= 0) continue
    const mainLine = line[at + main]
    const otherLine = line[at + other]
    let fromOther = Math.min(lines.stock[otherLine], batch * world.recipes[layer][g * goods.elements + other] * spared)
    fromOther = Math.max(fromOther, Math.min(lines.stock[otherLine], (need - lines.stock[mainLine]) / strength))
    const fromMain = need - strength * fromOther
    lines.stock[otherLine] -= fromOther
    lines.stock[mainLine] -= fromMain
    noteBlended(world, layer, other, fromOther - batch * nominalInput(world, g, other))
    noteBlended(world, layer, main, fromMain - batch * nominalInput(world, g, main))
  }
}

/** A batch took so much more of an oxide than the usual recipe has, t. */
function noteBlended({ ledger, chain, goods }: World, layer: number, e: number, tonnes: number): void {
  ledger.blended[e] += tonnes
  chain.spared[layer] -= tonnes * goods.isCounted[e]
}
