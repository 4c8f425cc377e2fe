/**
 * Observed figures to draw beside the simulated ones: CSV with the columns series,date,value,low,high,unit,source and, if wanted,
 * averaging: the span around the date of which the figure is the mean.
 */
import { type Cell, parseCsv, type Row } from '../../scenario/text/csv.ts'
import { isDate, nearestDate } from '../../scenario/text/dates.ts'
import { isDecimal, meantNumber } from '../../scenario/text/decimal.ts'
import { nearest } from '../../scenario/text/nearest.ts'
import {
  createProblem,
  oneOf,
  type Parts,
  type Problem,
  quote,
  quoteKey,
  WORTH_HELP,
} from '../../scenario/text/problem.ts'
import { dateOfDay, dateOfWeek, dayOfDate } from '../../numbers/units.ts'
import type { SeriesSpec } from './engine.ts'
import type { Result } from './result.ts'

export type Observation = Result['observations'][number]

/** A figure without averaging is that of its week. */
export const AVERAGING = ['week', 'month', 'quarter', 'year'] as const
export type Averaging = (typeof AVERAGING)[number]

const COLUMNS = ['series', 'date', 'value', 'low', 'high', 'unit', 'source'] as const
const OPTIONAL = 'averaging'
type Column = (typeof COLUMNS)[number] | typeof OPTIONAL

/** The run that the figures are held against. */
export interface ObservedRun {
  readonly series: readonly SeriesSpec[]
  readonly start: string
  readonly weeks: number
}

