import { expect, test } from 'vitest'
import { act, column, isFiniteRecord, run, shipped, warmWorld, without } from '../run-shipped.ts'

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
  // At usual prices the mix is nominal.
  world.auctions.price.set(world.goods.opening)
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
