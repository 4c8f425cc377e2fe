/** Share-price index of listed producers. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { indexOfMax, medianOf, seriesOf, spreadAt } from '../reading.ts'
import { around } from '../words/claim.ts'
import { monthYear } from '../words/dates.ts'
import { ninety } from '../words/interval.ts'
import { producerName } from '../words/names.ts'
import { number, signedPercent } from '../words/numbers.ts'
import { looseScale } from './axis.ts'
import type { Chart, Figure } from './chart.ts'
import { bandRows, extent, observedRows } from './layers.ts'
import { type Line, linesPanel } from './lines.ts'
import { observedTable, weeklyTable } from './tables.ts'
import { HUES } from './theme.ts'

/** A best four weeks smaller than this, %, is no rally. */
const RALLY = 5

export const sharePrices: Chart = {
  id: 'share-prices',
  section: 'shares',
  build(result) {
    const series = seriesOf(result, 'sharePrice')
    return series.length === 0 ? [] : [figure(result)]
  },
}

function figure(result: Result): Figure {
  const series = seriesOf(result, 'sharePrice')
  const lines: readonly Line[] = series.map((one, i) => ({
    label: producerName(one.of['producer'] ?? '', result.scenario.start),
    series: one,
    hue: HUES[i % HUES.length] ?? 'blue',
  }))
  const rows = series.map((one) => bandRows(one))
  const observed = series.map((one) => observedRows(result, one.name))
  const medians = rows.map((set) => set.map((row) => ({ ...row, q05: row.q25, q95: row.q75 })))
  const [low, high] = extent(medians, observed)
  const names = series.map((one) => one.name)
  const last = result.dates.length - 1
  return {
    id: 'share-prices',
    title: title(result, lines),
    unit: 'Index, start = 100; medians',
    legend: [
      ...lines.map((line) => ({ label: line.label, tone: line.hue, mark: 'line' as const })),
      ...(observed.flat().length > 0 ? [{ label: 'Observed', tone: 'ink', mark: 'dot' } as const] : []),
      ...(result.scenario.controlSpans.length > 0
        ? [{ label: 'Control in force', tone: 'shade', mark: 'box' } as const]
        : []),
    ],
    size: 'full',
    folded: false,
    panels: [linesPanel(result, lines, { id: 'share-prices', scale: looseScale(low, high), unit: '', bands: false })],
    howToRead: 'Lines are medians; the read-out under the date slider, the table and the CSV file give the intervals.',
    alt: `Lines of share-price indices. ${lines
      .map((line) => {
        const week = indexOfMax(medianOf(line.series))
        const top = spreadAt(line.series, week)
        const end = spreadAt(line.series, last)
        return `${line.label}: highest in ${monthYear(result.dates[week] ?? '')} at ${number(top.p50)} (${around(result.run.replicates, top, number)}), at the end ${number(end.p50)} (${ninety(end, number)})`
      })
      .join('; ')}.`,
    table: weeklyTable(result, 'Share-price index, start = 100', lines),
    csv: { kind: 'series', names },
    observed: observedTable(result, lines),
  }
}

/** The drawn curve that goes highest. */
function title(result: Result, lines: readonly Line[]): string {
  const tops = lines.map((line) => ({ line, week: indexOfMax(medianOf(line.series)) }))
  const [best] = tops
    .map(({ line, week }) => ({ line, week, top: spreadAt(line.series, week) }))
    .filter(({ top }) => !Number.isNaN(top.p50))
    .sort((a, b) => b.top.p50 - a.top.p50)
  if (best === undefined) return `Share prices of ${lines.length} producers`
  const gain = `${signedPercent(best.top.p50)} (${around(result.run.replicates, best.top, signedPercent)}) in ${monthYear(result.dates[best.week] ?? '')}`
  return best.top.p50 < RALLY
    ? `No producer rallies: the highest weekly median is ${best.line.label}’s, ${gain}`
    : `${best.line.label} goes highest: weekly median ${gain}`
}
