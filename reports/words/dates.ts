/** Calendar arithmetic on ISO dates (proleptic Gregorian, UTC by construction): no Date, no time zone. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

function parseDay(iso: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  if (!match) return null
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

/** Days since 1970-01-01 (Howard Hinnant's days_from_civil). */
export function dayNumber(iso: string): number {
  const day = parseDay(iso)
  if (!day) return Number.NaN
  return civil(day.year, day.month, day.day)
}

function civil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** Position of a date on the week axis, fractional. */
export function weekOf(iso: string, start: string): number {
  return (dayNumber(iso) - dayNumber(start)) / 7
}

/** "April 2025"; the text itself when it is not a date. */
export function monthYear(iso: string): string {
  const day = parseDay(iso)
  return day ? `${MONTHS[day.month - 1] ?? ''} ${day.year}` : iso
}

/** "4 April 2025". */
export function longDate(iso: string): string {
  const day = parseDay(iso)
  return day ? `${day.day} ${MONTHS[day.month - 1] ?? ''} ${day.year}` : iso
}

export interface Tick {
  readonly week: number
  readonly label: string
}

/** Steps between labelled months, from dense to sparse. */
const STEPS = [1, 3, 6, 12, 24, 60, 120] as const

/** Month and year starts inside the horizon, at most `most` of them; Januaries carry the year. */
export function timeTicks(dates: readonly string[], most: number): readonly Tick[] {
  const start = dates[0]
  const first = start === undefined ? null : parseDay(start)
  if (!first || start === undefined) return []
  const origin = dayNumber(start)
  const last = dates.length - 1
  for (const step of STEPS) {
    const ticks: Tick[] = []
    const end = first.year * 12 + first.month - 1 + Math.ceil(dates.length / 4)
    for (let index = first.year * 12 + first.month - 1; index <= end; index++) {
      const year = Math.floor(index / 12)
      if ((step > 12 ? index - Math.floor(year / (step / 12)) * step : index % step) !== 0) continue
      const week = (civil(year, (index % 12) + 1, 1) - origin) / 7
      if (week < -0.01 || week > last) continue
      const label = index % 12 === 0 ? String(year) : (MONTHS[index % 12] ?? '').slice(0, 3)
      ticks.push({ week: Math.round(Math.max(0, week) * 100) / 100, label })
    }
    if (ticks.length <= most) return ticks
  }
  return []
}

export interface Period {
  readonly label: string
  readonly year: number
  /** First week and the week after the last. */
  readonly from: number
  readonly to: number
}

/** Calendar periods of `monthsEach` months (3: quarters, 6: half-years, 12: years) that contain weeks of the run. */
export function periods(dates: readonly string[], monthsEach: 3 | 6 | 12): readonly Period[] {
  const found: { label: string; year: number; from: number; to: number; key: number }[] = []
  dates.forEach((iso, week) => {
    const day = parseDay(iso)
    if (!day) return
    const part = Math.floor((day.month - 1) / monthsEach)
    const key = day.year * 12 + part
    const current = found[found.length - 1]
    if (current && current.key === key) current.to = week + 1
    else {
      const name = monthsEach === 12 ? '' : monthsEach === 6 ? `H${part + 1} ` : `Q${part + 1} `
      found.push({ label: `${name}${day.year}`, year: day.year, from: week, to: week + 1, key })
    }
  })
  return found.map(({ label, year, from, to }) => ({ label, year, from, to }))
}
