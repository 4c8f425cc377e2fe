/** What shocks multiply, where, and for how long. */
import { expect, test } from 'vitest'
import type { Shock } from '../../sim/scenario/scenario.ts'
import { REGIONS, SECTORS } from '../../sim/world/products.ts'
import { applyShocks } from '../../sim/policy/apply-shocks.ts'
import type { World } from '../../sim/world/world.ts'
import { openWorld, shipped } from '../run-shipped.ts'

const base = { date: '2025-01-20', weeks: 3, title: 'Test', source: 'test' }
/** A world in the third week, the first of the shocks here. */
function worldWith(shocks: Record<string, Shock>, week = 2): World {
  const world = openWorld({ ...shipped('baseline', 20), start: '2025-01-06', shocks })
  world.week = week
  applyShocks(world)
  return world
}
const demand = (world: World, sector: (typeof SECTORS)[number], region: (typeof REGIONS)[number]): number =>
  world.news.sectorDemand[SECTORS.indexOf(sector) * REGIONS.length + REGIONS.indexOf(region)]!
const wind = { ...base, target: { sector: 'wind' }, factor: 0.5 } as const

test('a shock of a sector in a region leaves the sector elsewhere, and other sectors there, alone', () => {
  const world = worldWith({ dip: { ...wind, region: 'Europe' } })
  for (const sector of SECTORS)
    for (const region of REGIONS)
      expect(demand(world, sector, region)).toBe(sector === 'wind' && region === 'Europe' ? 0.5 : 1)
})

test('a shock without a region meets its sector everywhere', () => {
  const world = worldWith({ dip: wind })
  for (const region of REGIONS) expect(demand(world, 'wind', region)).toBe(0.5)
  expect(demand(world, 'defence', 'Europe')).toBe(1)
})

test('shocks of one sector multiply where both hold', () => {
  const world = worldWith({ dip: wind, european: { ...wind, region: 'Europe', factor: 0.8 } })
  expect(demand(world, 'wind', 'Europe')).toBeCloseTo(0.4, 12)
  expect(demand(world, 'wind', 'UnitedStates')).toBe(0.5)
})

test('outages of one group multiply, and are over when they are over', () => {
  const outage = { ...base, target: { mine: 'myanmar-kachin' }, factor: 0.5 }
  const shocks = { first: outage, second: { ...outage, weeks: 1, factor: 0.2 } }
  const factor = (week: number) => worldWith(shocks, week).news.capacityFactor.get('myanmar-kachin')
  expect([1, 2, 3, 4, 5].map(factor)).toEqual([undefined, 0.1, 0.5, 0.5, undefined])
})

test('last week’s shocks are forgotten', () => {
  const world = worldWith({ dip: wind })
  world.week = 5
  applyShocks(world)
  expect(world.news.sectorDemand.every((factor) => factor === 1)).toBe(true)
})
