import { describe, expect, test } from 'vitest'
import { planOutput } from '../../sim/market/magnet-offers.ts'
import { openAuctions } from '../../sim/market/auction.ts'
import { MAGNET_CONVERSION } from '../../sim/world/products.ts'
import type { World } from '../../sim/world/world.ts'
import { act, column, isFiniteRecord, openWorld, run, shipped, warmWorld, without, withParams } from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 60)
/** A fifth of what goes in becomes swarf. */
const GROSS = 1.25

/** A world in which maker 0 alone plans to make `tonnes` of one grade. */
function planOne(grade: string, tonnes: number) {
  const world = warmWorld(scenario)
  const g = world.goods.idOf(grade)
  column(world, 'magnetMaker', 'plan').fill(0)[g] = tonnes
  const lineOf = (e: string) => column(world, 'magnetMaker', 'line')[world.goods.idOf(e)]!
  return { world, g, lineOf, stock: column(world, 'magnetMaker', 'stock') }
}

test('a tonne of heavy magnets takes its Dy and a quarter more, which becomes swarf', () => {
  const { world, g, lineOf, stock } = planOne('heavyMagnet', 1)
  const dy = world.goods.idOf('Dy')
  const content = world.goods.content[g * world.goods.elements + dy]!
  for (const e of ['Nd', 'Pr', 'Dy', 'Tb']) world.lines.stock[lineOf(e)] = 10
  // The usual alloy.
  for (const recipe of world.recipes) recipe.set(world.goods.content.map((share) => share * GROSS))
  const made = stock[g]!
  const swarf = world.flows.swarf[dy]!
  act(world, 'magnetMaker', 'produce')
  expect(stock[g]! - made).toBeCloseTo(1, 10)
  expect(10 - world.lines.stock[lineOf('Dy')]!).toBeCloseTo(GROSS * content, 10)
  expect(world.flows.swarf[dy]! - swarf).toBeCloseTo((GROSS - 1) * content, 10)
})

test('without Dy and Tb no heavy magnet is made, and no standard magnet is lost', () => {
  const heavy = planOne('heavyMagnet', 1)
  for (const e of ['Nd', 'Pr']) heavy.world.lines.stock[heavy.lineOf(e)] = 10
  for (const e of ['Dy', 'Tb']) heavy.world.lines.stock[heavy.lineOf(e)] = 0
  const before = heavy.stock[heavy.g]!
  act(heavy.world, 'magnetMaker', 'produce')
  expect(heavy.stock[heavy.g]).toBe(before)

  const standard = planOne('standardMagnet', 1)
  for (const e of ['Nd', 'Pr']) standard.world.lines.stock[standard.lineOf(e)] = 10
  standard.world.lines.stock[standard.lineOf('Dy')] = 0
  const had = standard.stock[standard.g]!
  act(standard.world, 'magnetMaker', 'produce')
  expect(standard.stock[standard.g]! - had).toBeCloseTo(1, 10)
})

describe('furnaces', () => {
  /** Plans of maker 0 for both grades, t a week, when each is sold `sales` and it may make 10 t of each. */
  function plans(sales: { standardMagnet: number; heavyMagnet: number }, dy: number): Record<string, number> {
    const world = warmWorld(scenario)
    const of = (name: string) => column(world, 'magnetMaker', name)
    const line = (e: string) => of('line')[world.goods.idOf(e)]!
    for (const e of ['Nd', 'Pr']) world.lines.stock[line(e)] = 1000
    for (const e of ['Dy', 'Tb']) world.lines.stock[line(e)] = dy
    world.auctions.expected.set(world.goods.opening)
    of('orders').fill(0)
    for (const [grade, tonnes] of Object.entries(sales)) {
      const g = world.goods.idOf(grade)
      of('capacity')[g] = 10
      of('sales')[g] = tonnes
      of('stock')[g] = tonnes * of('stockWeeks')[0]!
    }
    planOutput(world.populations.find(({ kind }) => kind.kind === 'magnetMaker')!.self as never, world, 0, 0)
    return Object.fromEntries(Object.keys(sales).map((grade) => [grade, of('plan')[world.goods.idOf(grade)]!]))
  }
  test('that one grade leaves free are there for the other', () => {
    const { standardMagnet, heavyMagnet } = plans({ standardMagnet: 14, heavyMagnet: 4 }, 1000)
    expect(standardMagnet).toBeCloseTo(14, 9)
    expect(heavyMagnet).toBeCloseTo(4, 9)
  })
  test('make no more of both together than there is room for', () => {
    const { standardMagnet, heavyMagnet } = plans({ standardMagnet: 20, heavyMagnet: 4 }, 1000)
    expect(standardMagnet).toBeCloseTo(16, 9)
    expect(heavyMagnet).toBeCloseTo(4, 9)
  })
  test('stand free for plain magnets when there is no Dy and Tb, and heavy ones stay on the list', () => {
    const { standardMagnet, heavyMagnet } = plans({ standardMagnet: 30, heavyMagnet: 8 }, 0)
    expect(standardMagnet).toBeCloseTo(20, 9)
    expect(heavyMagnet).toBeCloseTo(8, 9)
  })
})

