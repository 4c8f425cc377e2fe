import { expect, test } from 'vitest'
import type { Distribution } from '../../sim/scenario/scenario.ts'
import { quantileOf } from '../../sim/numbers/distributions/index.ts'
import { withValues } from '../../sim/scenario/with-values.ts'
import { drawUncertainties } from '../../sim/world/uncertainty.ts'
import { shipped } from '../run-shipped.ts'

const about = { source: 'test', grade: 'D' } as const

/** Distribution function of the standard normal by Simpson's rule, good to 1e-12. */
function normalShare(z: number): number {
  const steps = 2000
  const h = z / steps
  const density = (x: number) => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)
  let sum = density(0) + density(z)
  for (let k = 1; k < steps; k++) sum += (k % 2 === 1 ? 4 : 2) * density(k * h)
  return 0.5 + (sum * h) / 3
}

const BETA_SHARES = [0.006207395720448073, 0.17392765793651, 0.9021193570586202] as const
const LEVELS = [0.001, 0.05, 0.25, 0.5, 0.8, 0.95, 0.999]

/** Puts the sampler's quantiles into the exact distribution function. */
function expectExact(d: Distribution, share: (x: number) => number, digits = 9): void {
  for (const p of LEVELS) expect(share(quantileOf(d, p))).toBeCloseTo(p, digits)
}

test('uniform', () => {
  expectExact({ ...about, distribution: 'uniform', min: 3, max: 7 }, (x) => (x - 3) / 4)
})

test('triangular', () => {
  expectExact({ ...about, distribution: 'triangular', min: 0, mode: 1, max: 4 }, (x) =>
    x < 1 ? x ** 2 / 4 : 1 - (4 - x) ** 2 / 12,
  )
})

test('triangular with its mode at an end', () => {
  expectExact({ ...about, distribution: 'triangular', min: 0, mode: 0, max: 2 }, (x) => 1 - (2 - x) ** 2 / 4)
  expectExact({ ...about, distribution: 'triangular', min: 0, mode: 2, max: 2 }, (x) => x ** 2 / 4)
})

test('normal', () => {
  expectExact({ ...about, distribution: 'normal', mean: 10, sd: 2 }, (x) => normalShare((x - 10) / 2))
})

test('truncated normal', () => {
  const low = normalShare(-1)
  const high = normalShare(0.5)
  const d: Distribution = { ...about, distribution: 'normal', mean: 10, sd: 2, min: 8, max: 11 }
  expectExact(d, (x) => (normalShare((x - 10) / 2) - low) / (high - low))
  expect(quantileOf(d, 1e-9)).toBeGreaterThanOrEqual(8)
  expect(quantileOf(d, 1 - 1e-9)).toBeLessThanOrEqual(11)
})

test('log-normal, cut on one side', () => {
  expectExact({ ...about, distribution: 'logNormal', median: 4, sigma: 0.3 }, (x) => normalShare(Math.log(x / 4) / 0.3))
  expectExact(
    { ...about, distribution: 'logNormal', median: 4, sigma: 0.3, min: 4 },
    (x) => 2 * normalShare(Math.log(x / 4) / 0.3) - 1,
  )
})

test('beta and PERT', () => {
  // scipy.stats.beta.cdf, SciPy 1.17.1, at x of 0.1, 0.4, 0.9 for shapes 2.5 and 1.5; PERT 0-1-4 is beta of 2 and 4 on (0, 4).
  const beta: Distribution = { ...about, distribution: 'beta', alpha: 2.5, beta: 1.5, min: 10, max: 20 }
  const pert: Distribution = { ...about, distribution: 'pert', min: 0, mode: 1, max: 4 }
  expect(quantileOf(beta, BETA_SHARES[0])).toBeCloseTo(11, 10)
  expect(quantileOf(beta, BETA_SHARES[1])).toBeCloseTo(14, 10)
  expect(quantileOf(beta, BETA_SHARES[2])).toBeCloseTo(19, 10)
  const share = (x: number) => 1 - (1 - x) ** 5 - 5 * x * (1 - x) ** 4
  for (const p of LEVELS) expect(share(quantileOf(pert, p) / 4)).toBeCloseTo(p, 12)
})

test('empirical draws every observed value as often', () => {
  const d: Distribution = { ...about, distribution: 'empirical', values: [1, 2, 2, 10] }
  expect([0.001, 0.249, 0.251, 0.6, 0.749, 0.751, 0.999].map((p) => quantileOf(d, p))).toEqual([1, 1, 2, 2, 2, 10, 10])
})

test('discrete', () => {
  const d: Distribution = { ...about, distribution: 'discrete', values: [1, 5, 9], weights: [1, 2, 1] }
  expect([0.1, 0.26, 0.74, 0.76, 0.999].map((p) => quantileOf(d, p))).toEqual([1, 5, 5, 9, 9])
})

test('a larger p never draws a smaller number', () => {
  for (const d of Object.values(shipped('export-controls-2025').uncertainties)) {
    let last = -Infinity
    for (let k = 1; k < 200; k++) {
      const x = quantileOf(d, k / 200)
      expect(x).toBeGreaterThanOrEqual(last)
      last = x
    }
  }
})

test('a path draws the same number whatever else is uncertain', () => {
  const scenario = shipped('export-controls-2025')
  const [first] = Object.entries(scenario.uncertainties)
  const alone = { ...scenario, uncertainties: Object.fromEntries([first!]) }
  expect(drawUncertainties(alone, 9, 4).get(first![0])).toBe(drawUncertainties(scenario, 9, 4).get(first![0]))
})

test('drawn lever values replace those of their event and no other', () => {
  const scenario = shipped('export-controls-2025')
  const drawn = withValues(scenario, new Map([['levers.announcement-18.reviewCapacity', 77]]))
  expect(drawn.levers['announcement-18']!.set.reviewCapacity).toBe(77)
  expect(drawn.levers['announcement-18']!.set.reviewWeeks).toBe(scenario.levers['announcement-18']!.set.reviewWeeks)
  expect(drawn.levers['london-framework']).toBe(scenario.levers['london-framework'])
})
