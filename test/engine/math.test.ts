import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clamp, exp, log, pow } from '../../sim/numbers/math.ts'

const relative = (given: number, exact: number) => (given === exact ? 0 : Math.abs(given - exact) / Math.abs(exact))

/** Numbers spread evenly over a range, ends included. */
const spread = (low: number, high: number, count: number) =>
  Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1))

test('exp agrees with Math.exp to 1e-14 over its whole range', () => {
  for (const x of [...spread(-700, 709, 20_001), ...spread(-1, 1, 2001)])
    expect(relative(exp(x), Math.exp(x))).toBeLessThan(1e-14)
})

test('log agrees with Math.log to 1e-14 from the smallest to the largest double', () => {
  for (const e of spread(-307, 308, 6001)) {
    const x = Number(`1.2345e${Math.trunc(e)}`)
    expect(relative(log(x), Math.log(x))).toBeLessThan(1e-14)
  }
  for (const x of spread(0.5, 2, 4001)) expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(1e-15)
})

test('pow agrees with Math.pow to 2e-14 where the model uses it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      (x, y) => relative(pow(x, y), x ** y) < 2e-14,
    ),
    { numRuns: 3000 },
  )
})

test('special values are exact', () => {
  expect(exp(0)).toBe(1)
  expect(exp(710)).toBe(Infinity)
  expect(exp(-709)).toBe(0)
  expect(exp(NaN)).toBeNaN()
  expect(exp(-Infinity)).toBe(0)
  expect(log(1)).toBe(0)
  expect(log(0)).toBe(-Infinity)
  expect(log(-1)).toBeNaN()
  expect(log(NaN)).toBeNaN()
  expect(log(Infinity)).toBe(Infinity)
  expect(log(5e-324)).toBeCloseTo(Math.log(5e-324), 10)
  expect(pow(0, 2)).toBe(0)
  expect(pow(0, -1)).toBe(Infinity)
  expect(pow(0, 0)).toBe(1)
  expect(pow(7, 0)).toBe(1)
})

test('log undoes exp', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -600, max: 600, noNaN: true }),
      (x) => Math.abs(log(exp(x)) - x) <= 1e-13 * Math.max(1, Math.abs(x)),
    ),
    { numRuns: 2000 },
  )
})

test('clamp keeps what is inside and cuts what is not', () => {
  expect([clamp(2, 0, 1), clamp(-1, 0, 1), clamp(0.5, 0, 1)]).toEqual([1, 0, 0.5])
})
