import { expect, test } from 'vitest'
import {
  act,
  column,
  isFiniteRecord,
  run,
  shipped,
  warmWorld,
  withLevers,
  without,
  withParams,
} from '../run-shipped.ts'

const scenario = shipped('baseline', 70)

test('separation turns feed into oxide at its recovery and loses the rest', () => {
  const world = warmWorld(withParams(scenario, 'exporter', { recovery: 0.9, feedWeeks: 1 }))
  const feed = column(world, 'exporter', 'feed').fill(0)
  const stock = column(world, 'exporter', 'stock')
  const before = stock[3]!
  const lost = world.ledger.lost[3]!
  feed[3] = 0.001
  act(world, 'exporter', 'separate')
  expect(feed[3]).toBeCloseTo(0, 15)
  expect(stock[3]! - before).toBeCloseTo(0.0009, 10)
  expect(world.ledger.lost[3]! - lost).toBeCloseTo(0.0001, 10)
})

test('separation never exceeds capacity', () => {
  const world = warmWorld(scenario)
  const feed = column(world, 'exporter', 'feed').fill(1e6)
  const before = feed.reduce((a, b) => a + b, 0)
  act(world, 'exporter', 'separate')
  const light = column(world, 'exporter', 'capacityLight').reduce((a, b) => a + b, 0)
  const heavy = column(world, 'exporter', 'capacityHeavy').reduce((a, b) => a + b, 0)
  const taken = before - feed.reduce((a, b) => a + b, 0)
  expect(taken).toBeCloseTo(((light + heavy) * world.news.miningQuota) / 52, 3)
})

test('no oxide is offered abroad while its element is under licence', () => {
  const world = warmWorld(
    withLevers(scenario, { controlledElements: ['Dy'], controlledForms: ['oxide'] }, '2024-12-30'),
  )
  const dy = world.goods.idOf('Dy')
  const nd = world.goods.idOf('La')
  const n = world.goods.elements
  const places = column(world, 'exporter', 'abroadPlace')
  for (let k = 0; k < places.length; k++) if (k % n === dy) expect(places[k]).toBe(-1)
  expect(places.some((place, k) => k % n === nd && place >= 0)).toBe(true)
})

test('a quota of almost nothing stops almost all exports of oxide', () => {
  const base = run(scenario)
  const tight = run(withLevers(scenario, { exportQuota: 1000 }))
  const exported = (r: typeof base) =>
    ['La', 'Ce', 'Nd', 'Y'].reduce((sum, e) => sum + r.mean(`exports.${e}`, 20, 52), 0)
  expect(exported(tight)).toBeLessThan(0.1 * exported(base))
  expect(tight.peak('quotePrice.La')).toBeGreaterThan(2 * base.peak('quotePrice.La'))
})

test('without exporters no oxide leaves China, and nothing is refined there', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'exporter'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(base.mean('exports.La')).toBeGreaterThan(100)
  for (const e of ['La', 'Ce', 'Nd', 'Dy', 'Y']) expect(gone.peak(`exports.${e}`, 20)).toBe(0)
  expect(base.mean('refiningShare.China')).toBeGreaterThan(0.7)
  expect(gone.peak('refiningShare.China')).toBe(0)
  expect(gone.mean('lineStops.evMotors', 40)).toBeGreaterThan(50)
})
