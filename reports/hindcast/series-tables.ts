/** Tables and file behind the chart of one scored series. */
import type { History, HistorySeries } from '../../sim/studies/hindcast/result.ts'
import type { Csv, Table } from '../charts/chart.ts'
import { dayNumber, longDate } from '../words/dates.ts'
import { plain } from '../words/names.ts'
import { number, span } from '../words/numbers.ts'
import { seriesName, splitName } from './names.ts'
import { factorOf, seriesUnit, simulatedAt } from './series-words.ts'

/** Rows of the table of runs; the CSV file holds every week. */
const MOST_ROWS = 40
const WEEKS_PER_ROW = 4
/** Significant digits in the CSV file. */
const DIGITS = 5

export function simulatedTable(history: History, series: HistorySeries): Table {
  const step = Math.max(WEEKS_PER_ROW, Math.ceil(history.dates.length / MOST_ROWS))
  const factor = factorOf(series)
  const rows: string[][] = []
  for (let week = 0; week < history.dates.length; week += step) {
    const naive = naiveAt(series, week)?.map((value) => number(value * factor))
    rows.push([
      longDate(history.dates[week] ?? ''),
      simulatedAt(series, week, factor),
      naive === undefined ? '' : `${naive[1]} (90%: ${span(naive[0] ?? '', naive[2] ?? '')})`,
    ])
  }
  return {
    caption: `${seriesName(series.name, series.label)}, ${seriesUnit(series)}, every ${step} weeks; the CSV file holds every week.`,
    columns: ['Week of', 'Simulated median', 'Naive forecast'],
    rows,
  }
}

/** Low, median and high of the naive forecast of the window that holds a week. */
function naiveAt(series: HistorySeries, week: number): readonly number[] | undefined {
  for (const { from, low, median, high } of series.naive) {
    const at = [low, median, high].map((band) => band[week - from])
    if (at.every((value) => value !== undefined)) return at
  }
  return undefined
}

export function observedTable(history: History, series: HistorySeries): Table | null {
  if (series.observed.length === 0) return null
  const factor = factorOf(series)
  const titles = new Map(history.windows.map((window) => [window.id, plain(window.title)]))
  return {
    caption: 'Observed figures (with their range) against the runs of the same weeks.',
    columns: ['Date', 'Observed', 'Simulated median', 'Window', 'Source'],
    rows: series.observed.map((one) => {
      const show = (value: number): string => number(value * factor)
      const range =
        one.low === null && one.high === null
          ? ''
          : ` (${span(show(one.low ?? one.value), show(one.high ?? one.value))})`
      return [
        longDate(one.date),
        `${show(one.value)}${range}`,
        simulatedAt(series, one.week, factor),
        `${titles.get(one.window) ?? plain(one.window)} (${splitName(one.split)})`,
        one.source,
      ]
    }),
  }
}

const COLUMNS = [
  'date',
  'kind',
  'p05',
  'p25',
  'p50',
  'p75',
  'p95',
  'observed',
  'low',
  'high',
  'window',
  'split',
  'source',
]

/** Every week of the runs, of the naive forecasts and every observed figure, in the series' own unit, by date. */
export function seriesCsv(history: History, series: HistorySeries): Csv {
  const short = (value: number | null | undefined): number | null =>
    value === null || value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(DIGITS))
  const none = [null, null, null]
  const split = new Map(history.windows.map((window) => [window.id, window.split]))
  const simulated = history.dates.map((date, week) => [
    date,
    'simulated',
    ...series.bands.map((band) => short(band[week])),
    ...none,
    '',
    '',
    '',
  ])
  const naive = series.naive.flatMap(({ window, from, low, median, high }) =>
    median.map((value, i) => [
      history.dates[from + i] ?? '',
      'naive',
      short(low[i]),
      null,
      short(value),
      null,
      short(high[i]),
      ...none,
      window,
      split.get(window) ?? '',
      '',
    ]),
  )
  const observed = series.observed.map((one) => [
    one.date,
    'observed',
    ...none,
    null,
    null,
    one.value,
    one.low,
    one.high,
    one.window,
    one.split,
    one.source,
  ])
  const rows = [...simulated, ...naive, ...observed].sort((a, b) => dayNumber(String(a[0])) - dayNumber(String(b[0])))
  return { kind: 'rows', columns: COLUMNS, rows }
}
