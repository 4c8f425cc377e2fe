/** Weeks from order to arrival of controlled goods. */
import { indexOfMax, medianOf, seriesOf, spreadAt } from '../reading.ts'
import { around } from '../words/claim.ts'
import { monthYear } from '../words/dates.ts'
import { ninety } from '../words/interval.ts'
import { duration, number } from '../words/numbers.ts'
import { linearScale } from './axis.ts'
import type { Chart } from './chart.ts'
import { bandRows, extent, fanLayers, observedLayers, observedRows, timeChart } from './layers.ts'
import { observedTable, weeklyTable } from './tables.ts'

/** A peak at less than this many times the first value is no delay. */
const LONGER = 1.25

export const leadTime: Chart = {
  id: 'lead-time',
  section: 'licences',
  build(result, findings) {
    const series = seriesOf(result, 'leadTime')[0]
    if (!series) return []
    const rows = bandRows(series)
    const observed = observedRows(result, series.name)
    const scale = linearScale(0, extent([rows], [observed])[1])
    const week = indexOfMax(medianOf(series))
    const first = spreadAt(series, 0)
    const top = spreadAt(series, week)
    const last = spreadAt(series, result.dates.length - 1)
    const month = monthYear(result.dates[week] ?? '')
    const longer = top.p50 > first.p50 * LONGER
    if (!findings.controlled && !longer) return []
    return [
      {
        id: 'lead-time',
        title: longer
          ? `An order takes ${duration(top.p50)} to arrive in ${month}, against ${duration(first.p50)} at the start`
          : `Orders arrive about as fast as at the start, within ${duration(top.p50)}`,
        unit: `Weeks from order to arrival of controlled goods that arrive that week.`,
        legend: [
          { label: 'Median', tone: 'purple', mark: 'line' },
          { label: '50% of runs', tone: 'purple', mark: 'band50' },
          { label: '90% of runs', tone: 'purple', mark: 'band90' },
          ...(observed.length > 0 ? [{ label: 'Observed', tone: 'ink', mark: 'dot' } as const] : []),
          ...(findings.controlled ? [{ label: 'Control in force', tone: 'shade', mark: 'box' } as const] : []),
        ],
        size: 'full',
        folded: false,
        panels: [
          {
            id: 'lead-time',
            title: null,
            note: null,
            spec: ({ width, narrow }) =>
              timeChart(result, [...fanLayers(rows, 'purple'), ...observedLayers(observed)], {
                width,
                height: narrow ? 200 : 210,
                scale,
                narrow,
                labels: narrow ? 6 : 13,
              }),
            cursor: {
              series: [{ name: series.name, label: 'Lead time', tone: 'purple' }],
              scale,
              factor: 1,
              unit: 'weeks',
            },
          },
        ],
        howToRead:
          'A week counts the goods that arrive in it, whatever week they were ordered in. The thick line is the median of the runs in each week.',
        alt: `Fan chart of the realised lead time: ${number(first.p50)} weeks at the start, highest in ${month} at ${number(top.p50)} (${around(result.run.replicates, top, number)}), ${number(last.p50)} (${ninety(last, number)}) at the end.`,
        table: weeklyTable(result, 'Lead time, weeks', [{ label: 'Lead time', series }]),
        csv: { kind: 'series', names: [series.name] },
        observed: observedTable(result, [{ label: 'Lead time', series }]),
      },
    ]
  },
}
