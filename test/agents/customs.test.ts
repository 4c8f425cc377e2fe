import { expect, test } from 'vitest'
import { enter, YARD } from '../../sim/pipeline/pipeline.ts'
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
