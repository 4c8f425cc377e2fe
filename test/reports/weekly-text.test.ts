import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WEEKLY_DIGITS, weeklyBands, weeklyText } from '../../reports/weekly-text.ts'

const short = (value: number | null): number | null => value && Number(value.toPrecision(WEEKLY_DIGITS))
const digits = (bands: readonly (readonly (number | null)[])[]) => bands.map((band) => band.map(short))

test('five digits of every week come back', () => {
  const value = fc.oneof(
    fc.constantFrom(null, 0, 1, 99_999, 65_536, 65_535, 0.1),
    fc.double({ min: 1e-8, max: 1e9, noNaN: true }),
    fc.double({ min: -1e9, max: -1e-8, noNaN: true }),
  )
  const bands = fc
    .integer({ min: 1, max: 6 })
    .chain((weeks) => fc.array(fc.array(value, { minLength: weeks, maxLength: weeks }), { minLength: 1, maxLength: 5 }))
  fc.assert(
    fc.property(bands, (given) => {
      // What is less than the greatest by seventeen orders of magnitude is nothing.
      expect(digits(weeklyBands(weeklyText(given), given[0]?.length ?? 1))).toEqual(digits(given))
    }),
  )
})

test('a series in which nothing was ever measured, or is nothing throughout, comes back', () => {
  const given = [
    [null, null],
    [0, 0],
  ]
  expect(weeklyBands(weeklyText(given), 2)).toEqual(given)
  expect(weeklyBands(weeklyText([]), 2)).toEqual([])
})
