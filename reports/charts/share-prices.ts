/** Share-price index of listed producers. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { indexOfMax, medianOf, outcomesOf, seriesOf, type Spread, spreadAt, spreadOf } from '../reading.ts'
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
        return `${line.label}: highest in ${monthYear(result.dates[week] ?? '')} at ${number(top.p50)} (90% of runs ${ninety(top, number)}), at the end ${number(end.p50)} (${ninety(end, number)})`
      })
      .join('; ')}.`,
    table: weeklyTable(result, 'Share-price index, start = 100', lines),
    csv: { kind: 'series', names },
    observed: observedTable(result, lines),
  }
}

function title(result: Result, lines: readonly Line[]): string {
  const found = outcomesOf(result, 'peakSharePrice')
    .map(([producer, value]) => ({ producer, spread: spreadOf(value) }))
    .filter((one): one is { producer: string; spread: Spread } => one.spread !== null)
  const best = found.reduce<{ producer: string; spread: Spread } | null>(
    (a, b) => (a && a.spread.p50 >= b.spread.p50 ? a : b),
    null,
  )
  if (!best) return `Share prices of ${lines.length} producers`
  const name = producerName(best.producer, result.scenario.start)
  const gain = `${signedPercent(best.spread.p50)} (90% of runs: ${ninety(best.spread, signedPercent)})`
  return best.spread.p50 < RALLY
    ? `No producer rallies: the best four weeks are ${name}’s, ${gain}`
    : `${name} gains most within four weeks: ${gain}`
}
