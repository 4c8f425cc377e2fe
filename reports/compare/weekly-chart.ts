/** One weekly series: what each policy differs from the baseline, week by week, with the 95 % interval of the mean. */
import type { ComparisonResult, SeriesComparison, WeeklyDifference } from '../../sim/studies/compare/result.ts'
import { linearScale, weekAxis, yAxis } from '../charts/axis.ts'
import { type Figure, idOf, type LegendItem, type Spec, type Variant as Size } from '../charts/chart.ts'
import { eventStrip } from '../charts/event-ticks.ts'
import { CONFIG, tone } from '../charts/theme.ts'
import { monthYear, longDate } from '../words/dates.ts'
import { elementName, plain, sectorName, unitName } from '../words/names.ts'
import { capital, list, number } from '../words/numbers.ts'
import { datedOf } from './dated.ts'
import { type ComparisonFindings, extremesOf, type Variant } from './findings.ts'
import { NO_DIFFERENCE, quoted, signedNumber } from './words.ts'

/** Distinguishes lines where colours do not. */
export const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3]]
export const HEIGHT = 210
/** Of the labels of the vertical axis, px. */
const AXIS_ROOM = 40
/** Of a week in a picture, px. */
export const perWeek = ({ dates }: ComparisonResult, width: number): number =>
  (width - AXIS_ROOM) / Math.max(1, dates.length - 1)
/** One row of the table for so many weeks. */
const WEEKS_PER_ROW = 8

interface Drawn {
  readonly variant: Variant
  readonly weekly: WeeklyDifference
  readonly dash: readonly number[]
}

export function weeklyFigure(result: ComparisonResult, found: ComparisonFindings, name: string): Figure | null {
  const series = result.series[name]
  if (series === undefined) return null
  const drawn = found.variants.flatMap((variant, v): Drawn[] => {
    const weekly = series.policies[variant.policy.name]
    return weekly === undefined ? [] : [{ variant, weekly, dash: DASHES[v % DASHES.length]! }]
  })
  if (drawn.length === 0) return null
  const id = idOf('difference', name)
  const subject = subjectOf(series)
  const title = `${subject}: ${findingOf(result, drawn, series)}`
  return {
    id,
    title,
    unit: `Difference from ${quoted(found.baseline)}, ${unitName(series.unit)}`,
    legend: [
      ...drawn.map(
        ({ variant, dash }): LegendItem => ({
          label: variant.title,
          tone: variant.hue,
          mark: dash.length === 0 ? 'line' : 'dash',
        }),
      ),
      { label: '95% interval of the mean, week by week', tone: 'muted', mark: 'band90' },
    ],
    panels: [
      { id: `${id}-panel`, title: null, note: null, spec: (size) => weeklySpec(result, drawn, size), cursor: null },
    ],
    size: 'half',
    folded: false,
    howToRead:
      'Above zero the policy has more than the baseline in that week, below zero less; both with the same luck. The title names the largest difference among the weeks in which the band leaves out zero.',
    alt: title,
    table: {
      caption: `${subject}: difference from the baseline every ${WEEKS_PER_ROW} weeks, mean (95% interval), ${unitName(series.unit)}; the CSV file holds every week.`,
      columns: ['Week of', 'Baseline’s mean', ...drawn.map(({ variant }) => variant.title)],
      rows: result.dates.flatMap((date, week) =>
        week % WEEKS_PER_ROW === 0
          ? [[longDate(date), number(series.baseline[week] ?? 0), ...drawn.map(({ weekly }) => cell(weekly, week))]]
          : [],
      ),
    },
    csv: {
      kind: 'rows',
      columns: [
        'date',
        'policy',
        'baseline mean',
        'mean difference',
        '95% low',
        '95% high',
        '5% of runs',
        '95% of runs',
      ],
      rows: drawn.flatMap(({ variant, weekly }) =>
        result.dates.map((date, week) => [
          date,
          variant.policy.name,
          series.baseline[week] ?? null,
          weekly.mean[week] ?? null,
          weekly.low[week] ?? null,
          weekly.high[week] ?? null,
          weekly.p05[week] ?? null,
          weekly.p95[week] ?? null,
        ]),
      ),
    },
    observed: null,
  }
}

