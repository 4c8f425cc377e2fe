/**
 * Runs use the tonnes that a scenario names: what is left over or missing is for prices to answer. Only the pilot, which shows what the
 * warm-up alone does to prices (settle-prices.ts), is brought into balance: by the content of ores, and by what Chinese makers turn out.
 */
import { HOME, OUTSIDE } from './products.ts'
import type { Opening, World } from './world.ts'

/** Factors on supply: ore content by element, Chinese magnet output by good. */
export interface Closing {
  readonly ores: Float64Array
  readonly magnets: Float64Array
}

/** A market whose use is within this share of supply counts as balanced: rounding of typed tonnes. */
const BALANCED = 0.005
/** What makers do not use becomes swarf and comes back: each pass closes four fifths of a gap at least. */
const PASSES = 3
/** No supply is scaled further than this, either way. */
const FURTHEST = 5

/** The world that `open` makes with the factors that bring it into balance; the first one if it is balanced already. */
export function openInBalance<W extends World>(open: (closing?: Closing) => W): W {
  let world = open()
  const { elements, count } = world.goods
  const closing = { ores: new Float64Array(elements).fill(1), magnets: new Float64Array(count).fill(1) }
  for (let pass = 0; pass < PASSES && !close(world, closing); pass++) world = open(closing)
  return world
}

/** Moves the factors towards what balances `world`, which was opened with them; true when it is balanced. */
function close({ opening, goods }: World, closing: Closing): boolean {
  const n = goods.elements
  let balanced = true
  for (let g = 0; g < goods.count; g++) {
    const factor = g < n ? oresNeeded(opening, g) : magnetsNeeded(opening, g)
    if (factor > 1 + BALANCED || factor < 1 - BALANCED) balanced = false
    const factors = g < n ? closing.ores : closing.magnets
    const moved = factors[g] * factor
    factors[g] = moved > FURTHEST ? FURTHEST : moved < 1 / FURTHEST ? 1 / FURTHEST : moved
  }
  return balanced
}

/** What the content of element `e` in every ore is to be multiplied by, so that supply meets use. */
function oresNeeded(opening: Opening, e: number): number {
  const use = oxideUse(opening, e)
  const mined = oxideSupply(opening, e) - opening.recycled[e]
  return mined > 0 && use > opening.recycled[e] ? (use - opening.recycled[e]) / mined : 1
}

/** What Chinese output of magnet `g` is to be multiplied by, so that output meets use. */
function magnetsNeeded({ magnetUse, magnetOutput }: Opening, g: number): number {
  const made = magnetOutput[g * 2 + HOME]
  const wanted = magnetUse[g * 2 + HOME] + magnetUse[g * 2 + OUTSIDE] - magnetOutput[g * 2 + OUTSIDE]
  return made > 0 && wanted > 0 ? wanted / made : 1
}

/** Oxide of element `e` that is on offer when the market opens, t/year. */
export function oxideSupply({ oxideSupply: supply }: Opening, e: number): number {
  return supply[e * 2 + HOME] + supply[e * 2 + OUTSIDE]
}

/** Oxide of element `e` that magnet makers and users of oxides want when the market opens, t/year. */
export function oxideUse({ oxideUse: magnets, oxideWanted: others }: Opening, e: number): number {
  return magnets[e * 2 + HOME] + magnets[e * 2 + OUTSIDE] + others[e * 2 + HOME] + others[e * 2 + OUTSIDE]
}
