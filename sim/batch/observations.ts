/**
 * Observed figures to draw beside the simulated ones: CSV with the columns series,date,value,low,high,unit,source and, if wanted,
 * averaging: the span around the date of which the figure is the mean.
 */
import { csvParseRows } from 'd3-dsv'
import { isDate, nearestDate } from '../scenario/dates.ts'
import { nearest } from '../scenario/nearest.ts'
import { createProblem, quote, type Parts, type Problem } from '../scenario/problem.ts'
import type { SeriesSpec } from './engine.ts'
import type { Result } from './result.ts'

export type Observation = Result['observations'][number]

/** A figure without averaging is that of its week. */
export const AVERAGING = ['week', 'month', 'quarter', 'year'] as const
export type Averaging = (typeof AVERAGING)[number]

const COLUMNS = ['series', 'date', 'value', 'low', 'high', 'unit', 'source'] as const

/** Reads what can be read and says what cannot: series that are none of the run's, other units, no numbers, no dates. */
export function parseObservations(
  text: string,
  file: string,
  series: readonly SeriesSpec[],
): { readonly observations: readonly Observation[]; readonly problems: readonly Problem[] } {
  const observations: Observation[] = []
  const problems: Problem[] = []
  const units = new Map(series.map((s) => [s.name, s.unit]))
  const [header = [], ...rows] = csvParseRows(text.replace(/^\uFEFF/, ''))
  const position = COLUMNS.map((name) => header.indexOf(name))
  const span = header.indexOf('averaging')
  COLUMNS.forEach((name, c) => {
    const what = `column ${name} is missing`
    if (position[c]! < 0)
      problems.push(createProblem({ file, line: 1, column: 1 }, '', { what, expected: COLUMNS.join() }))
  })
  if (problems.length > 0) return { observations, problems }
  rows.forEach((row, r) => {
    if (row.length === 1 && row[0] === '') return
    const cells = position.map((p) => (row[p] ?? '').trim())
    const wrong = checkRow(cells, units)
    const averaging = span < 0 ? '' : (row[span] ?? '').trim()
    if (averaging !== '' && !(AVERAGING as readonly string[]).includes(averaging))
      problems.push(
        createProblem({ file, line: r + 2, column: columnAt(row, span) }, 'averaging', {
          given: quote(averaging),
          expected: `${AVERAGING.join(', ')} or nothing`,
          nearest: nearest(averaging, AVERAGING),
        }),
      )
    for (const { column, ...parts } of wrong)
      problems.push(
        createProblem({ file, line: r + 2, column: columnAt(row, position[column]!) }, COLUMNS[column]!, parts),
      )
    const [name, date, value, low, high, , source] = cells as [string, string, string, string, string, string, string]
    const optional = (cell: string): number | null => (cell === '' ? null : Number(cell))
    if (wrong.length === 0)
      observations.push({
        series: name,
        date,
        value: Number(value),
        low: optional(low),
        high: optional(high),
        source,
        averaging: averaging === '' ? 'week' : (averaging as Averaging),
      })
  })
  return { observations, problems }
}

/** What is wrong with one row; `cells` and `column` in the order of COLUMNS. */
function checkRow(
  cells: readonly string[],
  units: ReadonlyMap<string, string>,
): (Parts & { readonly column: number })[] {
  const [series, date, value, low, high, unit, source] = cells as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const wrong: (Parts & { readonly column: number })[] = []
  const known = units.get(series)
  if (known === undefined)
    wrong.push({
      column: 0,
      given: quote(series),
      expected: 'the name of a weekly series of this scenario',
      nearest: nearest(series, [...units.keys()]),
    })
  else if (known !== unit) wrong.push({ column: 5, given: quote(unit), expected: quote(known) })
  if (!isDate(date))
    wrong.push({ column: 1, given: quote(date), expected: 'a date YYYY-MM-DD', nearest: nearestDate(date) })
  if (!isNumber(value)) wrong.push({ column: 2, given: quote(value), expected: 'a number' })
  if (low !== '' && !isNumber(low)) wrong.push({ column: 3, given: quote(low), expected: 'a number or nothing' })
  if (high !== '' && !isNumber(high)) wrong.push({ column: 4, given: quote(high), expected: 'a number or nothing' })
  if (isNumber(value) && isNumber(low) && Number(low) > Number(value))
    wrong.push({ column: 3, given: quote(low), expected: `a number up to the value, ${value}` })
  if (isNumber(value) && isNumber(high) && Number(high) < Number(value))
    wrong.push({ column: 4, given: quote(high), expected: `a number from the value on, ${value}` })
  if (source === '') wrong.push({ column: 6, given: 'nothing', expected: 'where the figure comes from' })
  return wrong
}

function isNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text))
}

/** Column of the n-th field, counting characters; exact when no field before it is quoted. */
function columnAt(row: readonly string[], field: number): number {
  return row.slice(0, field).reduce((sum, cell) => sum + cell.length + 1, 1)
}
