/** Weights by hand, and runs taken as often as they say. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pick, pickGroups, resample } from '../../sim/studies/condition/resample.ts'
import { type FigureAcross, weighRuns } from '../../sim/studies/condition/weigh-runs.ts'

const across = (simulated: readonly number[], more: Partial<FigureAcross> = {}): FigureAcross => ({
  series: 'a',
  observed: 0,
  simulated: Float64Array.from(simulated),
  error: 1,
  ...more,
})
const weightsOf = (...figures: readonly FigureAcross[]): number[] => [
  ...weighRuns(figures, figures[0]!.simulated.length).weights,
]
/** Density of Student's t with four degrees of freedom two errors out, over that in the middle: (1 + 4 / 4) ^ -2.5. */
const TWO_OUT = 2 ** -2.5

describe('weights', () => {
  test('are densities of the misses, and sum to 1', () => {
    const weights = weightsOf(across([0, 2]))
    expect(weights[1]! / weights[0]!).toBeCloseTo(TWO_OUT, 12)
    expect(weights[0]! + weights[1]!).toBeCloseTo(1, 12)
  })
  test('go by the miss over the error, on either side', () => {
    const weights = weightsOf(across([10, 12, 8], { observed: 10 }))
    const wide = weightsOf(across([10, 14, 6], { observed: 10, error: 2 }))
    expect(weights[1]).toBe(weights[2])
    wide.forEach((weight, r) => expect(weight).toBeCloseTo(weights[r]!, 12))
  })
  test('do not change when a series says the same again', () => {
    const once = weightsOf(across([0, 2, -1]))
    const often = weightsOf(across([0, 2, -1]), across([0, 2, -1]), across([0, 2, -1]))
    often.forEach((weight, r) => expect(weight).toBeCloseTo(once[r]!, 12))
  })
  test('of two series are products', () => {
    const [first, second] = weightsOf(across([0, 2]), across([0, 2], { series: 'b' }))
    expect(second! / first!).toBeCloseTo(TWO_OUT ** 2, 12)
  })
  test('take a run without a value for the worst that has one, never for better', () => {
    const weights = weightsOf(across([0, 2, Number.NaN]))
    expect(weights[2]).toBe(weights[1])
  })
  test('that are equal tell as much as there are runs; one run that alone agrees tells as much as one', () => {
    expect(weighRuns([across([1, 1, 1, 1])], 4).effective).toBeCloseTo(4, 12)
    const lonely = ['a', 'b', 'c', 'd'].map((series) => across([0, 1e9, 1e9], { series, error: 1e-6 }))
    expect(weighRuns(lonely, 3).effective).toBeCloseTo(1, 9)
  })
})

describe('resampling', () => {
  test('takes runs by hand: half, a quarter, a quarter, none', () => {
    expect([...resample(Float64Array.of(0.5, 0.25, 0.25, 0))]).toEqual([0, 0, 1, 2])
  })
  test('takes each as often as its weight says, rounded up or down, in their order, as many in all', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (raw) => {
        const total = raw.reduce((sum, value) => sum + value, 0)
        const weights = Float64Array.from(raw, (value) => value / total)
        const picked = [...resample(weights)]
        expect(picked).toHaveLength(raw.length)
        expect(picked).toEqual([...picked].sort((a, b) => a - b))
        weights.forEach((weight, run) => {
          const times = picked.filter((one) => one === run).length
          expect(Math.abs(times - weight * raw.length)).toBeLessThan(1 + 1e-9)
        })
      }),
    )
  })
  test('equal weights take every run once', () => {
    expect([...resample(new Float64Array(7).fill(1 / 7))]).toEqual([0, 1, 2, 3, 4, 5, 6])
  })
  test('values and shared draws follow the runs taken', () => {
    const picked = Int32Array.of(0, 0, 2)
    expect([...pick(Float64Array.of(5, 6, 7), picked)]).toEqual([5, 5, 7])
    expect([...pick(Float64Array.of(5, 6, 7), picked, 1, 3)]).toEqual([5, 7])
    expect([...pickGroups(Float64Array.of(1, 0, 1), picked)]).toEqual([1, 1, 1])
    expect([...pickGroups(undefined, picked)]).toEqual([0, 0, 2])
  })
})
