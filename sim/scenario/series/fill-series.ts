/** Series of the user's own: figures of a CSV column become part of the scenario, so that it stands alone from then on. */
import { dayOfDate } from '../../numbers/units.ts'
import { type CrossCheck, nearestName, report, showPath } from '../checks/cross-check.ts'
import { columnIn, numbersIn, type Tables, tableOf } from '../named-columns.ts'
import type { RawScenario, RawSeries } from '../shape/raw-scenario.ts'
import { isDate, nearestDate } from '../text/dates.ts'
import { createProblem, oneOf, type Parts, quote, quoteKey } from '../text/problem.ts'
import { keyPlace, placeAt } from '../text/tree.ts'
import { checkOrder, checkPoints, type Point } from './check-points.ts'
import { FACTOR, type SeriesTarget, seriesTargets } from './targets.ts'

/** The scenario with the figures of every series by date; those that cannot be read are left out and reported. */
export function fillSeries(check: CrossCheck, tables: Tables): RawScenario {
  const { raw } = check
  if (raw.series === undefined) return raw
  const targets = seriesTargets(raw, check.kinds)
  const filled = Object.entries(raw.series).flatMap(([id, series]) => {
    const target = targetOf(id, series, targets, check)
    const { problems } = check
    const before = problems.length
    const found = series.values === undefined ? pointsOfFile(id, series, check, tables) : typedPoints(id, series, check)
    checkOrder(check, found)
    if (problems.length > before || target === undefined) return []
    const points = [...found].sort((a, b) => dayOfDate(a.date) - dayOfDate(b.date))
    checkPoints(check, id, series, target, points)
    const { file: _file, column: _column, date: _date, ...rest } = series
    return [[id, { ...rest, values: Object.fromEntries(points.map(({ date, value }) => [date, value])) }] as const]
  })
  return { ...raw, series: Object.fromEntries(filled) }
}

/** What a series sets, when its unit is the right one. */
function targetOf(
  id: string,
  { sets, unit, base, share }: RawSeries,
  targets: ReadonlyMap<string, SeriesTarget>,
  check: CrossCheck,
): SeriesTarget | undefined {
  const at = (key: string, parts: Parts): void => report(check, ['series', id, key], parts)
  if (sets === undefined || unit === undefined) return undefined
  const target = targets.get(sets)
  if (target === undefined) {
    const names = [...targets.keys()]
    const alike = names.filter((name) => name.split('.')[0] === sets.split('.')[0])
    at('sets', {
      given: `the unknown ${quoteKey(sets)}`,
      expected: alike.length > 0 ? oneOf(alike) : 'a lever, demand.<sector>, capacity.<kind>.<group> or cost.<kind>',
      nearest: nearestName(check, sets, names),
    })
    return undefined
  }
  const isFactor = target.unit === FACTOR
  if (!isFactor && base !== undefined)
    at('base', { given: 'a base', expected: `none: ${sets} is set in ${target.unit}` })
  if (!isFactor && share !== undefined) at('share', { given: 'a share', expected: `none: ${sets} is set as a whole` })
  if (unit !== target.unit && (!isFactor || base === undefined))
    at('unit', {
      given: quote(unit),
      expected: isFactor ? `${FACTOR}, or a base beside it: the figure that stands for 1` : target.unit,
    })
  return target
}

/** Figures typed in the scenario. */
function typedPoints(id: string, { values, ...rest }: RawSeries, check: CrossCheck): readonly Point[] {
  for (const key of ['file', 'column', 'date'] as const)
    if (rest[key] !== undefined)
      report(check, ['series', id, key], { given: `${key} beside values`, expected: 'values, or file and column' })
  const typed = Object.entries(values ?? {})
  if (typed.length === 0)
    report(check, ['series', id, 'values'], {
      given: 'no figures',
      expected: 'figures by date, such as {2025-01-06: 1}',
    })
  return typed.flatMap(([date, value]) => {
    const path = ['series', id, 'values', date]
    const at = keyPlace(check.root, path)
    const shown = showPath(path)
    if (!isDate(date)) {
      check.problems.push(createProblem(at, shown, wrongDate(date)))
      return []
    }
    return [{ date, value, dateAt: at, valueAt: placeAt(check.root, path), datePath: shown, valuePath: shown }]
  })
}

const wrongDate = (text: string): Parts => ({
  given: quote(text),
  expected: 'a date YYYY-MM-DD',
  nearest: nearestDate(text),
})

/** Figures of a column; empty cells only before the first and after the last. */
function pointsOfFile(id: string, series: RawSeries, check: CrossCheck, tables: Tables): readonly Point[] {
  const { file, column, date: dates = 'date' } = series
  const missing = (['file', 'column'] as const).filter((key) => series[key] === undefined)
  for (const key of missing)
    report(check, ['series', id, key], { what: `missing key ${key}`, expected: 'values, or file and column' })
  if (file === undefined || column === undefined) return []
  const table = tableOf(file, tables, check, ['series', id, 'file'])
  if (table === undefined) return []
  const c = columnIn(table, column, check, ['series', id, 'column'])
  const d = columnIn(table, dates, check, ['series', id, series.date === undefined ? 'file' : 'date'])
  if (c < 0 || d < 0) return []
  const { problems } = check
  const before = problems.length
  const numbers = numbersIn(table.rows, c, column, problems)
  if (numbers.length === 0 && problems.length === before)
    report(check, ['series', id, 'column'], { given: 'a column without numbers', expected: 'figures below its name' })
  const [first, last] = [numbers[0], numbers.at(-1)].map((one) =>
    one === undefined ? -1 : table.rows.indexOf(one.row),
  )
  for (const row of table.rows.slice(first, last))
    if (row[c]!.text === '')
      problems.push(
        createProblem(row[c]!, quoteKey(column), {
          given: 'nothing between two figures',
          expected: 'a number, or no row: interpolate then says what holds',
        }),
      )
  return numbers.flatMap(({ row, cell, value }) => {
    const at = row[d]!
    if (!isDate(at.text)) {
      problems.push(createProblem(at, quoteKey(dates), wrongDate(at.text)))
      return []
    }
    const places = { dateAt: at, valueAt: cell, datePath: quoteKey(dates), valuePath: quoteKey(column) }
    return [{ date: at.text, value, ...places }]
  })
}
