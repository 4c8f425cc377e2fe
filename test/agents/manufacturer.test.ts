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

const scenario = shipped('export-controls-2025', 70)

/** A firm with all it needs but `weeks` weeks of its first input. */
function outputWith(weeks: number, rationWeeks: number): number {
  const world = warmWorld(withParams(scenario, 'manufacturer', { rationWeeks, stretch: 0, assemblies: 0, pooling: 0 }))
  const { lines } = world
  const first = column(world, 'manufacturer', 'firstLine')[0]!
  const last = column(world, 'manufacturer', 'lastLine')[0]!
  for (let l = first; l < last; l++) lines.stock[l] = 50 * lines.use[l]!
  lines.stock[first] = weeks * lines.use[first]!
  act(world, 'manufacturer', 'produce')
  return column(world, 'manufacturer', 'output')[0]!
}

test('a firm stretches what it has below its ration point, and the scarcest input sets the pace', () => {
  expect(outputWith(4, 2)).toBe(1)
  expect(outputWith(1, 2)).toBeCloseTo(0.5, 12)
  expect(outputWith(0, 2)).toBe(0)
})

test('thrift saves at most its fastest a year', () => {
  const world = warmWorld(withParams(scenario, 'manufacturer', { thrift: 0.1, heavySaving: 0 }))
  world.auctions.expected.set(world.goods.opening.map((p) => 100 * p))
  const intensity = column(world, 'manufacturer', 'intensity')
  const before = intensity.slice()
  act(world, 'manufacturer', 'invest')
  const heavy = world.goods.idOf('heavyMagnet')
  expect(intensity[heavy]! / before[heavy]!).toBeCloseTo(1 - 0.1 / 52, 10)
})

test('designs give up magnets with Dy and Tb for plain ones, tonne for tonne, and slower when they cost less', () => {
  const world = warmWorld(withParams(scenario, 'manufacturer', { thrift: 0, heavySaving: 0.052 }))
  const { auctions, goods } = world
  const intensity = column(world, 'manufacturer', 'intensity')
  const use = column(world, 'manufacturer', 'baseUse')
  const heavy = goods.idOf('heavyMagnet')
  const standard = goods.idOf('standardMagnet')
  /** Share given up in a week at so many times the premium that products were designed for. */
  const givenUp = (premium: number) => {
    for (const layer of [0, 1]) {
      const plain = auctions.design[standard * 2 + layer]!
      auctions.expected[standard * 2 + layer] = plain
      auctions.expected[heavy * 2 + layer] = plain + premium * (auctions.design[heavy * 2 + layer]! - plain)
    }
    const before = intensity.slice()
    act(world, 'manufacturer', 'invest')
    expect((intensity[standard]! - before[standard]!) * use[standard]!).toBeCloseTo(
      (before[heavy]! - intensity[heavy]!) * use[heavy]!,
      10,
    )
    return 1 - intensity[heavy]! / before[heavy]!
  }
  expect(givenUp(1)).toBeCloseTo(0.052 / 52, 10)
  expect(givenUp(0.5)).toBeCloseTo(0.026 / 52, 10)
  // What is dear is saved by thrift; laboratories work no faster.
  expect(givenUp(3)).toBeCloseTo(0.052 / 52, 10)
})

test('firms with thick stocks stop later than firms with thin ones', () => {
  const thick = run(withParams(scenario, 'manufacturer', { coverWeeks: 26 }))
  const thin = run(withParams(scenario, 'manufacturer', { coverWeeks: 2 }))
  expect(thick.mean('lineStops.evMotors', 13, 30)).toBeLessThan(thin.mean('lineStops.evMotors', 13, 30))
})

test('fear raises orders in the weeks after the news', () => {
  const calm = run(withParams(scenario, 'manufacturer', { fear: 0 }))
  const afraid = run(withParams(scenario, 'manufacturer', { fear: 3 }))
  expect(afraid.mean('orders', 13, 20)).toBeGreaterThan(calm.mean('orders', 13, 20))
})

test('support for substitution speeds thrift up outside China only', () => {
  const world = warmWorld(
    withParams(withLevers(scenario, { substitutionSupport: 1 }, '2024-12-30'), 'manufacturer', {
      thrift: 0.1,
      heavySaving: 0,
    }),
  )
  world.auctions.expected.set(world.goods.opening.map((p) => 100 * p))
  const intensity = column(world, 'manufacturer', 'intensity')
  const region = column(world, 'manufacturer', 'region')
  const before = intensity.slice()
  act(world, 'manufacturer', 'invest')
  const heavy = world.goods.idOf('heavyMagnet')
  const home = region.findIndex((r) => r === 0)
  const at = home * world.goods.count + heavy
  expect(intensity[heavy]! / before[heavy]!).toBeCloseTo(1 - 0.2 / 52, 10)
  expect(intensity[at]! / before[at]!).toBeCloseTo(1 - 0.1 / 52, 10)
})

test('without manufacturers nothing is wanted: no magnet leaves China and no output is lost', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'manufacturer'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(base.scalar('totalLostOutput')).toBeGreaterThan(100)
  expect(gone.scalar('totalLostOutput')).toBe(0)
  expect(gone.peak('magnetExportsTotal', 20)).toBe(0)
})

test('lost use is the oxide in what a firm without one input leaves unused', () => {
  const world = warmWorld(withParams(scenario, 'manufacturer', { stretch: 0, assemblies: 0, pooling: 0 }))
  const { lines, flows, goods } = world
  lines.stock.set(lines.use.map((use) => 50 * use))
  const sector = column(world, 'manufacturer', 'sector')
  const first = column(world, 'manufacturer', 'firstLine')
  const last = column(world, 'manufacturer', 'lastLine')
  const firm = first.findIndex((l) => lines.layer[l] === 1)
  lines.stock[first[firm]!] = 0
  flows.lostUse.fill(0)
  act(world, 'manufacturer', 'produce')
  let oxide = 0
  for (let l = first[firm]!; l < last[firm]!; l++)
    for (let e = 0; e < goods.elements; e++)
      oxide += lines.use[l]! * goods.content[lines.good[l]! * goods.elements + e]!
  expect(flows.lostUse[sector[firm]!]).toBeCloseTo(oxide, 9)
  expect(flows.lostUse.reduce((sum, t) => sum + t, 0)).toBeCloseTo(oxide, 9)
})
