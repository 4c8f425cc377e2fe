/** Share of applications granted, by destination and by end use. */
import { around } from '../words/claim.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { type NamedSeries, seriesOf, spreadAt, weekly } from '../reading.ts'
import { regionName, sectorName } from '../words/names.ts'
import { percent } from '../words/numbers.ts'
import { linearScale } from './axis.ts'
import type { Chart, Figure } from './chart.ts'
import { observedRows } from './layers.ts'
import { type Line, linesPanel } from './lines.ts'
import { observedTable, weeklyTable } from './tables.ts'
import { HUES } from './theme.ts'

const PER_CENT = 100
/** Shares closer than this, in percentage points, are called alike. */
const ALIKE = 5

export const granted: Chart = {
  id: 'granted',
  section: 'licences',
  build(result, findings) {
    if (!findings.controlled) return []
    return [
      figure(result, 'approved', 'granted-by-destination', 'destination', (of) => regionName(of['region'] ?? '')),
      figure(result, 'approvedBySector', 'granted-by-end-use', 'end use', (of) => sectorName(of['sector'] ?? '')),
    ].filter((found): found is Figure => found !== null)
  },
}

type Namer = (of: Readonly<Record<string, string>>) => string

const inPercent = (value: number): string => percent(value * PER_CENT)

function figure(result: Result, family: string, id: string, by: string, nameOf: Namer): Figure | null {
  const series = seriesOf(result, family).filter((one) => one.of['region'] !== 'China')
  if (series.length === 0) return null
  const last = result.dates.length - 1
  const lines: readonly Line[] = series.map((one, i) => ({
    label: nameOf(one.of),
    series: one,
    hue: HUES[i % HUES.length] ?? 'blue',
  }))
  const names = series.map((one) => one.name)
  const observed = names.some((name) => observedRows(result, name).length > 0)
  return {
    id,
    title: title(result, lines, last),
    unit: `Applications granted since the control began, % of applications filed, by ${by}; medians`,
    legend: [
      ...lines.map((line) => ({ label: line.label, tone: line.hue, mark: 'line' as const })),
      ...(observed ? [{ label: 'Observed', tone: 'ink', mark: 'dot' } as const] : []),
      { label: 'Control in force', tone: 'shade', mark: 'box' },
    ],
    size: 'full',
    folded: false,
    panels: [
      linesPanel(result, lines, { id, scale: linearScale(0, PER_CENT), factor: PER_CENT, unit: '%', bands: false }),
    ],
    howToRead:
      'Lines are medians; the read-out under the date slider, the table and the CSV file give the intervals. A line at zero means that nothing was granted; without applications there is no line.',
    alt: `Lines of the share of applications granted by ${by}. At the end: ${lines.map((line) => `${line.label} ${endText(result, line.series, last)}`).join('; ')}.`,
    table: weeklyTable(
      result,
      `Applications granted by ${by}, %`,
      lines.map(({ label, series: one }) => ({ label, series: one })),
      PER_CENT,
    ),
    csv: { kind: 'series', names },
    observed: observedTable(result, lines, PER_CENT),
  }
}

function endText(result: Result, series: NamedSeries, week: number): string {
  const end = spreadAt(series, week)
  return `${inPercent(end.p50)} (${around(result.run.replicates, end, inPercent)})`
}

function title(result: Result, lines: readonly Line[], last: number): string {
  const at = (line: Line): number => spreadAt(line.series, last).p50 * PER_CENT
  const some = lines.filter((line) => weekly(line.series, 2).some((value) => !Number.isNaN(value)))
  const ranked = [...some].sort((a, b) => at(b) - at(a))
  const best = ranked[0]
  const worst = ranked[ranked.length - 1]
  if (!best || !worst) return 'Applications granted'
  if (at(best) - at(worst) < ALIKE)
    return `By the end ${inPercent(at(worst) / PER_CENT)} to ${inPercent(at(best) / PER_CENT)} of applications are granted, alike for all`
  return `Granted by the end: most for ${best.label}, ${endText(result, best.series, last)}, least for ${worst.label}, ${endText(result, worst.series, last)}`
}
