import { expect, test } from 'vitest'
import { spreadNews } from '../../sim/world/spread-news.ts'
import { shipped, warmWorld } from '../run-shipped.ts'

const scenario = shipped('baseline', 60)

/** Alarm after a week in which a quota is announced, t / year, where 1,000 t a week usually leave and `last` was in force before. */
function alarmAfter(quota: number, last: number): number {
  const world = warmWorld(scenario)
  world.news.usualArrivals.fill(0)
  world.news.usualArrivals[0] = 1000
  world.news.lastQuota = last
  world.news.alarm = 0.4
  world.policy.values.exportQuota[0] = quota
  spreadNews(world, 0)
  expect(world.news.lastQuota).toBe(quota)
  return world.news.alarm
}

const NONE = 1e9
const FADED = 0.4 * 0.75

test('a first quota alarms when it lets less through than usually leaves: 52,000 t', () => {
  expect(alarmAfter(10_000_000, NONE)).toBeCloseTo(FADED)
  expect(alarmAfter(60_000, NONE)).toBeCloseTo(FADED)
  expect(alarmAfter(50_000, NONE)).toBeCloseTo(FADED)
  expect(alarmAfter(49_000, NONE)).toBe(1)
})

test('a cut alarms when it is below the last quota and below what leaves', () => {
  expect(alarmAfter(30_000, 40_000)).toBe(1)
  expect(alarmAfter(39_000, 40_000)).toBeCloseTo(FADED)
  expect(alarmAfter(40_000, 30_000)).toBeCloseTo(FADED)
  expect(alarmAfter(70_000, 90_000)).toBeCloseTo(FADED)
})

test('a new control alarms whatever the quota', () => {
  const world = warmWorld(scenario)
  world.policy.controlled[0] = 1
  spreadNews(world, 0)
  expect(world.news.alarm).toBe(1)
})

test('tension is shown at once and forgotten in two years', () => {
  const world = warmWorld(scenario)
  const { tradeTension } = world.policy.values
  tradeTension[2] = 0.8
  spreadNews(world, 0)
  expect(world.news.wariness[3]).toBe(0.8)
  tradeTension[2] = 0.1
  spreadNews(world, 0)
  expect(world.news.wariness[3]).toBeCloseTo(0.8 * (1 - 1 / 104), 12)
  for (let week = 0; week < 1040; week++) spreadNews(world, 0)
  expect(world.news.wariness[3]).toBe(0.1)
})
