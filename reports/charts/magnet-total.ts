/** All magnets cleared by Chinese customs: the sum over grades and destinations, against customs figures. */
import type { Result } from '../../sim/studies/batch/result.ts'
import type { Findings } from '../findings.ts'
import { indexOfMin, medianOf, outcome, seriesOf, spreadAt, spreadOf } from '../reading.ts'
import { monthYear } from '../words/dates.ts'
import { merged, ninety } from '../words/interval.ts'
import { duration, months as monthsOf, number, percent } from '../words/numbers.ts'
import { linearScale } from './axis.ts'
import type { Chart } from './chart.ts'
import { bandRows, extent, fanLayers, observedLayers, observedRows, timeChart } from './layers.ts'
import { observedTable, weeklyTable } from './tables.ts'

/** From this share of normal, %, on exports are said to hold. */
const HOLDS = 90
/** A low earlier than this, months after the control, comes right after it. */
const AT_ONCE = 0.25

export const magnetTotal: Chart = {
  id: 'magnet-total',
  section: 'exports',
  build(result, findings) {
    const series = seriesOf(result, 'magnetExportsTotal')[0]
    if (!series) return []
    const rows = bandRows(series)
    const observed = observedRows(result, series.name)
    const scale = linearScale(0, extent([rows], [observed])[1])
    const from = Math.max(0, findings.controlStart ?? 0)
    const week = indexOfMin(medianOf(series), from)
    const low = spreadAt(series, week)
    const columns = [{ label: 'Magnet exports', series }]
    const month = monthYear(result.dates[week] ?? '')
    return [
      {
        id: 'magnet-total',
        title:
          title(result, findings) ??
          `Magnet exports are lowest in ${month}: ${number(low.p50)} t a week (90% of runs: ${ninety(low, number)})`,
        unit: `Tonnes of magnets a week cleared by Chinese customs, all grades and destinations. Lowest weekly median: ${number(low.p50)} (90% of runs: ${ninety(low, number)}), ${month}.`,
        legend: [
          { label: 'Median', tone: 'green', mark: 'line' },
          { label: '50% of runs', tone: 'green', mark: 'band50' },
          { label: '90% of runs', tone: 'green', mark: 'band90' },
          ...(observed.length > 0 ? [{ label: 'Observed', tone: 'ink', mark: 'dot' } as const] : []),
          ...(findings.controlled ? [{ label: 'Control in force', tone: 'shade', mark: 'box' } as const] : []),
        ],
        size: 'full',
        folded: false,
        panels: [
          {
            id: 'magnet-total',
            title: null,
            note: null,
            spec: ({ narrow }) =>
              timeChart(result, [...fanLayers(rows, 'green'), ...observedLayers(observed)], {
                height: narrow ? 220 : 250,
                scale,
                narrow,
                labels: narrow ? 6 : 13,
              }),
            cursor: {
              series: [{ name: series.name, label: 'Magnet exports', tone: 'green' }],
              scale,
              factor: 1,
              unit: 't/week',
            },
          },
        ],
        howToRead:
          observed.length > 0
            ? 'The thick line is the median run; dots are observed figures. Where dots leave the pale band, the run and the record disagree.'
            : 'The thick line is the median run; the bands hold half and nine tenths of the runs.',
        alt: `Fan chart of weekly magnet exports, ${number(spreadAt(series, 0).p50)} t at the start, lowest in ${month} at ${number(low.p50)} (90% of runs ${ninety(low, number)}), ${number(spreadAt(series, result.dates.length - 1).p50)} at the end.`,
        table: weeklyTable(result, 'Magnet exports, t a week', columns),
        csv: { kind: 'series', names: [series.name] },
        observed: observedTable(result, columns),
      },
    ]
  },
}

/** The finding from the single runs, each with its own worst four weeks; null when the run does not report it. */
function title(result: Result, findings: Findings): string | null {
  const low = spreadOf(outcome(result, 'minMagnetExports'))
  if (!low) return null
  const interval = `(90% of runs: ${ninety(low, percent)})`
  if (low.p50 >= HOLDS)
    return `Magnet exports hold: ${percent(low.p50)} of normal even in their worst four weeks ${interval}`
  return `Magnet exports fall to ${percent(low.p50)} of normal in their worst four weeks ${interval}${when(result, findings)}`
}

function when(result: Result, findings: Findings): string {
  const month = spreadOf(outcome(result, 'monthOfMinMagnetExports'))
  if (!month || !findings.restricted) return ''
  const since = findings.controlled ? 'the control' : 'the first restriction'
  if (month.p95 < AT_ONCE) return `, right after ${since}`
  const time = (months: number): string => duration(months / monthsOf(1))
  const interval = `(${merged(time(month.p05), time(month.p95))})`
  return month.p50 < AT_ONCE ? `, right after ${since} ${interval}` : `, ${time(month.p50)} after ${since} ${interval}`
}
