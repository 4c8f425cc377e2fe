/** What goes into a magnet when one oxide of a pair gets dear. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feasibleShare, nominalInput, plannedInput, planRecipes } from '../../sim/market/magnet-recipe.ts'
import { HOME, OUTSIDE } from '../../sim/world/products.ts'
import { openWorld, shipped } from '../run-shipped.ts'

const world = openWorld(shipped('baseline', 20))
const { goods, auctions } = world
const heavy = goods.idOf('heavyMagnet')
const [nd, pr, dy, tb] = ['Nd', 'Pr', 'Dy', 'Tb'].map((name) => goods.idOf(name)) as [number, number, number, number]
const factor = fc.double({ min: 0.02, max: 50, noNaN: true })

/** Opening prices, some of them times a factor. */
function priced(factors: readonly (readonly [number, number])[], layer: number): void {
  auctions.price.set(goods.opening)
  auctions.paid.set(goods.opening)
  for (const [e, f] of factors) auctions.paid[e * 2 + layer]! *= f
}
const planned = (e: number, layer: number): number => plannedInput(world, heavy, e, layer)

test('at opening prices the mix is nominal', () => {
  for (const layer of [HOME, OUTSIDE]) {
    priced([], layer)
    for (const e of [nd, pr, dy, tb]) expect(planned(e, layer)).toBeCloseTo(nominalInput(world, heavy, e), 12)
  }
})

test('a pair does the same work in any mix, and each oxide keeps a part of it', () => {
  fc.assert(
    fc.property(factor, factor, fc.constantFrom(HOME, OUTSIDE), (a, b, layer) => {
      priced(
        [
          [nd, a],
          [dy, b],
        ],
        layer,
      )
      for (const { main, other, strength } of goods.pairs) {
        const work = nominalInput(world, heavy, main) + strength * nominalInput(world, heavy, other)
        expect(planned(main, layer) + strength * planned(other, layer)).toBeCloseTo(work, 12)
        const share = (strength * planned(other, layer)) / work
        // Bounds of the recipe: 0.12 to 0.42.
        expect(share).toBeGreaterThan(0.1199)
        expect(share).toBeLessThan(0.4201)
      }
    }),
    { numRuns: 300 },
  )
})

test('a dear quote changes no alloy: makers look at what they have been paying', () => {
  priced([], OUTSIDE)
  auctions.price[dy * 2 + OUTSIDE]! *= 3
  expect(planned(tb, OUTSIDE)).toBeCloseTo(nominalInput(world, heavy, tb), 12)
})

test('the blend of Nd and Pr follows at once, an alloy of Dy and Tb by a fiftieth of the way a week', () => {
  const recipe = world.recipes[OUTSIDE]!
  const inRecipe = (e: number): number => recipe[heavy * goods.elements + e]!
  priced([], OUTSIDE)
  for (const e of [nd, pr, dy, tb]) recipe[heavy * goods.elements + e] = nominalInput(world, heavy, e)
  priced(
    [
      [nd, 1.2],
      [dy, 1.2],
    ],
    OUTSIDE,
  )
  planRecipes(world)
  expect(inRecipe(pr)).toBeCloseTo(planned(pr, OUTSIDE), 12)
  const nominal = nominalInput(world, heavy, tb)
  expect(inRecipe(tb)).toBeCloseTo(nominal + 0.02 * (planned(tb, OUTSIDE) - nominal), 12)
})

test('more of the other goes in as the main one gets dearer, and one layer does not see the other', () => {
  const otherAt = (f: number) => {
    priced([[dy, f]], OUTSIDE)
    return planned(tb, OUTSIDE)
  }
  expect(otherAt(0.8)).toBeLessThan(otherAt(1))
  expect(otherAt(1)).toBeLessThan(otherAt(1.2))
  priced([[dy, 1.2]], OUTSIDE)
  expect(planned(tb, HOME)).toBeCloseTo(nominalInput(world, heavy, tb), 12)
})

test('a batch is as large as its scarcest pair allows, whichever oxide of the pair is there', () => {
  const line = Float64Array.from({ length: goods.elements }, (_, e) => e)
  const has = (stocks: Record<number, number>): number => {
    world.lines.stock.fill(0, 0, goods.elements)
    for (const [e, t] of Object.entries(stocks)) world.lines.stock[Number(e)] = t
    return feasibleShare(world, line, 0, heavy, 2, 1)
  }
  const need = (e: number) => 2 * nominalInput(world, heavy, e)
  const all = { [nd]: need(nd), [pr]: need(pr), [dy]: need(dy), [tb]: need(tb) }
  expect(has(all)).toBeCloseTo(1, 12)
  expect(has({ ...all, [dy]: need(dy) / 2, [tb]: need(tb) / 2 })).toBeCloseTo(0.5, 12)
  const { strength } = goods.pairs.find((pair) => pair.main === dy)!
  expect(has({ ...all, [dy]: 0, [tb]: need(tb) + need(dy) / strength })).toBeCloseTo(1, 12)
  expect(has({ ...all, [nd]: 0, [pr]: 0 })).toBe(0)
})
