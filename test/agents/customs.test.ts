import { expect, test } from 'vitest'
import { enter, leave, PORT, YARD } from '../../sim/pipeline/pipeline.ts'
import { depart } from '../../sim/pipeline/port.ts'
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

const scenario = shipped('export-controls-2025', 60)
const OPEN_ALL = { Japan: 1, Korea: 1, Europe: 1, UnitedStates: 1, RestOfWorld: 1 }
const OPEN_NONE = { Japan: 0, Korea: 0, Europe: 0, UnitedStates: 0, RestOfWorld: 0 }

test('an opened consignment is held for the weeks of the test, first in first out', () => {
  const closed = withLevers(
    shipped('baseline', 60),
    { inspectionRate: OPEN_ALL, magnetInspectionRate: 1 },
    '2024-12-30',
  )
  const world = warmWorld(withParams(closed, 'customs', { testWeeks: 5, capacity: 5, most: 20 }))
  passWeeks(world, 12)
  const { pipeline, tick } = world
  expect(pipeline.count[YARD]).toBeGreaterThan(100)
  let before = 0
  for (let row = pipeline.first[YARD]!; row >= 0; row = pipeline.next[row]!) {
    expect(pipeline.due[row]).toBeGreaterThanOrEqual(before)
    expect(pipeline.due[row]).toBeLessThanOrEqual(tick + 4)
    before = pipeline.due[row]!
  }
})

test('at an inspection rate of zero nothing is held', () => {
  const open = withLevers(shipped('baseline', 40), { inspectionRate: OPEN_NONE, magnetInspectionRate: 0 }, '2024-12-30')
  expect(run(open).peak('customsBacklog', 30)).toBe(0)
})

test('capacity grows by its learning while the yard is full', () => {
  const world = warmWorld(withParams(scenario, 'customs', { capacity: 0.1, learning: 0.1, most: 5 }))
  const rate = column(world, 'customs', 'rate').fill(0.1)
  for (let k = 0; k <= 0.2 * world.lines.abroad; k++) enter(world.pipeline, YARD, 0, 0, 0, 0, 1e9)
  act(world, 'customs', 'ship')
  expect(rate[0]).toBeCloseTo(0.11, 12)
})

test('without customs no consignment is held and magnets dip less', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'customs'))
  expect(isFiniteRecord(gone)).toBe(true)
  expect(base.peak('customsBacklog')).toBeGreaterThan(100)
  expect(gone.peak('customsBacklog')).toBe(0)
  expect(gone.scalar('minMagnetExports')).toBeGreaterThan(1.3 * base.scalar('minMagnetExports'))
  expect(gone.mean('shortfallOutside.evMotors', 13)).toBeLessThan(base.mean('shortfallOutside.evMotors', 13))
})

test('what was declared before a campaign leaves unopened; what is declared after it waits', () => {
  const world = warmWorld(
    withLevers(shipped('baseline', 20), { inspectionRate: OPEN_NONE, magnetInspectionRate: 0 }, '2024-12-30'),
  )
  const { pipeline, lines } = world
  while (pipeline.first[PORT]! >= 0) leave(pipeline, PORT, pipeline.first[PORT]!, -1)
  const line = Array.from({ length: lines.count }, (_, l) => l).find((l) => lines.layer[l] === 1)!
  enter(pipeline, PORT, line, 7, 0, world.tick - 1, world.tick)
  enter(pipeline, PORT, line, 5, 0, world.tick, world.tick + 1)
  world.policy.values.magnetInspectionRate[0] = 1
  world.policy.values.inspectionRate.fill(1)
  const yard = pipeline.count[YARD]!
  act(world, 'customs', 'ship')
  expect(pipeline.count[PORT]).toBe(1)
  expect(pipeline.tonnes[pipeline.first[PORT]!]).toBe(7)
  expect(pipeline.count[YARD]).toBe(yard + 1)
  const exported = world.flows.exports.reduce((a, b) => a + b, 0)
  depart(world)
  expect(world.flows.exports.reduce((a, b) => a + b, 0) - exported).toBeCloseTo(7, 12)
})

test('a test takes longer for a destination in tension, and does not hold up what is behind it', () => {
  const world = warmWorld(withParams(scenario, 'customs', { testWeeks: 4, tensionHold: 0.5, capacity: 5, most: 20 }))
  const { pipeline, lines, tick } = world
  for (const stage of [PORT, YARD])
    while (pipeline.first[stage]! >= 0) leave(pipeline, stage, pipeline.first[stage]!, -1)
  const of = (region: string) =>
    Array.from({ length: lines.count }, (_, l) => l).find(
      (l) => world.regions.names[lines.region[l]!] === region && lines.layer[l] === 1,
    )!
  const [wary, easy] = [of('UnitedStates'), of('Japan')]
  world.policy.values.inspectionRate.fill(1)
  world.policy.values.tradeTension.fill(0)
  world.policy.values.tradeTension[lines.region[wary]! - 1] = 1
  enter(pipeline, PORT, wary, 1, 0, tick, tick + 1)
  enter(pipeline, PORT, easy, 1, 0, tick, tick + 1)
  act(world, 'customs', 'ship')
  const first = pipeline.first[YARD]!
  expect(pipeline.due[first]).toBe(tick + 6)
  expect(pipeline.due[pipeline.next[first]!]).toBe(tick + 4)
  world.tick += 5
  act(world, 'customs', 'ship')
  expect(pipeline.count[YARD]).toBe(1)
  expect(pipeline.line[pipeline.first[YARD]!]).toBe(wary)
})

test('what has a licence is not searched for what needs one: the campaign opens magnets declared as free', () => {
  const world = warmWorld(
    withLevers(shipped('baseline', 20), { inspectionRate: OPEN_NONE, magnetInspectionRate: 0 }, '2024-12-30'),
  )
  const { pipeline, lines, goods, policy } = world
  while (pipeline.first[PORT]! >= 0) leave(pipeline, PORT, pipeline.first[PORT]!, -1)
  policy.values.magnetInspectionRate[0] = 1
  policy.controlled[goods.idOf('heavyMagnet')] = 1
  const of = (name: string) =>
    Array.from({ length: lines.count }, (_, l) => l).find(
      (l) => lines.layer[l] === 1 && lines.good[l] === goods.idOf(name),
    )!
  enter(pipeline, PORT, of('heavyMagnet'), 7, 0, world.tick, world.tick + 1)
  enter(pipeline, PORT, of('standardMagnet'), 5, 0, world.tick, world.tick + 1)
  const yard = pipeline.count[YARD]!
  act(world, 'customs', 'ship')
  expect(pipeline.count[YARD]).toBe(yard + 1)
  expect(pipeline.tonnes[pipeline.first[PORT]!]).toBe(7)
})
