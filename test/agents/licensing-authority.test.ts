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
  const granted = () => lines.granted.reduce((a, b) => a + b, 0)
  for (let week = 0; week < 10; week++) {
    const before = granted()
    passWeeks(world, 1)
    // Fifty for magnets, a quarter of that for oxides, and one each that was half done.
    expect(granted() - before).toBeLessThanOrEqual(50 + 12.5 + 2)
  }
  expect(pipeline.count[APPLICATION]).toBeGreaterThan(100)
})

test('nothing is granted before files are ripe', () => {
  const world = warmWorld(relever(scenario, { reviewWeeks: 20 }))
  passWeeks(world, 30)
  expect(world.filings.filedByRegion.reduce((a, b) => a + b, 0)).toBeGreaterThan(100)
  expect(world.filings.grantedByRegion.reduce((a, b) => a + b, 0)).toBe(0)
})

const EVERYWHERE = { Japan: 1, Korea: 1, Europe: 1, UnitedStates: 1, RestOfWorld: 1 }

test('tension lowers the odds of a country, weighing as much as its parameter says', () => {
  const approved = (destination: number): number => {
    const hostile = withParams(relever(scenario, { tradeTension: EVERYWHERE }), 'licensingAuthority', {
      destinationMagnet: destination,
      destinationInput: destination,
    })
    return run(hostile).at('approved.Europe', 50)
  }
  expect(approved(20)).toBe(0)
  expect(approved(2)).toBeGreaterThan(0)
  expect(approved(2)).toBeLessThan(approved(0))
})

test('what could serve an army is granted less than what cannot, and what feeds a rival least', () => {
  const now = withParams(relever(scenario, { dualUse: { defence: 1 }, tradeTension: {} }), 'licensingAuthority', {})
  const end = run(now)
  expect(end.at('approvedBySector.defence', 50)).toBeLessThan(0.5 * end.at('approvedBySector.evMotors', 50))
  const oxide = (rivalFeed: number): number =>
    run(withParams(scenario, 'licensingAuthority', { rivalFeed })).mean('exports.Dy', 20, 50)
  expect(oxide(6)).toBeLessThan(oxide(0))
})

test('every file comes back once when papers are always missing, and none when they never are', () => {
  const granted = (askAgain: number): number => {
    const world = warmWorld(relever(withParams(scenario, 'licensingAuthority', { learning: 0 }), { askAgain }))
    passWeeks(world, 20)
    return world.lines.granted.reduce((a, b) => a + b, 0)
  }
  // Filed on 4 April in week 13, ripe four weeks later, asked for papers that take four to eight weeks more.
  expect(granted(1)).toBe(0)
  expect(granted(0)).toBeGreaterThan(20)
})

test('general licences shorten the queue', () => {
  const base = run(scenario)
  const general = run(withLevers(scenario, { generalLicences: EVERYWHERE }, '2025-04-05'))
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
