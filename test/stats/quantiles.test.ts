import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantiles } from '../../sim/numbers/statistics/quantiles.ts'

/** Type 7 as its definition reads, on sorted values. */
function byDefinition(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort()
  const position = p * (sorted.length - 1)
  const below = Math.floor(position)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return position === below ? low : low + (position - below) * (high - low)
}

describe('quantiles', () => {
  test('are those of R and NumPy by default', () => {
    // quantile(c(3, 6, 7, 8, 8, 10, 13, 15, 16, 20), c(.05, .25, .5, .75, .95)) in R 4.
    const values = Float64Array.from([16, 3, 8, 20, 6, 10, 7, 15, 8, 13])
    const found = quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95])
    ;[4.35, 7.25, 9, 14.5, 18.2].forEach((expected, i) => expect(found[i]).toBeCloseTo(expected, 12))
  })

  test('of one value are that value', () => {
    expect(quantiles(Float64Array.of(7), [0.05, 0.5, 0.95])).toEqual([7, 7, 7])
  })

  test('leave their input as it is', () => {
    const values = Float64Array.of(3, 1, 2)
    quantiles(values, [0.5])
    expect([...values]).toEqual([3, 1, 2])
  })

  test('equal the definition on sorted values, ties and all, to the bit', () => {
    const value = fc.oneof(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 5 }))
    const values = fc.array(value, { minLength: 1, maxLength: 1_500 })
    const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(values, probabilities, (sample, ps) => {
        const found = quantiles(Float64Array.from(sample), ps)
        // -0 and 0 compare equal in a sort, so which of them comes first is open.
        ps.forEach((p, i) => expect(found[i]! + 0).toBe(byDefinition(sample, p) + 0))
      }),
      { numRuns: 300 },
    )
  })
})
