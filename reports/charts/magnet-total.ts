/** All magnets cleared by Chinese customs: the sum over grades and destinations, against customs figures. */
import { indexOfMin, medianOf, seriesOf, spreadAt } from '../reading.ts'
import { around } from '../words/claim.ts'
import { monthYear } from '../words/dates.ts'
import { number } from '../words/numbers.ts'
import { linearScale } from './axis.ts'
import type { Chart } from './chart.ts'
import { bandRows, extent, fanLayers, observedLayers, observedRows, timeChart } from './layers.ts'
import { observedTable, weeklyTable } from './tables.ts'

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
        title: `Magnet exports are lowest in ${month}: ${number(low.p50)} t a week (${around(result.run.replicates, low, number)})`,
        unit: `Tonnes of magnets a week cleared by Chinese customs, all grades and destinations.`,
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
            spec: ({ width, narrow }) =>
              timeChart(result, [...fanLayers(rows, 'green'), ...observedLayers(observed)], {
                width,
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
            ? 'The thick line is the median of the runs in each week; dots are observed figures. Where dots leave the pale band, the run and the record disagree.'
            : 'The thick line is the median of the runs in each week; the bands hold half and nine tenths of the runs.',
        alt: `Fan chart of weekly magnet exports, ${number(spreadAt(series, 0).p50)} t at the start, lowest in ${month} at ${number(low.p50)} (${around(result.run.replicates, low, number)}), ${number(spreadAt(series, result.dates.length - 1).p50)} at the end.`,
        table: weeklyTable(result, 'Magnet exports, t a week', columns),
        csv: { kind: 'series', names: [series.name] },
        observed: observedTable(result, columns),
      },
    ]
  },
}
