/** What the distance of a run from the figures depends on, and what it does not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance } from '../../sim/studies/calibrate/distance.ts'
import type { FittedTarget } from '../../sim/studies/hindcast/windows.ts'

const target = (
  series: string,
  value: number,
  low: number | null = null,
  high: number | null = null,
): FittedTarget => ({
  ...{ window: 'w', split: 'fit', date: '2025-04-07', first: 13, last: 13 },
  ...{ series, value, low, high },
})
const DY = 'quotePrice.Dy'
const ND = 'quotePrice.Nd'
const of = (targets: readonly FittedTarget[], ...values: number[]): number =>
  distance(targets, Float64Array.from(values))
const positive = fc.double({ min: 1, max: 1000, noNaN: true })

test('a run that hits every figure is at distance 0', () => {
  expect(of([target(DY, 280), target('approved.Europe', 0.4), target('magnetExportsTotal', 600)], 280, 0.4, 600)).toBe(
    0,
  )
})

describe('one figure', () => {
  test('missed by a factor counts the same above and below, at any size', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 1, max: 3, noNaN: true }), (value, factor) => {
        const above = of([target(DY, value)], value * factor)
        expect(above).toBeCloseTo(of([target(DY, value)], value / factor), 8)
        expect(above).toBeCloseTo(of([target(DY, 1)], factor), 8)
      }),
    )
  })
  test('counts twice as much when missed by the square of the factor, on shares when missed by twice as much', () => {
    expect(of([target(DY, 100)], 121) / of([target(DY, 100)], 110)).toBeCloseTo(2, 8)
    const share = target('approved.Europe', 0.5)
    expect(of([share], 0.6) / of([share], 0.45)).toBeCloseTo(2, 8)
  })
  test('counts less the wider its own range', () => {
    const miss = (low: number | null, high: number | null) => of([target(DY, 300, low, high)], 400)
    expect(miss(200, 450)).toBeLessThan(miss(270, 330))
    expect(miss(270, 330)).toBeLessThan(miss(null, null))
    expect(miss(300, 300)).toBe(miss(null, null))
  })
  test('missed by far counts as six standard deviations, and so does one that is no number', () => {
    for (const value of [1e9, 0, -5, NaN, Infinity]) expect(of([target(DY, 300)], value)).toBe(6)
  })
})

describe('several figures', () => {
  test('of one series are averaged before series are', () => {
    const far = 500
    const one = of([target(DY, 300), target(ND, 60)], far, 60)
    // Three more figures of a series that is hit change nothing; nor does the miss repeated.
    expect(of([target(DY, 300), target(ND, 60), target(ND, 61), target(ND, 62)], far, 60, 61, 62)).toBeCloseTo(one, 12)
    expect(of([target(DY, 300), target(DY, 300), target(ND, 60)], far, far, 60)).toBeCloseTo(one, 12)
    // Of two series one is hit: the root of half.
    expect(one).toBeCloseTo(of([target(DY, 300)], far) / Math.SQRT2, 12)
  })
  test('do not hang on their order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(DY, ND), positive, positive), { minLength: 1 }), (figures) => {
        const targets = figures.map(([series, value]) => target(series, value))
        const values = figures.map(([, , value]) => value)
        expect(of([...targets].reverse(), ...[...values].reverse())).toBeCloseTo(of(targets, ...values), 10)
      }),
    )
  })
})
