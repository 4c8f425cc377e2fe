/** Makers abroad order furnaces when magnets have long fetched far more than they cost, and wait for them. */
import { expect, test } from 'vitest'
import { unitCost } from '../../sim/market/magnet-worth.ts'
import { buildFurnaces } from '../../sim/market/new-furnaces.ts'
import { OUTSIDE } from '../../sim/world/products.ts'
import { openWorld, run, shipped } from '../run-shipped.ts'

const world = openWorld(shipped('baseline', 2))
const { goods, auctions, yearsPerTick } = world
const heavy = goods.idOf('heavyMagnet')

/** A maker of heavy magnets alone: 10 t a week, furnaces for half as much again in a year, built in 50 weeks. */
function maker(active = 1) {
  const none = () => new Float64Array(goods.count)
  const self = {
    active: Float64Array.of(active),
    conversion: Float64Array.of(1.2),
    expansion: Float64Array.of(0.5),
    buildWeeks: Float64Array.of(50),
    capacity: none(),
    outlook: none(),
    building: none(),
  }
  self.capacity[heavy] = 10
  return self
}
const fetching = (times: number): void => {
  auctions.expected[heavy * 2 + OUTSIDE] = times * unitCost(world, heavy, OUTSIDE, 1.2)
}

test('below one and a half times their cost magnets pay no furnace', () => {
  const self = maker()
  fetching(1.5)
  buildFurnaces(self, world, 0)
  expect(self.building[heavy]).toBe(0)
  expect(self.capacity[heavy]).toBe(10)
})

test('half way to three times their cost it orders half of the most, and a fiftieth of what is ordered stands a week later', () => {
  const self = maker()
  fetching(2.25)
  buildFurnaces(self, world, 0)
  const ordered = 0.5 * 0.5 * 10 * yearsPerTick
  expect(self.building[heavy]).toBeCloseTo(ordered, 12)
  expect(self.capacity[heavy]).toBe(10)
  fetching(1)
  self.outlook[heavy] = 1
  buildFurnaces(self, world, 0)
  expect(self.capacity[heavy]).toBeCloseTo(10 + ordered / 50, 12)
  expect(self.building[heavy]).toBeCloseTo((ordered * 49) / 50, 12)
})

test('it plans with half a year: one dear week moves its outlook by a twenty-sixth', () => {
  const self = maker()
  fetching(1)
  buildFurnaces(self, world, 0)
  fetching(27)
  buildFurnaces(self, world, 0)
  expect(self.outlook[heavy]).toBeCloseTo(2, 12)
})

test('a grade that it does not make gets no furnace, and a closed plant orders none', () => {
  const closed = maker(0)
  fetching(9)
  buildFurnaces(closed, world, 0)
  expect(closed.building.every((tonnes) => tonnes === 0)).toBe(true)
  const open = maker()
  buildFurnaces(open, world, 0)
  expect(open.building.filter((tonnes) => tonnes > 0)).toHaveLength(1)
})

test('what magnets of samarium-cobalt cost abroad stays lower where makers may build', () => {
  const scenario = shipped('export-controls-2025')
  const { magnetMaker, ...agents } = scenario.agents as Record<'magnetMaker', (typeof scenario.agents)[string]>
  const never = { ...magnetMaker, params: { ...magnetMaker.params, expansion: 0 } }
  const price = (of: typeof scenario): number => run(of, 42, 0).mean('magnetPrice.smcoMagnet', 120)
  expect(price(scenario)).toBeLessThan(0.9 * price({ ...scenario, agents: { ...agents, magnetMaker: never } }))
})
