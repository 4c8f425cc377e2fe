/** The only conversions. Inside the engine: tonnes, USD per tonne, weeks. In files and on axes: USD/kg, years, dates. */
export const WEEKS_PER_YEAR = 52
export const YEARS_PER_TICK = 1 / WEEKS_PER_YEAR
export const WEEKS_PER_QUARTER = 13
export const DAYS_PER_WEEK = 7
export const USD_PER_MILLION = 1e6
/** USD/kg to USD/t. */
export const PER_KG = 1000

/** Less than this is nothing, t or USD: rounding leaves as much. Added to a divisor that may be 0. */
export const TRACE = 1e-9

/** Days since 1970-01-01 of a proleptic Gregorian date (Hinnant's civil-from-days, exact in integers). */
export function dayOfDate(date: string): number {
  const y0 = Number(date.slice(0, 4))
  const m = Number(date.slice(5, 7))
  const d = Number(date.slice(8, 10))
  const y = m <= 2 ? y0 - 1 : y0
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** ISO date of a day number. */
export function dateOfDay(day: number): string {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const d = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1
  const m = mp < 10 ? mp + 3 : mp - 9
  const y = yearOfEra + era * 400 + (m <= 2 ? 1 : 0)
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

/** Week of the run in which a date falls; 0 is the week that begins at `start`. Negative before it. */
export function weekOfDate(start: string, date: string): number {
  return Math.floor((dayOfDate(date) - dayOfDate(start)) / DAYS_PER_WEEK)
}

/** Week of the run that begins nearest to a date: what is announced late in a week is felt from the next one on. */
export function nearestWeek(start: string, date: string): number {
  return Math.round((dayOfDate(date) - dayOfDate(start)) / DAYS_PER_WEEK)
}

/** ISO date on which a week of the run begins. */
export function dateOfWeek(start: string, week: number): string {
  return dateOfDay(dayOfDate(start) + week * DAYS_PER_WEEK)
}
