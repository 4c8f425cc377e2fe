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

const scenario = shipped('price-floor-offtake', 104)

test('floors are per element in USD/t, and Tb stands at four times Dy', () => {
  const world = warmWorld(withLevers(scenario, { priceFloorNdPr: 110, priceFloorHeavy: 500 }, '2024-12-30'))
  act(world, 'government', 'announce')
  const floor = (e: string) => world.news.priceFloor[world.goods.idOf(e)]
  expect(floor('Nd')).toBe(110_000)
  expect(floor('Pr')).toBe(110_000)
  expect(floor('Dy')).toBe(500_000)
  expect(floor('Tb')).toBe(2_000_000)
  expect(floor('La')).toBe(0)
})

test('a government acts once published losses pass its threshold, and pays after its delay', () => {
  const world = warmWorld(withParams(scenario, 'government', { reaction: 0.01, delayWeeks: 2, emergencyLoans: 520 }))
  column(world, 'government', 'since').fill(0)
  const { flows, news } = world
  flows.desired.fill(100)
  flows.missed.fill(50)
  news.loansLeft = 0
  const weeks = [1, 2, 3, 4].map(() => {
    act(world, 'government', 'invest')
    return news.loansLeft
  })
  const governments = column(world, 'government', 'since').length
  expect(weeks).toEqual([0, 0, 10 * governments, 20 * governments])
})

test('loans begin in the week of their event, with the part of the year that is to come', () => {
  const world = warmWorld(withLevers(scenario, { loans: 520 }, '2024-12-30'))
  const left = (week: number, loans: number): number => {
    world.week = week
    world.policy.values.loans[0] = loans
    act(world, 'government', 'announce')
    return world.news.loansLeft
  }
  expect([left(0, 0), left(4, 520), left(5, 520), left(26, 1040)]).toEqual([0, 480, 480, 740])
  expect([left(39, 0), left(52, 0), left(104, 520)]).toEqual([480, 0, 520])
})

test('no loss, no emergency programme', () => {
  const world = warmWorld(withParams(scenario, 'government', { reaction: 0.01, delayWeeks: 0 }))
  column(world, 'government', 'since').fill(0)
  column(world, 'government', 'seen').fill(0)
  world.flows.desired.fill(100)
  world.flows.missed.fill(0)
  world.news.loansLeft = 0
  act(world, 'government', 'invest')
  expect(world.news.loansLeft).toBe(0)
})

test('without governments no floor is paid, less money is spent and fewer projects are financed', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'government'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(gone.scalar('programmeCost')).toBeLessThan(base.scalar('programmeCost') - 200)
  expect(gone.scalar('projectsFinanced')).toBeLessThan(base.scalar('projectsFinanced'))
})
