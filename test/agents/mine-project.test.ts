import { expect, test } from 'vitest'
import {
  act,
  column,
  isFiniteRecord,
  passWeeks,
  run,
  shipped,
  warmWorld,
  withLevers,
  without,
  withParams,
} from '../run-shipped.ts'

const scenario = shipped('price-floor-offtake', 104)
const FINANCE = 1
const BUILD = 2
const RUN = 3
const FAILED = 4
/** Permitted, paying at any price, decided in the first week, built in 20 weeks, at full rate 10 weeks later. */
const sure = { permitWeeks: 0, incentivePrice: 10, cashCost: 5, eagerness: 1, buildWeeks: 20, rampWeeks: 10 }

test('a permitted project that pays is financed, built and run on schedule', () => {
  const world = warmWorld(withParams(shipped('baseline', 104), 'mineProject', sure))
  const stage = column(world, 'mineProject', 'stage')
  expect(stage.every((s) => s === FINANCE)).toBe(true)
  passWeeks(world, 1)
  expect(stage.every((s) => s === BUILD)).toBe(true)
  passWeeks(world, 19)
  expect(stage.every((s) => s === BUILD)).toBe(true)
  passWeeks(world, 1)
  expect(stage.every((s) => s === RUN)).toBe(true)
  expect(world.flows.projectsRunning).toBe(stage.length)
})

test('shares at twice the price halve the search for money, and at more no further', () => {
  const decided = (index: number) => {
    const world = warmWorld(withParams(shipped('baseline', 104), 'mineProject', { ...sure, eagerness: 0.2 }))
    const stage = column(world, 'mineProject', 'stage')
    let built = 0
    for (let week = 0; week < 200; week++) {
      stage.fill(FINANCE)
      world.news.outsideShareIndex = index
      world.tick++
      act(world, 'mineProject', 'invest')
      built += stage.filter((s) => s === BUILD).length
    }
    return built
  }
  const usual = decided(1)
  expect(decided(2) / usual).toBeGreaterThan(1.85)
  expect(decided(2) / usual).toBeLessThan(2.15)
  expect(decided(5)).toBe(decided(2))
})

test('output ramps in proportion to the weeks since the start', () => {
  const world = warmWorld(withParams(shipped('baseline', 104), 'mineProject', sure))
  passWeeks(world, 21)
  column(world, 'mineProject', 'weeks').fill(5)
  world.flows.mined.fill(0)
  act(world, 'mineProject', 'mine')
  const capacity = column(world, 'mineProject', 'capacity').reduce((a, b) => a + b, 0)
  expect(world.flows.mined.reduce((a, b) => a + b, 0)).toBeCloseTo((0.5 * capacity) / 52, 6)
})

test('a project fails after a year of prices below its cash cost', () => {
  const world = warmWorld(withParams(shipped('baseline', 104), 'mineProject', { ...sure, cashCost: 300 }))
  passWeeks(world, 21)
  const stage = column(world, 'mineProject', 'stage')
  const failedAfter = (weeks: number) => {
    passWeeks(world, weeks)
    return stage.every((s) => s === FAILED)
  }
  expect(failedAfter(52)).toBe(false)
  expect(failedAfter(1)).toBe(true)
  expect(world.flows.projectsFailed).toBe(stage.length)
})

test('no project is financed at prices far below its incentive price', () => {
  const dear = withParams(shipped('baseline', 80), 'mineProject', { incentivePrice: 400 })
  expect(run(dear).scalar('projectsFinanced')).toBe(0)
})

test('offtake and loans finance no fewer projects', () => {
  const base = shipped('baseline', 104)
  const helped = withLevers(base, { priceFloorNdPr: 110, offtakeShare: 1, loans: 5000 })
  expect(run(helped).scalar('projectsFinanced')).toBeGreaterThan(run(base).scalar('projectsFinanced'))
})

test('without projects none is financed and less public money is spent', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'mineProject'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(base.scalar('projectsFinanced')).toBeGreaterThan(2)
  expect(gone.scalar('projectsFinanced')).toBe(0)
  expect(gone.scalar('programmeCost')).toBeLessThan(base.scalar('programmeCost') - 100)
})
