/** Draws and quantiles against 60-digit arithmetic: reference.json is written by the command at the top of reference.py. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { betaQuantile } from '../../sim/numbers/beta.ts'
import { boundsOf, FAMILIES, quantileOf, type Shaped } from '../../sim/numbers/distributions/index.ts'
import { normalShare } from '../../sim/numbers/normal.ts'
import { studentQuantile } from '../../sim/numbers/statistics/student.ts'

type Row = readonly (number | string | null)[]
const reference = JSON.parse(readFileSync(`${import.meta.dirname}/reference.json`, 'utf8')) as Record<string, Row[]>
const rows = (name: string): Row[] => reference[name]!
const ends = (min: unknown, max: unknown) => ({
  ...(min === null ? {} : { min: min as number }),
  ...(max === null ? {} : { max: max as number }),
})

/** Largest error among the rows, each relative to what `size` says. */
function worst(name: string, error: (row: readonly number[]) => number): number {
  return Math.max(...rows(name).map((row) => error(row as readonly number[])))
}

test('shares of the normal have fourteen digits in either tail', () => {
  expect(worst('normalShare', ([z, share]) => Math.abs(normalShare(z!) / share! - 1))).toBeLessThan(1e-14)
})

test('cut normals are exact wherever they are cut', () => {
  const error = ([p, mean, sd, min, max, value]: readonly number[]): number => {
    const d: Shaped = { distribution: 'normal', mean: mean!, sd: sd!, ...ends(min, max) }
    return Math.abs(quantileOf(d, p!) - value!) / Math.max(Math.abs(value!), Math.abs(mean!), 1e-9 * sd!)
  }
  expect(worst('normal', error)).toBeLessThan(1e-13)
})

test('cut log-normals are exact wherever they are cut', () => {
  const error = ([p, median, sigma, min, max, value]: readonly number[]): number =>
    Math.abs(
      quantileOf({ distribution: 'logNormal', median: median!, sigma: sigma!, ...ends(min, max) }, p!) / value! - 1,
    )
  expect(worst('logNormal', error)).toBeLessThan(1e-13)
})

test('beta draws keep their distance to the nearer end, at shapes from 0.1 to 1,000', () => {
  for (const [p, alpha, beta, from, by] of rows('beta') as [number, number, number, string, number][]) {
    const found = betaQuantile(p, alpha, beta)
    // A quantile of a half may be told from either side.
    const distance = found.from === from ? found.by : 1 - found.by
    expect(Math.abs(distance / by - 1), `${alpha} ${beta} at ${p}`).toBeLessThan(1e-11)
  }
})

test('quantiles of Student’s t are exact from one degree of freedom on', () => {
  expect(worst('student', ([freedom, t]) => Math.abs(studentQuantile(freedom!) / t! - 1))).toBeLessThan(1e-12)
})

const EDGES: readonly Shaped[] = [
  { distribution: 'uniform', min: -1e12, max: 1e12 },
  { distribution: 'triangular', min: 2, mode: 2, max: 5 },
  { distribution: 'triangular', min: 2, mode: 5, max: 5 },
  { distribution: 'pert', min: 2, mode: 2, max: 5 },
  { distribution: 'pert', min: 0.1, mode: 0.3, max: 0.3 },
  { distribution: 'beta', alpha: 0.1, beta: 0.1, min: -1, max: 3 },
  { distribution: 'normal', mean: 4, sd: 0.001, min: 7.9, max: 8 },
  { distribution: 'normal', mean: 0, sd: 1e12, min: -1e-3, max: 1e-3 },
  { distribution: 'normal', mean: -1e12, sd: 1e-9, min: 1e12 - 1, max: 1e12 },
  { distribution: 'logNormal', median: 1e-12, sigma: 1e-6, min: 1e12 - 1, max: 1e12 },
  { distribution: 'logNormal', median: 1e12, sigma: 5, min: -4, max: 1e-12 },
  { distribution: 'logNormal', median: 4, sigma: 0.3, min: 0, max: 10 },
  { distribution: 'empirical', values: [3] },
  { distribution: 'discrete', values: [9, 1, 5], weights: [3, 1, 0] },
]

test('at every edge draws are finite, within the ends, and rise with p', () => {
  for (const d of EDGES) {
    const [least, greatest] = boundsOf(d)
    let last = -Infinity
    for (const p of [0, 1e-16, 2 ** -33, 1e-9, 0.001, 0.25, 0.5, 0.75, 0.999, 1 - 2 ** -33, 1 - 1e-16, 1]) {
      const drawn = quantileOf(d, p)
      expect(drawn, `${JSON.stringify(d)} at ${p}`).toBeGreaterThanOrEqual(Math.max(last, least))
      expect(drawn).toBeLessThanOrEqual(greatest)
      last = drawn
    }
  }
  expect(new Set(EDGES.map(({ distribution }) => distribution)).size).toBe(Object.keys(FAMILIES).length)
})

test('discrete values come by their size, and one without weight never', () => {
  const d: Shaped = { distribution: 'discrete', values: [9, 1, 5], weights: [3, 1, 0] }
  expect([0.1, 0.26, 0.99, 1 - 1e-16].map((p) => quantileOf(d, p))).toEqual([1, 9, 9, 9])
  expect(boundsOf(d)).toEqual([1, 9])
})