test('half the Dy and Tb makes half the batch', () => {
  const { world, g, lineOf, stock } = planOne('heavyMagnet', 2)
  const dy = world.goods.idOf('Dy')
  const tb = world.goods.idOf('Tb')
  for (const e of ['Nd', 'Pr']) world.lines.stock[lineOf(e)] = 10
  world.lines.stock[lineOf('Dy')] = GROSS * world.goods.content[g * world.goods.elements + dy]!
  world.lines.stock[lineOf('Tb')] = GROSS * world.goods.content[g * world.goods.elements + tb]!
  const before = stock[g]!
  act(world, 'magnetMaker', 'produce')
  expect(stock[g]! - before).toBeCloseTo(1, 10)
})

test('a tonne of Tb does the work of two of Dy', () => {
  const { world, g, lineOf, stock } = planOne('heavyMagnet', 1)
  const content = (e: string) => GROSS * world.goods.content[g * world.goods.elements + world.goods.idOf(e)]!
  for (const e of ['Nd', 'Pr']) world.lines.stock[lineOf(e)] = 10
  world.lines.stock[lineOf('Dy')] = 0
  world.lines.stock[lineOf('Tb')] = content('Tb') + content('Dy') / 2
  const before = stock[g]!
  act(world, 'magnetMaker', 'produce')
  expect(stock[g]! - before).toBeCloseTo(1, 10)
  expect(world.lines.stock[lineOf('Tb')]).toBeCloseTo(0, 12)
})

test('didymium is one input: Pr takes the place of missing Nd', () => {
  const { world, g, lineOf, stock } = planOne('standardMagnet', 1)
  world.lines.stock[lineOf('Nd')] = 0
  world.lines.stock[lineOf('Pr')] = 10
  const before = stock[g]!
  const blended = world.ledger.blended.reduce((a, b) => a + b, 0)
  act(world, 'magnetMaker', 'produce')
  expect(stock[g]! - before).toBeCloseTo(1, 10)
  expect(world.ledger.blended.reduce((a, b) => a + b, 0)).toBeCloseTo(blended, 9)
})

test('without magnet makers no magnet leaves China and motor makers stop', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'magnetMaker'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(base.mean('magnetExportsTotal')).toBeGreaterThan(200)
  expect(gone.peak('magnetExportsTotal', 30)).toBe(0)
  expect(gone.mean('lineStops.evMotors', 30)).toBeGreaterThan(90)
})

/** Offers of maker i in its own layer after one `submit`, by grade. */
function offersOf(world: World, i: number, name: 'contractPlace' | 'homePlace', g: number) {
  openAuctions(world.auctions)
  act(world, 'magnetMaker', 'submit')
  const place = column(world, 'magnetMaker', name)[i * world.goods.count + g]!
  const { quantity, low, high } = world.auctions.offers
  return place < 0 ? undefined : { quantity: quantity[place]!, low: low[place]!, high: high[place]! }
}

test('a maker outside China delivers its contracts whatever magnets fetch; a Chinese one has none', () => {
  const world = warmWorld(scenario)
  const { goods } = world
  const region = column(world, 'magnetMaker', 'region')
  const output = column(world, 'magnetMaker', 'output')
  const g = goods.idOf('standardMagnet')
  const outside = region.findIndex((r, i) => r !== 0 && output[i * goods.count + g]! > 0)
  column(world, 'magnetMaker', 'stock').fill(1000)
  column(world, 'magnetMaker', 'contract').fill(0.6)
  const dueOf = (maker: number): number => {
    offersOf(world, maker, 'homePlace', g)
    return column(world, 'magnetMaker', 'due')[maker * goods.count + g]!
  }
  expect(dueOf(outside)).toBeCloseTo((0.6 * output[outside * goods.count + g]!) / 52, 9)
  world.auctions.price.fill(1)
  expect(dueOf(outside)).toBeCloseTo((0.6 * output[outside * goods.count + g]!) / 52, 9)
  column(world, 'magnetMaker', 'contract').fill(0)
  expect(dueOf(outside)).toBe(0)
  column(world, 'magnetMaker', 'contract').fill(1)
  const chinese = region.findIndex((r, i) => r === 0 && output[i * goods.count + g]! > 0)
  expect(dueOf(chinese)).toBe(0)
})

