import { expect, test } from 'vitest'
import { createMorris, MORRIS_STEP } from '../../sim/numbers/designs/morris.ts'
import { createStream, normal } from '../../sim/numbers/random.ts'
import { elementaryEffects, screen } from '../../sim/studies/sensitivity/elementary-effects.ts'
import { ishigami } from './functions.ts'

function screened(
  model: (point: Float64Array, trajectory: number) => number,
  k: number,
  trajectories: number,
  seed = 1,
) {
  const design = createMorris({ columns: Array.from({ length: k }, (_, c) => `x${c}`), trajectories, seed })
  const values = Float64Array.from({ length: design.rows }, (_, row) =>
    model(design.point(row), design.rowAt(row).trajectory),
  )
  return screen(elementaryEffects(values, design), seed)
}

test('a linear function: every effect is coefficient times step, with its sign and no spread', () => {
  const [one, two, none] = screened((x) => 3 * x[0]! - 4 * x[1]!, 3, 8)
  expect(one!.mu).toBeCloseTo(3 * MORRIS_STEP, 12)
  expect(two!.mu).toBeCloseTo(-4 * MORRIS_STEP, 12)
  expect(two!.muStar).toBeCloseTo(4 * MORRIS_STEP, 12)
  expect(two!.sigma).toBeCloseTo(0, 12)
  expect(two!.muStarInterval[0]).toBeCloseTo(4 * MORRIS_STEP, 12)
  expect(none).toMatchObject({ mu: 0, muStar: 0, sigma: 0, muStarInterval: [0, 0] })
})

test('luck held along a trajectory leaves no trace in the effects', () => {
  const luck = createStream(1, 0, 'luck')
  const [one, none] = screened((x, trajectory) => 2 * x[0]! + 100 * normal(luck, trajectory, 0), 2, 8)
  expect(one!.mu).toBeCloseTo(2 * MORRIS_STEP, 10)
  expect(none!.muStar).toBe(0)
})

test('a pure interplay: no mean effect, but a mean absolute effect and a spread', () => {
  const [one] = screened((x) => (x[0]! - 0.5) * (x[1]! - 0.5), 2, 400)
  expect(Math.abs(one!.mu)).toBeLessThan(0.02)
  // Two thirds of (1/2 or 1/6, as the other stands): 2/9 in the mean.
  expect(Math.abs(one!.muStar - 2 / 9)).toBeLessThan(0.02)
  expect(one!.sigma).toBeGreaterThan(0.2)
})

test('Ishigami: what acts only by interplay is found', () => {
  const effects = screened(ishigami, 3, 200)
  // x2 makes 44 % of the variance and is even about the middle of its range: 7 sin² of -π to π / 3 and back, 0 on a grid of midpoints.
  expect(effects[1]!.muStar).toBeCloseTo(5.25, 10)
  expect(effects[2]!.muStar).toBeGreaterThan(0.5)
  expect(Math.abs(effects[2]!.mu)).toBeLessThan(0.6 * effects[2]!.muStar)
})

test('95 % intervals of mu* hold the truth in more than 85 % of designs of 20 trajectories', () => {
  let held = 0
  for (let seed = 0; seed < 200; seed++) {
    const [one] = screened((x) => (1 + x[1]! + x[2]!) * x[0]!, 3, 20, seed)
    const [low, high] = one!.muStarInterval
    if (low <= 2 * MORRIS_STEP && 2 * MORRIS_STEP <= high) held++
  }
  expect(held).toBeGreaterThan(170)
})