export interface ReadObservations {
  readonly observations: readonly Observation[]
  /** Where the date of each stands. */
  readonly places: readonly Cell[]
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

interface Reading {
  readonly places: ReadonlyMap<string, number>
  readonly series: ReadonlyMap<string, SeriesSpec> | undefined
  readonly problems: Problem[]
}

/** Reads what can be read and says what cannot. Without a run, what the file says by itself is checked. */
export function parseObservations(text: string, file: string, run?: ObservedRun): ReadObservations {
  const { header, rows, problems: broken, warnings } = parseCsv(text, file)
  const problems = [...broken]
  if (header.length === 0 || !checkColumns(header, file, problems))
    return { observations: [], places: [], problems, warnings }
  const reading: Reading = {
    places: new Map(header.map((cell, c) => [cell.text, c])),
    series: run && new Map(run.series.map((spec) => [spec.name, spec])),
    problems,
  }
  const observations: Observation[] = []
  const places: Cell[] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const observation = readRow(reading, row)
    if (observation === undefined) continue
    const { series, date, averaging } = observation
    const key = `${series} ${spanOf(date, averaging)}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row[0]!.line)
    else
      say(reading, row, 'date', {
        given: `${date} a second time for ${quoteKey(series)} (first on line ${first})`,
        expected: `one figure of a series for a ${averaging === 'week' ? 'date' : averaging}`,
      })
    observations.push(observation)
    places.push(cellOf(reading, row, 'date')!)
  }
  const outside = run === undefined ? [] : outsideRun(rows, reading, run)
  return { observations, places, problems, warnings: [...warnings, ...outside] }
}

function checkColumns(header: Row, file: string, problems: Problem[]): boolean {
  const names = header.map((cell) => cell.text)
  const known = [...COLUMNS, OPTIONAL]
  const before = problems.length
  for (const cell of header)
    if (!(known as string[]).includes(cell.text))
      problems.push(
        createProblem(cell, '', {
          what: `unknown column ${quote(cell.text)}`,
          expected: known.join(),
          nearest: nearest(cell.text, known),
        }),
      )
  for (const name of COLUMNS)
    if (!names.includes(name)) {
      const what = `column ${name} is missing`
      problems.push(createProblem({ file, line: 1, column: 1 }, '', { what, expected: COLUMNS.join() }))
    }
  return problems.length === before
}

function cellOf({ places }: Reading, row: Row, column: Column): Cell | undefined {
  return row[places.get(column) ?? -1]
}

function say(reading: Reading, row: Row, column: Column, parts: Parts): void {
  reading.problems.push(createProblem(cellOf(reading, row, column)!, column, parts))
}

/** One row; undefined where something is wrong with it. */
function readRow(reading: Reading, row: Row): Observation | undefined {
  const { problems, series: known } = reading
  const before = problems.length
  const text = (column: Column): string => cellOf(reading, row, column)?.text ?? ''
  const [series, date, source, averaging] = [text('series'), text('date'), text('source'), text(OPTIONAL)]
  const spec = known?.get(series)
  if (known !== undefined && spec === undefined)
    say(reading, row, 'series', {
      given: quote(series),
      expected: 'the name of a weekly series of this scenario',
      nearest: problems.length < WORTH_HELP ? nearest(series, [...known.keys()]) : undefined,
    })
  if (spec !== undefined && spec.unit !== text('unit'))
    say(reading, row, 'unit', { given: quote(text('unit')), expected: quote(spec.unit) })
  if (!isDate(date))
    say(reading, row, 'date', { given: quote(date), expected: 'a date YYYY-MM-DD', nearest: nearestDate(date) })
  const [value, low, high] = (['value', 'low', 'high'] as const).map((column) => readFigure(reading, row, column, spec))
  if (typeof value === 'number' && typeof low === 'number' && low > value)
    say(reading, row, 'low', { given: quote(text('low')), expected: `a number up to the value, ${value}` })
  if (typeof value === 'number' && typeof high === 'number' && high < value)
    say(reading, row, 'high', { given: quote(text('high')), expected: `a number from the value on, ${value}` })
  if (source === '') say(reading, row, 'source', { given: 'nothing', expected: 'where the figure comes from' })
  if (averaging !== '' && !(AVERAGING as readonly string[]).includes(averaging))
    say(reading, row, OPTIONAL, {
      given: quote(averaging),
      expected: `${oneOf([...AVERAGING, 'nothing'])}`,
      nearest: nearest(averaging, AVERAGING),
    })
  if (problems.length > before) return undefined
  const span = averaging === '' ? 'week' : (averaging as Averaging)
  return { series, date, value: value!, low: low!, high: high!, source, averaging: span }
}

/** The number of a cell; null where it may be and is empty, undefined where it is wrong. */
function readFigure(
  reading: Reading,
  row: Row,
  column: 'value' | 'low' | 'high',
  spec: SeriesSpec | undefined,
): number | null | undefined {
  const { text } = cellOf(reading, row, column)!
  if (text === '' && column !== 'value') return null
  const orNothing = column === 'value' ? '' : ' or nothing'
  const value = isDecimal(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(value)) {
    const meant = meantNumber(text)
    const near = meant === undefined || !Number.isFinite(meant) ? undefined : String(meant)
    say(reading, row, column, { given: quote(text), expected: `a number${orNothing}`, nearest: near })
    return undefined
  }
  const possible = spec === undefined ? undefined : possibleFigures(spec)
  if (possible === undefined || possible.holds(value)) return value
  say(reading, row, column, { given: text, expected: `${possible.says}${orNothing}` })
  return undefined
}

/** What figures of a series can be at all; undefined where anything can. */
function possibleFigures({ family, unit }: SeriesSpec): { says: string; holds(x: number): boolean } | undefined {
  if (/price$/i.test(family)) return { says: `a price above 0 (${unit})`, holds: (x) => x > 0 }
  if (unit === 'share') return { says: 'a share from 0 to 1', holds: (x) => x >= 0 && x <= 1 }
  if (unit.startsWith('%')) return { says: `a number from 0 to 100 (${unit})`, holds: (x) => x >= 0 && x <= 100 }
  // Public money is net of sales.
  return unit === 'million USD' ? undefined : { says: `a number from 0 on (${unit})`, holds: (x) => x >= 0 }
}

/** Name of the span around a date: the date itself, 2025-04, 2025-q2, 2025. Names of one kind stand in order of time. */
export function spanOf(date: string, averaging: Averaging = 'week'): string {
  if (averaging === 'week') return date
  const year = date.slice(0, 4)
  if (averaging === 'year') return year
  return averaging === 'month' ? date.slice(0, 7) : `${year}-q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

/** A warning for every series with figures before the start or after the end: one file may serve scenarios of other years. */
function outsideRun(rows: readonly Row[], reading: Reading, { start, weeks }: ObservedRun): readonly Problem[] {
  const last = dateOfDay(dayOfDate(dateOfWeek(start, weeks)) - 1)
  const outside = new Map<string, { readonly at: Cell; count: number }>()
  for (const row of rows) {
    const date = cellOf(reading, row, 'date')!
    const averaging = (cellOf(reading, row, OPTIONAL)?.text || 'week') as Averaging
    const series = cellOf(reading, row, 'series')!.text
    if (!isDate(date.text)) continue
    const span = spanOf(date.text, averaging)
    if (span >= spanOf(start, averaging) && span <= spanOf(last, averaging)) continue
    const before = outside.get(series)
    if (before === undefined) outside.set(series, { at: date, count: 1 })
    else before.count++
  }
  return [...outside].map(([series, { at, count }]) => {
    const more = count === 1 ? '' : ` and ${count - 1} more`
    const what = `${quoteKey(series)} on ${at.text}${more}: outside the run, ${start} to ${last}; held against nothing`
    return createProblem(at, 'date', { what })
  })
}