export function subjectOf({ label, of }: SeriesComparison): string {
  const { element, sector } = of
  if (element !== undefined) return `${plain(label)} of ${elementName(element)}`
  return sector === undefined
    ? plain(label)
    : `${capital(sectorName(sector))}, ${plain(label).toLowerCase().replace('china', 'China')}`
}

/** Policies whose extremes are smaller than this share of the largest are not named. */
const NAMED = 0.1

/** "clearly −240 US$/kg under “Faster licences” (July 2025) and −107 US$/kg under …". */
function findingOf(result: ComparisonResult, drawn: readonly Drawn[], { unit }: SeriesComparison): string {
  const told = drawn.map((one) => ({ ...one, extremes: extremesOf(one.weekly) }))
  const most = Math.max(0, ...told.flatMap(({ extremes }) => extremes.map(({ mean }) => Math.abs(mean))))
  if (most === 0) return `${NO_DIFFERENCE} in any week`
  const shown = unit.startsWith('%') ? ' points' : ` ${unitName(unit)}`
  const named = told.filter(({ extremes }) => extremes.some(({ mean }) => Math.abs(mean) >= NAMED * most))
  const said = list(
    named.map(({ variant, extremes }) => {
      const phases = extremes.map(
        ({ week, mean }) => `${signedNumber(mean)}${shown} (${monthYear(result.dates[week] ?? '')})`,
      )
      return `${phases.join(', then ')} under ${quoted(variant.title)}`
    }),
  )
  return `clearly ${said}`
}

function cell(weekly: WeeklyDifference, week: number): string {
  const [mean, low, high] = [weekly.mean, weekly.low, weekly.high].map((values) => signedNumber(values[week] ?? 0))
  return low === high ? `${mean}` : `${mean} (${low} to ${high})`
}

function weeklySpec(result: ComparisonResult, drawn: readonly Drawn[], { narrow, width }: Size): Spec {
  const events = eventStrip(datedOf(result), perWeek(result, width))
  const low = Math.min(...drawn.flatMap(({ weekly }) => weekly.low))
  const high = Math.max(...drawn.flatMap(({ weekly }) => weekly.high))
  const scale = linearScale(low, Math.max(high, 0))
  const rowsOf = ({ weekly }: Drawn) =>
    weekly.mean.map((mean, week) => ({ week, mean, low: weekly.low[week], high: weekly.high[week] }))
  return {
    height: HEIGHT + events.room,
    padding: { left: 2, top: 8, right: 6, bottom: 2 },
    encoding: { x: weekAxis(result, narrow ? 5 : 6) },
    layer: [
      {
        data: { values: [{ week: 0, value: 0 }] },
        mark: { type: 'rule', color: tone('axis'), strokeWidth: 1.5 },
        encoding: {
          x: { value: 0 },
          x2: { value: 'width' },
          y: { field: 'value', ...yAxis(scale, narrow, signedNumber) },
        },
      },
      ...events.layers,
      ...drawn.map((one) => ({
        data: { values: rowsOf(one) },
        mark: { type: 'area', color: tone(one.variant.hue), opacity: 0.2, line: false },
        encoding: { y: { field: 'low', type: 'quantitative', stack: null }, y2: { field: 'high' } },
      })),
      ...drawn.map((one) => ({
        data: { values: rowsOf(one) },
        mark: {
          type: 'line',
          color: tone(one.variant.hue),
          strokeWidth: 2,
          strokeJoin: 'round',
          ...(one.dash.length > 0 ? { strokeDash: one.dash } : {}),
        },
        encoding: { y: { field: 'mean', type: 'quantitative' } },
      })),
    ],
    config: CONFIG,
  }
}
