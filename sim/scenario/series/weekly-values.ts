/** A series as the weeks of a run see it. */
import { DAYS_PER_WEEK, dayOfDate, nearestWeek } from '../../numbers/units.ts'
import type { Series } from '../scenario.ts'

/** What a week is of a run. */
interface Span {
  readonly start: string
  readonly weeks: number
}

type Figures = Pick<Series, 'values' | 'interpolate' | 'base' | 'share' | 'factor'>

/** Value of every week, in the unit of what the series sets: the column itself, or the factor that it stands for. */
export function weeklyValues({ start, weeks }: Span, series: Figures): Float64Array {
  const points = Object.entries(series.values).map(([date, value]) => ({ date, value: factorOf(series, value) }))
  const column = new Float64Array(weeks)
  for (let week = 0, next = 0; week < weeks; week++) {
    const day = dayOfDate(start) + week * DAYS_PER_WEEK
    const isPast = (date: string): boolean =>
      series.interpolate === 'linear' ? dayOfDate(date) <= day : nearestWeek(start, date) <= week
    while (next < points.length && isPast(points[next]!.date)) next++
    const before = points[Math.max(0, next - 1)]!
    const after = points[next]
    column[week] =
      series.interpolate === 'steps' || next === 0 || after === undefined ? before.value : between(before, after, day)
  }
  return column
}

/** Of a column that is measured by a base: 1 where it stands at the base, and less far from 1 where it is but a share. */
export function factorOf(
  { base, share = 1, factor = 1 }: Pick<Series, 'base' | 'share' | 'factor'>,
  value: number,
): number {
  const ratio = (value * factor) / (base ?? 1)
  return share === 1 ? ratio : 1 + share * (ratio - 1)
}

interface Point {
  readonly date: string
  readonly value: number
}

function between(before: Point, after: Point, day: number): number {
  const from = dayOfDate(before.date)
  return before.value + ((after.value - before.value) * (day - from)) / (dayOfDate(after.date) - from)
}
