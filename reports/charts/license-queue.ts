/** Pending license applications, stacked by age. */
import type { Result } from '../../sim/studies/batch/result.ts'
import type { Findings } from '../findings.ts'
import { indexOfMax, type NamedSeries, seriesOf, weekly } from '../reading.ts'
import { monthYear } from '../words/dates.ts'
import { ageName } from '../words/names.ts'
import { capital, number, percent } from '../words/numbers.ts'
import { linearScale } from './axis.ts'
import type { Chart, Figure, Spec } from './chart.ts'
import { bandRows, lineLayer, type Row, timeChart } from './layers.ts'
import { observedTable, weeklyTable } from './tables.ts'
import { type Tone, tone } from './theme.ts'

const AGES: readonly Tone[] = ['age1', 'age2', 'age3', 'age4']

interface Area {
  readonly label: string
  readonly hue: Tone
  readonly series: NamedSeries
  readonly rows: readonly { week: number; low: number; high: number }[]
}

export const licenseQueue: Chart = {
  id: 'license-queue',
  section: 'licences',
  build(result, findings) {
    const ages = seriesOf(result, 'queue').filter((series) => series.of['age'] !== undefined)
    const any = findings.controlled || ages.some((series) => Math.max(...weekly(series, 4)) > 0)
    return ages.length === 0 || !any ? [] : [figure(result, findings, ages)]
  },
}

/** Areas from the youngest applications at the bottom to the oldest on top: running sums of the medians. */
function stack(ages: readonly NamedSeries[]): readonly Area[] {
  const rows = ages.map((series) => bandRows(series))
  return ages.map((series, i) => ({
    label: capital(ageName(series.of['age'] ?? '')),
    hue: AGES[Math.min(i, AGES.length - 1)] ?? 'age4',
    series,
    rows: (rows[i] ?? []).map((row, k) => {
      const low = rows.slice(0, i).reduce((sum, below) => sum + (below[k]?.q50 ?? 0), 0)
      return { week: row.week, low: round(low), high: round(low + row.q50) }
    }),
  }))
}

const round = (value: number): number => Number(value.toPrecision(5))

/** The total as a series of its own, where the run has one. */
const totalOf = (result: Result): NamedSeries | null =>
  seriesOf(result, 'queueTotal')[0] ??
  seriesOf(result, 'queue').find((series) => series.of['age'] === undefined) ??
  null

function figure(result: Result, findings: Findings, ages: readonly NamedSeries[]): Figure {
  const areas = stack(ages)
  const total = totalOf(result)
  const totalRows = total ? bandRows(total) : null
  const sums = areas[areas.length - 1]?.rows ?? []
  const top = sums[indexOfMax(sums.map((row) => row.high))]
  const peakMonth = monthYear(result.dates[top?.week ?? 0] ?? '')
  const high = Math.max(1, top?.high ?? 0, ...(totalRows ?? []).map((row) => row.q95))
  const scale = linearScale(0, high)
  const empty = (top?.high ?? 0) < 1
  const names = [...ages, ...(total ? [total] : [])].map((series) => series.name)
  return {
    id: 'queue',
    title: title(result, findings, empty, peakMonth, sums),
    unit: `Licence applications waiting for a decision, by time waited; medians of the age groups, stacked.`,
    legend: [
      ...[...areas].reverse().map((area) => ({ label: area.label, tone: area.hue, mark: 'box' as const })),
      ...(total ? [{ label: '90% of runs, total', tone: 'ink', mark: 'dash' } as const] : []),
      ...(findings.controlled ? [{ label: 'Control in force', tone: 'shade', mark: 'box' } as const] : []),
    ],
    size: 'full',
    folded: false,
    panels: [
      {
        id: 'queue',
        title: null,
        note: null,
        spec: ({ width, narrow }) =>
          timeChart(result, [...areas.map(areaLayer), ...(totalRows ? rangeLayers(totalRows) : [])], {
            width,
            height: narrow ? 230 : 280,
            scale,
            narrow,
            labels: narrow ? 6 : 13,
          }),
        cursor: {
          series: [...ages].map((series, i) => ({
            name: series.name,
            label: areas[i]?.label ?? '',
            tone: 'blue',
          })),
          scale: null,
          factor: 1,
          unit: '',
        },
      },
    ],
    howToRead: total
      ? 'The higher the layer, the longer its applications have waited. Nine in ten runs have a total between the dashed lines.'
      : 'The higher the layer, the longer its applications have waited. The top edge adds up medians; the range of single runs stands in the line below the title.',
    alt: empty
      ? 'Stacked areas of pending licence applications: the median of what waits is 0 in every week.'
      : `Stacked areas of pending licence applications by age, highest in ${peakMonth} at about ${number(top?.high ?? 0)}.`,
    table: weeklyTable(
      result,
      'Pending applications by age',
      ages.map((series, i) => ({ label: areas[i]?.label ?? '', series })),
    ),
    csv: { kind: 'series', names },
    observed: observedTable(
      result,
      ages.map((series, i) => ({ label: areas[i]?.label ?? '', series })),
    ),
  }
}

function areaLayer(area: Area): Spec {
  return {
    data: { values: area.rows },
    mark: { type: 'area', color: tone(area.hue), opacity: 1, stroke: tone('card'), strokeWidth: 0.75 },
    encoding: { y: { field: 'low', type: 'quantitative', stack: null }, y2: { field: 'high' } },
  }
}

function rangeLayers(rows: readonly Row[]): readonly Spec[] {
  const edge = (value: 'q05' | 'q95'): readonly Row[] => rows.map((row) => ({ ...row, q50: row[value] }))
  return [lineLayer(edge('q05'), 'ink', [4, 3], 1), lineLayer(edge('q95'), 'ink', [4, 3], 1)]
}

/** Share of the peak below which the queue counts as worked off. */
const WORKED_OFF = 0.25

function title(
  result: Result,
  findings: Findings,
  empty: boolean,
  peakMonth: string,
  sums: readonly { week: number; high: number }[],
): string {
  if (empty) return findings.controlled ? 'No queue builds up in most runs' : 'Without licences there is no queue'
  const at = indexOfMax(sums.map((row) => row.high))
  const off = sums.find((row, i) => i > at && row.high < WORKED_OFF * (sums[at]?.high ?? 0))
  const end = off
    ? `and has lost three quarters by ${monthYear(result.dates[off.week] ?? '')}`
    : `and at the end still stands at ${percent((100 * (sums[sums.length - 1]?.high ?? 0)) / (sums[at]?.high ?? 1))} of that`
  return `The queue is longest in ${peakMonth} at ${number(sums[at]?.high ?? 0)} applications, medians of the age groups added, ${end}`
}
