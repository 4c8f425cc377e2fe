import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OUTCOMES } from '../../sim/outcomes/outcomes.ts'
import type { Outcome } from '../../sim/outcomes/outcome.ts'
import { LISTED_FIRST, scalars } from '../../sim/outcomes/scalars.ts'
import { APPLICATION, createPipeline, enter } from '../../sim/pipeline/pipeline.ts'
import type { World } from '../../sim/world/world.ts'
import { shipped } from '../run-shipped.ts'

/** What an outcome reads of a made-up world, week after week. */
function reader(name: string, world: object): (place?: number, second?: number) => number {
  const outcome = OUTCOMES.find((one) => one.name === name)! as Extract<Outcome, { read: unknown }>
  const read = outcome.read(world as World)
  return (place = 0, second = 0) => read(place, second)
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

test('an outcome is one file, named after it, and one line of the registry', () => {
  const files = readdirSync(new URL('../../sim/outcomes/declared/', import.meta.url))
  expect(OUTCOMES.map(({ name }) => `${kebab(name)}.ts`).toSorted()).toEqual(files.toSorted())
})

test('what tables list first is declared, and all that is declared is listed once', () => {
  const declared = OUTCOMES.flatMap(({ comesTo = [] }) => comesTo)
  const keys = declared.map(({ name, of }) => (of === undefined ? name : `${name}.${of}`))
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of LISTED_FIRST) expect(keys).toContain(key)
  // Money outcomes exist where a scenario declares its treasury.
  const treasury = { interest: 0.03, storage: 0.01 }
  const names = scalars({ ...shipped('baseline'), treasury }).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { name, of } of declared)
    expect(names.some((one) => (of === undefined ? one === name : one.startsWith(`${name}.`)))).toBe(true)
})

test('all that is said of an element stands together, by its full name', () => {
  const labels = scalars({ ...shipped('baseline'), elements: ['Nd', 'Dy'] }).map(({ label }) => label)
  expect(labels.slice(0, 5)).toEqual([
    'Peak outside quote of neodymium',
    'Peak outside quote of neodymium over the start',
    'Peak price paid for neodymium over the start',
    'Chinese price of neodymium at the outside peak',
    'Peak outside quote of dysprosium',
  ])
})

test('the price paid weighs this week in full, each week before by three quarters more lightly, and stands while nothing is bought', () => {
  const flows = { paidTonnes: Float64Array.of(0), paidValue: Float64Array.of(0) }
  const read = reader('transactionPrice', { goods: { elements: 1, opening: Float64Array.of(0, 50_000) }, flows })
  expect(read()).toBe(50)
  flows.paidTonnes[0] = 4
  flows.paidValue[0] = 4 * 80_000
  expect(read()).toBe(80)
  // 3 t of last week at 80 and 1 t at 200.
  flows.paidTonnes[0] = 1
  flows.paidValue[0] = 200_000
  expect(read()).toBe(110)
  flows.paidTonnes[0] = 0
  flows.paidValue[0] = 0
  expect(read()).toBeCloseTo(110, 9)
})

test('the lead time is missing before the first arrival, then stands in weeks without one', () => {
  const flows = { arrivedTonnes: 0, arrivedTonneWeeks: 0 }
  const read = reader('leadTime', { flows })
  expect(read()).toBeNaN()
  Object.assign(flows, { arrivedTonnes: 4, arrivedTonneWeeks: 30 })
  expect(read()).toBe(7.5)
  Object.assign(flows, { arrivedTonnes: 0, arrivedTonneWeeks: 0 })
  expect(read()).toBe(7.5)
})

test('quantities by region are summed where they are outside China alone', () => {
  // Two sectors, six regions, of which China is the first.
  const missed = Float64Array.of(90, 1, 2, 3, 0, 0, 50, 0, 0, 0, 0, 4)
  const desired = Float64Array.of(90, 10, 10, 10, 0, 0, 50, 0, 0, 0, 0, 10)
  const regions = { count: 6 }
  const flows = { missed, desired }
  expect(reader('shortfallOutside', { flows, regions })(0)).toBe(20)
  expect(reader('shortfallOutside', { flows, regions })(1)).toBe(40)
  expect(reader('shortfall', { flows, regions })(0, 0)).toBe(100)
  expect(reader('shortfall', { flows, regions })(0, 2)).toBe(20)
  expect(reader('shortfall', { flows, regions })(0, 4)).toBeNaN()
  expect(reader('lostOutput', { flows: { missed: missed.map((t) => t * 1e6) }, regions })(0)).toBe(6)
})

test('shares of regions add up to the whole, and are missing in a week without output', () => {
  const flows = { mined: Float64Array.of(6, 0, 0, 1, 0, 1) }
  const read = reader('miningShare', { flows })
  expect([0, 1, 2, 3, 4, 5].map((region) => read(region))).toEqual([0.75, 0, 0, 0.125, 0, 0.125])
  flows.mined.fill(0)
  expect(read(0)).toBeNaN()
})

test('pending applications are counted anew each week, by the weeks that they have waited', () => {
  const pipeline = createPipeline()
  for (const since of [0, 13, 14, 22, 25, 26, 29]) enter(pipeline, APPLICATION, 0, 1, 0, since, 0)
  const world = { pipeline, tick: 29 }
  const read = reader('queue', world)
  const week = () => [0, 1, 2, 3].map((age) => read(age))
  // Waits of 29, 16, 15, 7, 4, 3 and 0 weeks.
  expect(week()).toEqual([2, 2, 1, 2])
  world.tick = 30
  expect(week()).toEqual([1, 2, 1, 3])
})