test('makers close the gap to their target stock at the pace that the scenario gives them', () => {
  const world = openWorld(withParams(scenario, 'magnetMaker', { gapShare: 0.37 }))
  const lines = column(world, 'magnetMaker', 'line').filter((line) => line >= 0)
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(world.lines.gapShare[line]).toBe(0.37)
})

test('what magnets fetch beyond the work on them is what makers bid for the oxides in them', () => {
  const world = warmWorld(scenario)
  const { goods, auctions } = world
  const g = goods.idOf('heavyMagnet')
  const capacity = column(world, 'magnetMaker', 'capacity')
  const maker = capacity.findIndex((tonnes, k) => k % goods.count === g && tonnes > 0)
  const i = (maker - g) / goods.count
  const layer = column(world, 'magnetMaker', 'region')[i] === 0 ? 0 : 1
  // Heavy magnets alone, at opening prices of oxides.
  capacity.forEach((_, k) => {
    if (k % goods.count !== g) capacity[k] = 0
  })
  column(world, 'magnetMaker', 'plan').fill(0)
  column(world, 'magnetMaker', 'value').fill(1.1)
  auctions.expected.set(goods.opening)
  const work = column(world, 'magnetMaker', 'conversion')[i]! * MAGNET_CONVERSION['heavyMagnet']!
  let oxides = 0
  for (let e = 0; e < goods.elements; e++)
    oxides += GROSS * goods.content[g * goods.elements + e]! * goods.opening[e * 2 + layer]!
  const dy = goods.idOf('Dy')
  const worth = (magnet: number): number => {
    auctions.expected[g * 2 + layer] = magnet
    act(world, 'magnetMaker', 'expect')
    return world.lines.value[column(world, 'magnetMaker', 'line')[i * goods.elements + dy]!]!
  }
  expect(worth(work + 7 * oxides)).toBeCloseTo(7, 9)
  expect(worth(work + 3 * oxides)).toBeCloseTo(3, 9)
  // Never below what a stopped line is worth.
  expect(worth(work)).toBe(1.1)
})

test('who is short of Dy and Tb learns to do with less, down to what physics leaves, and gives it up more slowly', () => {
  const world = warmWorld(withParams(scenario, 'magnetMaker', { leanest: 0.6, leanWeeks: 40 }))
  world.week = 1
  const lean = column(world, 'magnetMaker', 'lean')
  const lines = ['Dy', 'Tb'].map((e) => column(world, 'magnetMaker', 'line')[world.goods.idOf(e)]!)
  for (const l of lines) world.lines.stock[l] = 0
  act(world, 'magnetMaker', 'expect')
  expect(lean[0]).toBeCloseTo(1 - 0.4 / 40, 12)
  for (let week = 0; week < 60; week++) act(world, 'magnetMaker', 'expect')
  expect(lean[0]).toBe(0.6)
  for (const l of lines) world.lines.stock[l] = 1e6
  act(world, 'magnetMaker', 'expect')
  expect(lean[0]).toBeCloseTo(0.6 + (0.2 * 0.4) / 40, 12)
})

test('a lean magnet takes that much less Dy, as much Nd, and the ledger notes the difference', () => {
  const { world, g, lineOf } = planOne('heavyMagnet', 1)
  for (const e of ['Nd', 'Pr', 'Dy', 'Tb']) world.lines.stock[lineOf(e)] = 10
  for (const recipe of world.recipes) recipe.set(world.goods.content.map((share) => share * GROSS))
  column(world, 'magnetMaker', 'lean')[0] = 0.7
  const n = world.goods.elements
  const [nd, dy] = [world.goods.idOf('Nd'), world.goods.idOf('Dy')]
  const blended = world.ledger.blended[dy]!
  act(world, 'magnetMaker', 'produce')
  expect(10 - world.lines.stock[lineOf('Dy')]!).toBeCloseTo(0.7 * GROSS * world.goods.content[g * n + dy]!, 10)
  expect(10 - world.lines.stock[lineOf('Nd')]!).toBeCloseTo(GROSS * world.goods.content[g * n + nd]!, 10)
  expect(world.ledger.blended[dy]! - blended).toBeCloseTo(-0.3 * GROSS * world.goods.content[g * n + dy]!, 10)
})
