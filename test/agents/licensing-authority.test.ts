import { expect, test } from 'vitest'
import { APPLICATION } from '../../sim/pipeline/pipeline.ts'
import {
  isFiniteRecord,
  passWeeks,
  relever,
  run,
  shipped,
  warmWorld,
  withLevers,
  without,
  withParams,
} from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 60)
const CONTROLLED = ['Sm', 'Gd', 'Tb', 'Dy', 'Y']

test('no more is decided in a week than officers have time for', () => {
  const plain = withParams(scenario, 'licensingAuthority', { learning: 0 })
  const world = warmWorld(relever(plain, { reviewCapacity: 50, reviewWeeks: 0, askAgain: 0 }))
  passWeeks(world, 13)
  const { pipeline, lines } = world
  const decided = () =>
    lines.granted.reduce((a, b) => a + b, 0) + lines.refused.subarray(0, lines.count).reduce((a, b) => a + b, 0)
  for (let week = 0; week < 10; week++) {
    const before = decided()
    passWeeks(world, 1)
    expect(decided() - before).toBeLessThanOrEqual(51)
  }
  expect(pipeline.count[APPLICATION]).toBeGreaterThan(100)
})

test('nothing is granted before files are ripe', () => {
  const world = warmWorld(relever(scenario, { reviewWeeks: 20 }))
  passWeeks(world, 30)
  expect(world.filings.filedByRegion.reduce((a, b) => a + b, 0)).toBeGreaterThan(100)
  expect(world.filings.grantedByRegion.reduce((a, b) => a + b, 0)).toBe(0)
})

test('full tension that lays every file aside stops every grant', () => {
  const hostile = withParams(
    relever(scenario, { tradeTension: { JapanKorea: 1, Europe: 1, UnitedStates: 1, RestOfWorld: 1 } }),
    'licensingAuthority',
    { tensionDelay: 1 },
  )
  expect(run(hostile).peak('approved.Europe')).toBe(0)
})

test('general licences shorten the queue', () => {
  const all = { JapanKorea: 1, Europe: 1, UnitedStates: 1, RestOfWorld: 1 }
  const base = run(scenario)
  const general = run(withLevers(scenario, { generalLicences: all }, '2025-04-05'))
  expect(general.mean('queue.under4weeks', 40)).toBeLessThan(0.9 * base.mean('queue.under4weeks', 40))
})

test('without the authority no controlled oxide leaves China', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'licensingAuthority'))
  expect(isFiniteRecord(gone)).toBe(true)
  for (const e of CONTROLLED) {
    expect(base.mean(`exports.${e}`, 30)).toBeGreaterThan(0)
    expect(gone.peak(`exports.${e}`, 40)).toBe(0)
  }
  expect(gone.peak('approved.Europe')).toBe(0)
  expect(gone.at('queue.over16weeks', 59)).toBeGreaterThan(500)
  expect(gone.mean('shortfallOutside.evMotors', 30)).toBeGreaterThan(2 * base.mean('shortfallOutside.evMotors', 30))
})
