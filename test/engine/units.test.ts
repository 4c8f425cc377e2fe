import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOfDay, dateOfWeek, dayOfDate, weekOfDate } from '../../sim/numbers/units.ts'

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

test('days count from 1970, leap years and centuries included', () => {
  expect(dayOfDate('1970-01-01')).toBe(0)
  expect(dayOfDate('2000-02-29')).toBe(11_016)
  expect(dayOfDate('2024-03-01') - dayOfDate('2024-02-28')).toBe(2)
  expect(dayOfDate('2100-03-01') - dayOfDate('2100-02-28')).toBe(1)
  expect(dayOfDate('1969-12-31')).toBe(-1)
})

test('every day from 1900 to 2200 is the calendar’s, both ways', () => {
  for (let day = dayOfDate('1900-01-01'); day <= dayOfDate('2200-12-31'); day++) {
    const date = dateOfDay(day)
    if (date !== iso(day) || dayOfDate(date) !== day) expect.fail(`day ${day} is ${iso(day)}, not ${date}`)
  }
})

test('weeks of known events', () => {
  expect(weekOfDate('2025-01-06', '2025-01-06')).toBe(0)
  expect(weekOfDate('2025-01-06', '2025-01-12')).toBe(0)
  expect(weekOfDate('2025-01-06', '2025-01-13')).toBe(1)
  expect(weekOfDate('2025-01-06', '2025-04-04')).toBe(12)
  expect(weekOfDate('2025-01-06', '2025-01-05')).toBe(-1)
  expect(weekOfDate('2009-01-05', '2010-07-08')).toBe(78)
})

test('the date on which a week begins falls in that week', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 0, max: 30_000 }), (week, day) => {
      const start = dateOfDay(day)
      return weekOfDate(start, dateOfWeek(start, week)) === week
    }),
    { numRuns: 2000 },
  )
})
