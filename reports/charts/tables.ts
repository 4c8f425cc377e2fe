/** Tables behind the charts: every fourth week or calendar quarters, medians with 90 % intervals. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { type NamedSeries, spreadAt } from '../reading.ts'
import { longDate, weekOf } from '../words/dates.ts'
import { ninety } from '../words/interval.ts'
import { number, span } from '../words/numbers.ts'
import type { Table } from './chart.ts'

/** About one row a month; longer horizons are thinned to this many rows. The CSV holds every week. */
const WEEKS_PER_ROW = 4
const MOST_ROWS = 40

export interface Column {
  readonly label: string
  readonly series: NamedSeries
}

/** One row every few weeks, one column per series: "median (90 % interval)". */
export function weeklyTable(result: Result, caption: string, columns: readonly Column[], factor = 1): Table {
  const step = Math.max(WEEKS_PER_ROW, Math.ceil(result.dates.length / MOST_ROWS))
  const format = (value: number): string => number(value * factor)
  const rows: string[][] = []
  for (let week = 0; week < result.dates.length; week += step) {
    const cells = columns.map(({ series }) => {
      const spread = spreadAt(series, week)
      return `${format(spread.p50)} (${ninety(spread, format)})`
    })
    rows.push([longDate(result.dates[week] ?? ''), ...cells])
  }
  return {
    caption: `${caption}. Median and 90% interval every ${step} weeks; the CSV file holds every week.`,
    columns: ['Week of', ...columns.map((column) => column.label)],
    rows,
  }
}

/** Observations of some series that the chart shows, with range and source; null without any. */
export function observedTable(result: Result, columns: readonly Column[], factor = 1): Table | null {
  const start = result.dates[0] ?? ''
  const last = result.dates.length - 1
  const format = (value: number): string => number(value * factor)
  const rows = columns.flatMap(({ label, series }) =>
    result.observations
      .filter((one) => one.series === series.name)
      .filter((one) => weekOf(one.date, start) >= 0 && weekOf(one.date, start) <= last)
      .map((one) => {
        const range =
          one.low === null && one.high === null
            ? ''
            : ` (${span(format(one.low ?? one.value), format(one.high ?? one.value))})`
        return [longDate(one.date), label, `${format(one.value)}${range}`, one.source]
      }),
  )
  return rows.length === 0
    ? null
    : { caption: 'Observed values (with their range).', columns: ['Date', 'Series', 'Observed', 'Source'], rows }
}
