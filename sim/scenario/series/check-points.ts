/** Whether the figures of a series are in order, in the range of what they set, without gaps, and there for the whole run. */
import { DAYS_PER_WEEK, dateOfDay, dateOfWeek, dayOfDate, nearestWeek } from '../../numbers/units.ts'
import type { CrossCheck } from '../checks/cross-check.ts'
import type { RawSeries } from '../shape/raw-scenario.ts'
import { createProblem, type Parts, type Place } from '../text/problem.ts'
import { FACTOR, type SeriesTarget } from './targets.ts'
import { factorOf, weeklyValues } from './weekly-values.ts'

export interface Point {
  readonly date: string
  readonly value: number
  readonly dateAt: Place
  readonly valueAt: Place
  /** What messages call the two. */
  readonly datePath: string
  readonly valuePath: string
}

/** Fewest rows of which a rule can be read. */
const FEWEST_IN_RULE = 4
/** A step this many times the usual one is a gap. */
const GAP = 1.9
/** A factor that begins further from 1 makes the market jump in its first week. */
const JUMP = 0.01

/** `points` in order of date. */
export function checkPoints(
  check: CrossCheck,
  id: string,
  series: RawSeries,
  target: SeriesTarget,
  points: readonly Point[],
): void {
  const before = check.problems.length
  for (const point of points) checkRange(check, series, target, point)
  if (check.problems.length > before || points.length === 0) return
  if (series.file !== undefined) checkGaps(check, points)
  checkSpan(check, series, points)
  if (target.unit === FACTOR) checkBeginning(check, id, series, points)
}

const refuse = ({ problems }: CrossCheck, at: Place, path: string, parts: Parts): void =>
  void problems.push(createProblem(at, path, parts))
/** Once, though many series may take columns of one file. */
const tell = ({ warnings }: CrossCheck, { dateAt, datePath }: Point, what: string): void => {
  const told = createProblem(dateAt, datePath, { what })
  if (!warnings.some(({ file, line, message }) => file === told.file && line === told.line && message === what))
    warnings.push(told)
}

/** Of one file; what another file adds may lie between. */
export function checkOrder(check: CrossCheck, points: readonly Point[]): void {
  for (const [i, { date, dateAt, datePath }] of points.entries()) {
    const above = points[i - 1]
    if (above === undefined || above.dateAt.file !== dateAt.file || dayOfDate(date) > dayOfDate(above.date)) continue
    const given = date === above.date ? `${date} a second time` : `${date} after ${above.date}`
    refuse(check, dateAt, datePath, {
      given: `${given} (line ${above.dateAt.line})`,
      expected: 'each date later than the one above',
    })
  }
}

function checkRange(
  check: CrossCheck,
  series: RawSeries,
  target: SeriesTarget,
  { value, valueAt, valuePath }: Point,
): void {
  const { min, max, unit } = target
  const set = unit === FACTOR ? factorOf(series, value) : value
  if (set >= min && set <= max) return
  const shown = set === value ? String(value) : `${value}, which makes ${series.sets} ${Number(set.toPrecision(4))}`
  refuse(check, valueAt, valuePath, { given: shown, expected: `a number that sets it from ${min} to ${max} (${unit})` })
}

/** A row that is missing most likely; weeks between are filled as declared all the same. */
function checkGaps(check: CrossCheck, points: readonly Point[]): void {
  if (points.length < FEWEST_IN_RULE) return
  const steps = points.slice(1).map(({ date }, i) => dayOfDate(date) - dayOfDate(points[i]!.date))
  const usual = [...steps].sort((a, b) => a - b)[Math.floor((steps.length - 1) / 2)]!
  const gaps = steps.flatMap((step, i) => (step > GAP * usual ? [i] : []))
  const [first] = gaps
  if (first === undefined) return
  const more = gaps.length === 1 ? '' : ` (${gaps.length} such gaps)`
  const after = points[first]!.date
  tell(
    check,
    points[first + 1]!,
    `${steps[first]} days after ${after}, ${usual} as a rule: a row may be missing${more}`,
  )
}

/** Weeks of the run that no figure is for are held when that is declared, and told. */
function checkSpan(check: CrossCheck, { interpolate, outside }: RawSeries, points: readonly Point[]): void {
  const { start, weeks } = check.raw
  if (start === undefined || weeks === undefined || interpolate === undefined) return
  const [first, last] = [points[0]!, points.at(-1)!]
  const begins = interpolate === 'steps' ? nearestWeek(start, first.date) : weeksTo(start, first.date)
  const ends = interpolate === 'steps' ? nearestWeek(start, endOf(points)) : weeksTo(start, last.date, Math.floor) + 1
  const say = (point: Point, missing: number, which: string, bound: string): void => {
    const given = `${point.date}, ${missing} weeks ${which}`
    if (outside === 'hold') tell(check, point, `${point.value} is held for the ${missing} weeks ${which}`)
    else
      refuse(check, point.dateAt, point.datePath, {
        given,
        expected: `${bound}, or outside: hold, by which ${point.value} stands for them`,
      })
  }
  if (begins > 0) say(first, Math.min(begins, weeks), 'after the run begins', `a date up to ${start}`)
  if (ends < weeks) {
    const missing = Math.min(weeks - ends, weeks)
    say(last, missing, 'before the run ends', `figures to ${dateOfWeek(start, weeks)}`)
  }
}

/** Weeks from the start to a date, in whole weeks. */
function weeksTo(start: string, date: string, round = Math.ceil): number {
  return round((dayOfDate(date) - dayOfDate(start)) / DAYS_PER_WEEK)
}

/** The last step is as long as the one before it; a single one ends where it begins. */
function endOf(points: readonly Point[]): string {
  const last = dayOfDate(points.at(-1)!.date)
  const before = points.at(-2)
  return dateOfDay(before === undefined ? last : last + last - dayOfDate(before.date))
}

function checkBeginning(check: CrossCheck, id: string, series: RawSeries, points: readonly Point[]): void {
  const { start, weeks } = check.raw
  const { interpolate } = series
  if (start === undefined || weeks === undefined || interpolate === undefined) return
  const values = Object.fromEntries(points.map(({ date, value }) => [date, value]))
  const [first] = weeklyValues({ start, weeks }, { interpolate, values })
  const factor = factorOf(series, first!)
  if (Math.abs(factor - 1) <= JUMP) return
  const [shown, base] = [factor, first! * (series.factor ?? 1)].map((x) => Number(x.toPrecision(4)))
  const why = `series.${id} begins at ${shown} times the start: the market opens at 1 and jumps in the first week`
  tell(check, points[0]!, `${why}; base: ${base} lets it begin where the market does`)
}
