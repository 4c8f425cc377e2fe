/** Scores against what they are defined as: integrals, pairs of members, and figures worked out by hand. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalQuantile } from '../../sim/numbers/normal.ts'
import { crpsOfEnsemble, crpsOfNormal } from '../../sim/numbers/statistics/crps.ts'

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true })
const ensemble = fc.array(value, { minLength: 1, maxLength: 40 })
const positive = fc.double({ min: 0.01, max: 100, noNaN: true })

/** Definition, pair by pair: mean distance to what came, less half the mean distance of two different members. */
function byPairs(members: readonly number[], observed: number): number {
  const n = members.length
  const distance = members.reduce((sum, x) => sum + Math.abs(x - observed), 0) / n
  let apart = 0
  for (const a of members) for (const b of members) apart += Math.abs(a - b)
  return distance - (n > 1 ? apart / (2 * n * (n - 1)) : 0)
}

/** Definition of the score of any forecast: integral of (F(x) - 1{x >= observed})^2, by the midpoint rule. */
function byIntegral(share: (x: number) => number, observed: number, from: number, to: number): number {
  const steps = 200_000
  const h = (to - from) / steps
  let sum = 0
  for (let k = 0; k < steps; k++) {
    const x = from + (k + 0.5) * h
    sum += (share(x) - (x >= observed ? 1 : 0)) ** 2 * h
  }
  return sum
}

/** Distribution function of the standard normal from its series, good to 1e-14 within six standard deviations. */
function normalShare(z: number): number {
  let term = z
  let sum = z
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && k < 300; k++) {
    term *= (z * z) / (2 * k + 1)
    sum += term
  }
  return 0.5 + (sum * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI)
}

describe('of an ensemble', () => {
  test('of 1, 2 and 4 against 3: distances 2, 1, 1 and pairs 1, 2, 3', () => {
    expect(crpsOfEnsemble(Float64Array.of(4, 1, 2), 3)).toBeCloseTo(4 / 3 - 6 / (3 * 2), 14)
  })
  test('of one member is its distance', () => {
    expect(crpsOfEnsemble(Float64Array.of(7), 4.5)).toBe(2.5)
  })
  test('of members that all hit is nothing', () => {
    expect(crpsOfEnsemble(new Float64Array(9).fill(3), 3)).toBe(0)
  })
  test('is what the pairs of members say', () => {
    fc.assert(
      fc.property(ensemble, value, (members, observed) => {
        expect(crpsOfEnsemble(Float64Array.from(members), observed)).toBeCloseTo(byPairs(members, observed), 8)
      }),
      { numRuns: 500 },
    )
  })
  test('leaves its members as they are', () => {
    const members = Float64Array.of(3, 1, 2)
    crpsOfEnsemble(members, 0)
    expect([...members]).toEqual([3, 1, 2])
  })
  test('moves with the scale and not with the place', () => {
    fc.assert(
      fc.property(ensemble, value, value, positive, (members, observed, shift, factor) => {
        const score = crpsOfEnsemble(Float64Array.from(members), observed)
        const moved = crpsOfEnsemble(
          Float64Array.from(members, (x) => factor * x + shift),
          factor * observed + shift,
        )
        expect(Math.abs(moved - factor * score)).toBeLessThan(1e-9 * (1 + factor) * 1e4)
      }),
      { numRuns: 500 },
    )
  })
  test('does not blame a forecast for having few members: samples of three score on average what a large one does', () => {
    // Every choice of 3 of 20 once: the mean over samples is exact, not a matter of luck.
    const all = Array.from({ length: 20 }, (_, k) => normalQuantile((k + 0.5) / 20))
    let sum = 0
    let n = 0
    for (let a = 0; a < 20; a++)
      for (let b = a + 1; b < 20; b++)
        for (let c = b + 1; c < 20; c++) {
          sum += crpsOfEnsemble(Float64Array.of(all[a]!, all[b]!, all[c]!), 0.7)
          n++
        }
    expect(sum / n).toBeCloseTo(crpsOfEnsemble(Float64Array.from(all), 0.7), 12)
  })
})

describe('of a normal forecast', () => {
  // The library's error function is good to 1.2e-7.
  const DIGITS = 6

  test('that is centred on what came is sd (sqrt 2 - 1) / sqrt pi', () => {
    expect(crpsOfNormal(5, 2, 5)).toBeCloseTo((2 * (Math.SQRT2 - 1)) / Math.sqrt(Math.PI), DIGITS)
  })
  test.each([
    [0, 1, 0],
    [0, 1, 1.3],
    [2, 0.5, 0.9],
    [-1, 3, 4],
  ])('N(%f, %f) against %f is its integral', (mean, sd, observed) => {
    const exact = byIntegral((x) => normalShare((x - mean) / sd), observed, mean - 6 * sd, mean + 6 * sd)
    expect(crpsOfNormal(mean, sd, observed)).toBeCloseTo(exact, 4)
  })
  test('is what a large ensemble of its quantiles scores', () => {
    const n = 20_000
    const members = Float64Array.from({ length: n }, (_, k) => 1 + 2 * normalQuantile((k + 0.5) / n))
    for (const observed of [-6, 0, 1, 2.5])
      expect(crpsOfEnsemble(members, observed)).toBeCloseTo(crpsOfNormal(1, 2, observed), 3)
  })
  test('far off is the distance less sd / sqrt pi', () => {
    expect(crpsOfNormal(0, 1, 50)).toBeCloseTo(50 - 1 / Math.sqrt(Math.PI), DIGITS)
  })
  test('moves with the scale, not with the place, and does not know left from right', () => {
    fc.assert(
      fc.property(value, positive, value, positive, (mean, sd, shift, factor) => {
        const score = crpsOfNormal(0, sd, mean)
        expect(crpsOfNormal(0, sd, -mean)).toBeCloseTo(score, 9)
        expect(crpsOfNormal(shift, factor * sd, factor * mean + shift) / factor).toBeCloseTo(score, 6)
      }),
      { numRuns: 500 },
    )
  })
})
