import { expect, test } from 'vitest'
import { PRODUCERS } from '../../sim/world/products.ts'
import { act, isFiniteRecord, run, shipped, warmWorld, without, withParams } from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 80)
const quiet = { noise: 0, alarm: 0, momentum: 0 }

test('shares of a producer that sells what it always sold stay where they are', () => {
  const world = warmWorld(withParams(scenario, 'investor', quiet))
  world.news.alarm = 0
  act(world, 'investor', 'value')
  for (const index of world.news.shareIndex) expect(index).toBeCloseTo(1, 12)
})

test('a rise of expected tonnes is bought at the speed of fundamentals, with leverage', () => {
  const world = warmWorld(withParams(scenario, 'investor', { ...quiet, fundamental: 0.1, leverage: 2 }))
  world.news.alarm = 0
  world.news.expectedVolume[0] = 1.1
  world.news.expectedVolume[1] = 0.9
  act(world, 'investor', 'value')
  expect(world.news.shareIndex[0]).toBeGreaterThan(1.005)
  expect(world.news.shareIndex[1]).toBeLessThan(0.995)
})

test('alarming news bids shares up for its week', () => {
  const index = (alarm: number) => {
    const world = warmWorld(withParams(scenario, 'investor', { ...quiet, alarm: 0.03 }))
    world.news.alarm = alarm
    act(world, 'investor', 'value')
    return world.news.shareIndex[0]!
  }
  expect(index(1) / index(0)).toBeCloseTo(Math.exp(0.03), 10)
})

test('without investors every share price is flat and nobody waits for the equity market', () => {
  const base = run(scenario)
  const gone = run(without(scenario, 'investor'))
  expect(isFiniteRecord(gone)).toBe(true)
  for (const p of PRODUCERS) {
    expect(base.peak(`sharePrice.${p}`)).toBeGreaterThan(101)
    expect(gone.series(`sharePrice.${p}`).every((x) => x === 100)).toBe(true)
  }
  const world = warmWorld(without(scenario, 'investor'))
  expect(world.news.outsideShareIndex).toBe(1)
})
