/** One weekly series as it is, under the baseline and under each policy: a difference alone does not say how bad things are. */
import type { ComparisonResult, SeriesComparison } from '../../sim/studies/compare/result.ts'
import { linearScale, weekAxis, yAxis } from '../charts/axis.ts'
import { type Figure, idOf, type LegendItem, type Spec, type Variant as Size } from '../charts/chart.ts'
import { eventStrip } from '../charts/event-ticks.ts'
import { CONFIG, type Tone, tone } from '../charts/theme.ts'
import { indexOfMax } from '../reading.ts'
import { longDate, monthYear } from '../words/dates.ts'
import { unitName } from '../words/names.ts'
import { list, number } from '../words/numbers.ts'
import { datedOf } from './dated.ts'
import type { ComparisonFindings } from './findings.ts'
import { DASHES, HEIGHT, perWeek, subjectOf } from './weekly-chart.ts'
import { quoted } from './words.ts'

/** One row of the table for so many weeks. */
const WEEKS_PER_ROW = 8

interface Line {
  readonly name: string
  readonly title: string
  readonly hue: Tone
  readonly dash: readonly number[]
  readonly width: number
  /** Mean of the runs in each week. */
  readonly means: readonly number[]
}

export function levelFigure(result: ComparisonResult, found: ComparisonFindings, name: string): Figure | null {
  const series = result.series[name]
  if (series === undefined) return null
  const lines = linesOf(result, found, series)
  const unit = unitName(series.unit)
  const subject = subjectOf(series)
  const title = `${subject}: highest weekly mean ${list(lines.map((line) => peakText(result, line)))}`
  const id = idOf('level', name)
  return {
    id,
    title,
    unit: `Mean of ${result.replicates} runs, ${unit}`,
    legend: lines.map(
      ({ title, hue, dash }): LegendItem => ({ label: title, tone: hue, mark: dash.length === 0 ? 'line' : 'dash' }),
    ),
    panels: [
      { id: `${id}-panel`, title: null, note: null, spec: (size) => levelSpec(result, lines, size), cursor: null },
    ],
    size: 'half',
    folded: false,
    howToRead: 'What is paired stands in the chart of differences: lines that lie close here may differ clearly there.',
    alt: `${title}. Means of the last week: ${list(lines.map(({ title, means }) => `${number(means.at(-1) ?? 0)} under ${quoted(title)}`))}.`,
    table: {
      caption: `${subject}: mean of the runs every ${WEEKS_PER_ROW} weeks, ${unit}; the CSV file holds every week.`,
      columns: ['Week of', ...lines.map(({ title }) => title)],
      rows: result.dates.flatMap((date, week) =>
        week % WEEKS_PER_ROW === 0 ? [[longDate(date), ...lines.map(({ means }) => number(means[week] ?? 0))]] : [],
      ),
    },
    csv: {
      kind: 'rows',
      columns: ['date', ...lines.map((line) => line.name)],
      rows: result.dates.map((date, week) => [date, ...lines.map(({ means }) => means[week] ?? null)]),
    },
    observed: null,
  }
}

function linesOf(
  result: ComparisonResult,
  found: ComparisonFindings,
  { baseline, policies }: SeriesComparison,
): readonly Line[] {
  const name = result.policies[0]?.name ?? ''
  const base: Line = { name, title: found.baseline, hue: 'ink', dash: [], width: 2.4, means: baseline }
  return [
    base,
    ...found.variants.flatMap(({ policy, title, hue }, v): Line[] => {
      const weekly = policies[policy.name]
      if (weekly === undefined) return []
      const means = baseline.map((mean, week) => mean + (weekly.mean[week] ?? 0))
      return [{ name: policy.name, title, hue, dash: DASHES[v % DASHES.length]!, width: 2, means }]
    }),
  ]
}

/** "38 under “Baseline” (May 2025)". */
function peakText(result: ComparisonResult, { title, means }: Line): string {
  const week = indexOfMax(means)
  return `${number(means[week] ?? 0)} under ${quoted(title)} (${monthYear(result.dates[week] ?? '')})`
}

function levelSpec(result: ComparisonResult, lines: readonly Line[], { narrow, width }: Size): Spec {
  const events = eventStrip(datedOf(result), perWeek(result, width))
  const scale = linearScale(0, Math.max(...lines.flatMap(({ means }) => means)))
  return {
    height: HEIGHT + events.room,
    padding: { left: 2, top: 8, right: 6, bottom: 2 },
    encoding: { x: weekAxis(result, narrow ? 5 : 6) },
    layer: [
      ...events.layers,
      ...lines.map(({ means, hue, dash, width }) => ({
        data: { values: means.map((mean, week) => ({ week, mean })) },
        mark: {
          type: 'line',
          color: tone(hue),
          strokeWidth: width,
          strokeJoin: 'round',
          ...(dash.length > 0 ? { strokeDash: dash } : {}),
        },
        encoding: { y: { field: 'mean', ...yAxis(scale, narrow) } },
      })),
    ],
    config: CONFIG,
  }
}
