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

const scenario = shipped('baseline', 80)

test('returns are Weibull deaths met by past growth', () => {
  const world = warmWorld(withParams(scenario, 'recycler', { life: 13, growth: 0.08 }))
  const alive = (age: number) => Math.exp(-((age / (13 / 0.8873)) ** 2.5))
  let share = 0
  for (let age = 0; age < 60; age++) share += (alive(age) - alive(age + 1)) * 1.08 ** (-age - 0.5)
  expect(column(world, 'recycler', 'returns')[0]).toBeCloseTo(share, 10)
})

test('without growth everything that was sold comes back', () => {
  const world = warmWorld(withParams(scenario, 'recycler', { life: 10, growth: 0 }))
  expect(column(world, 'recycler', 'returns')[0]).toBeCloseTo(1, 10)
})

test('swarf becomes oxide at the recovery of the plant, the rest is lost', () => {
  const world = warmWorld(withParams(scenario, 'recycler', { recovery: 0.9, collection: 0, collectionElasticity: 0 }))
  const nd = world.goods.idOf('Nd')
  const n = world.goods.elements
  const stock = () => column(world, 'recycler', 'stock').reduce((sum, t, k) => sum + (k % n === nd ? t : 0), 0)
  world.flows.swarf.fill(0)[nd] = 10
  const before = stock()
  const lost = world.ledger.lost[nd]!
  act(world, 'recycler', 'separate')
  const used = 10 - world.flows.swarf[nd]!
  expect(used).toBeGreaterThan(5)
  expect(stock() - before).toBeCloseTo(0.9 * used, 9)
  expect(world.ledger.lost[nd]! - lost).toBeCloseTo(0.1 * used, 9)
})

test('a mandate raises the recycled share', () => {
  const mandate = run(withLevers(scenario, { recyclingMandate: 0.5 }))
  expect(mandate.mean('recycledShare', 60)).toBeGreaterThan(1.1 * run(scenario).mean('recycledShare', 60))
})

test('without recyclers nothing is recycled and heavy oxides are dearer', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'recycler'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(base.mean('recycledShare')).toBeGreaterThan(0.0005)
  expect(gone.peak('recycledShare')).toBe(0)
  expect(gone.mean('domesticPrice.Dy', 26)).toBeGreaterThan(1.3 * base.mean('domesticPrice.Dy', 26))
})
