import { expect, test } from 'vitest'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { leverPlaces } from '../../sim/studies/live/lever-places.ts'
import { type LiveLever, liveLevers } from '../../sim/studies/live/live-levers.ts'
import { AS_IT_WAS, measurePoints, pointsOf } from '../../sim/studies/live/points.ts'
import { nearestWeek } from '../../sim/numbers/units.ts'
import { SHIPPED, shipped } from '../run-shipped.ts'

/** A lever that does something does it within weeks of the day it holds from. */
const WEEKS_AFTER = 6

const isIdle = (lever: LiveLever): lever is LiveLever & { readonly idle: number } => lever.idle !== null

test.each(SHIPPED)('%s: levers held where they change nothing leave the scenario as it is', (name) => {
  const whole = shipped(name)
  const levers = liveLevers(whole).filter(isIdle)
  const days = levers.map(({ from }) => from ?? whole.start).sort()
  const scenario = { ...whole, weeks: Math.min(whole.weeks, nearestWeek(whole.start, days.at(-1)!) + WEEKS_AFTER) }
  const places = seriesOf(scenario).map((_, place) => place)
  const held = { key: 'held', patch: null, changes: new Map(levers.map(({ key, idle }) => [key, idle])) }
  const [was, is] = measurePoints(scenario, [AS_IT_WAS, held], places, scenario.seed, 0)
  expect(is).toEqual(was)
})

test('a lever stands under one name where it changes nothing', () => {
  const lever = { key: '@importTariff', idle: 0 }
  expect(pointsOf(lever, [0, 1.5]).map(({ key }) => key)).toEqual(['', '@importTariff=1.5'])
  expect(pointsOf({ ...lever, idle: null }, [0]).map(({ key }) => key)).toEqual(['@importTariff=0'])
})

test.each([
  [{ min: 0, max: 3, step: 0.01, now: [0, 0] }, [0, 1.5, 3]],
  [{ min: 0, max: 800, step: 10, now: [80, 250] }, [0, 80, 250, 800]],
  [{ min: 1, max: 100, step: 1, now: [2, 2] }, [1, 2, 100]],
  [{ min: 0, max: 1, step: 1, now: [0, 0] }, [0, 1]],
  [{ min: 0.5, max: 1.5, step: 0.05, now: [1, 1] }, [0.5, 1, 1.5]],
] as const)('places of %o are its ends, where it stands and the middle of the widest gap', (lever, places) => {
  expect(leverPlaces(lever)).toEqual(places)
})
