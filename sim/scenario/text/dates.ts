/** Dates as text, year-month-day. No clock, no time zone. */
import { dateOfDay, dayOfDate } from '../../numbers/units.ts'

/** Dates outside these years are taken for slips of the pen. */
const YEARS = { first: 1900, last: 2199 }

/** True for a day of the calendar: 2024-02-29, not 2025-02-29. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const year = Number(text.slice(0, 4))
  return year >= YEARS.first && year <= YEARS.last && dateOfDay(dayOfDate(text)) === text
}

/** The date that was probably meant. */
export function nearestDate(text: string): string | undefined {
  const parts = text.match(/\d+/g)?.map(Number) ?? []
  const isYearFirst = /^\d{4}(?:\D|$)/.test(text)
  const isDayFirst = /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(text)
  if (!isYearFirst && !isDayFirst) return undefined
  const [year = 0, month = 1, day = 1] = isDayFirst ? parts.reverse() : parts
  if (year < YEARS.first || year > YEARS.last) return undefined
  // Down to the last day that exists in the month.
  for (let d = Math.min(Math.max(1, day), 31), m = Math.min(Math.max(1, month), 12); d > 0; d--) {
    const candidate = `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
    if (isDate(candidate)) return candidate
  }
  return undefined
}
