/** Exports of one kind of good as small multiples: shared by oxides and magnets. */
import type { Result } from '../../sim/studies/batch/result.ts'
import {
  controlStart,
  indexOfMin,
  mean,
  medianOf,
  type NamedSeries,
  referenceWeeks,
  seriesOf,
  spreadAt,
} from '../reading.ts'
import { around } from '../words/claim.ts'
import { monthYear } from '../words/dates.ts'
import { ninety } from '../words/interval.ts'
import { list, number, percent, uncapital } from '../words/numbers.ts'
import { type Figure, idOf } from './chart.ts'
import { observedRows } from './layers.ts'
import { multiples } from './multiples.ts'
import { observedTable, weeklyTable } from './tables.ts'
import type { Tone } from './theme.ts'

export interface Exports {
  readonly id: string
  readonly family: string
  readonly goods: 'oxide' | 'magnet'
  readonly by: 'element' | 'destination' | 'grade'
  readonly hue: Tone
  /** The same vertical axis in all panels. */
  readonly shared: boolean
  nameOf(of: Readonly<Record<string, string>>): string
  keep(of: Readonly<Record<string, string>>): boolean
}

interface Low {
  readonly series: NamedSeries
  readonly name: string
  readonly normal: number
  readonly week: number
  /** Lowest weekly median over the mean before the control, %. */
  readonly remains: number
}

/** Weekly volumes below this many tonnes before the control are no trade to speak of. */
const LEAST_TRADE = 0.001
/** From this share of normal, %, on nothing is said to fall. */
const HOLDS = 80
/** Less than this share of normal, %, is nothing. */
const NOTHING = 0.5
/** Above this share of normal, %, in one run of twenty, several are not said to stop. */
const LITTLE = 25

function lowOf(result: Result, series: NamedSeries, name: string): Low {
  const [from, to] = referenceWeeks(result)
  const median = medianOf(series)
  const normal = mean(median, from, to)
  const week = indexOfMin(median, Math.min(controlStart(result) ?? 0, median.length - 1))
  return { series, name, normal, week, remains: normal > LEAST_TRADE ? (100 * (median[week] ?? 0)) / normal : 100 }
}

export function exportFigure(result: Result, spec: Exports): readonly Figure[] {
  const series = seriesOf(result, spec.family).filter((one) => spec.keep(one.of))
  if (series.length === 0) return []
  const lows = series.map((one) => lowOf(result, one, spec.nameOf(one.of)))
  const names = series.map((one) => one.name)
  const observed = names.some((name) => observedRows(result, name).length > 0)
  const unit = spec.goods === 'oxide' ? 'Tonnes of oxide (REO) a week' : 'Tonnes of magnets a week'
  const axes = spec.shared ? 'All panels share one vertical axis.' : 'Each panel has its own vertical axis.'
  return [
    {
      id: spec.id,
      title: title(result, lows, spec),
      unit: `${unit} cleared by Chinese customs, by ${spec.by}. ${axes}`,
      legend: [
        { label: 'Median', tone: spec.hue, mark: 'line' },
        { label: '50% of runs', tone: spec.hue, mark: 'band50' },
        { label: '90% of runs', tone: spec.hue, mark: 'band90' },
        ...(observed ? [{ label: 'Observed', tone: 'ink', mark: 'dot' } as const] : []),
        ...(controlStart(result) !== null ? [{ label: 'Control in force', tone: 'shade', mark: 'box' } as const] : []),
      ],
      size: 'full',
      folded: false,
      panels: multiples(
        result,
        lows.map((low) => ({
          id: idOf(spec.id, ...Object.values(low.series.of)),
          title: low.name,
          note: `lowest ${lowText(low)}, ${monthYear(result.dates[low.week] ?? '')}`,
          series: low.series,
          hue: spec.hue,
        })),
        { unit: 't/week', shared: spec.shared },
      ),
      howToRead: `${observed ? 'Dots are observed figures. ' : ''}“Lowest” is the lowest weekly median${controlStart(result) === null ? '' : ' from the control on'}, with the 90% interval of that week.`,
      alt: `Small fan charts of weekly ${spec.goods} exports by ${spec.by}. ${lows.map((low) => `${low.name}: ${number(low.normal)} before, lowest ${lowText(low)}`).join('; ')}.`,
      table: weeklyTable(
        result,
        unit,
        lows.map((low) => ({ label: low.name, series: low.series })),
      ),
      csv: { kind: 'series', names },
      observed: observedTable(
        result,
        lows.map((low) => ({ label: low.name, series: low.series })),
      ),
    },
  ]
}

function lowText(low: Low): string {
  const at = spreadAt(low.series, low.week)
  return `${number(at.p50)} (${ninety(at, number)})`
}

function title(result: Result, lows: readonly Low[], spec: Exports): string {
  const controlled = lows.filter((low) => result.scenario.controlledElements.includes(low.series.of['element'] ?? ''))
  const worst = (controlled.length > 0 ? controlled : lows).reduce((a, b) => (b.remains < a.remains ? b : a))
  const what = spec.goods === 'oxide' ? 'oxide exports' : 'magnet exports'
  if (worst.remains >= HOLDS)
    return `${controlled.length > 0 ? 'No controlled' : 'No'} ${spec.by === 'element' ? 'element’s' : spec.by === 'grade' ? 'grade’s' : 'destination’s'} ${what} fall below ${HOLDS}% of normal in the weekly median`
  const stopped = (controlled.length > 0 ? controlled : lows).filter(
    (low) => low.remains < NOTHING && mostOf(low) < LITTLE,
  )
  if (stopped.length > 0) return stopTitle(result, stopped, spec, what)
  const at = spreadAt(worst.series, worst.week)
  const share = (value: number): string => percent((100 * value) / worst.normal)
  const low = worst.remains < NOTHING ? 'nothing' : `${share(at.p50)} of normal`
  return `${worst.name}: ${what} fall to ${low} in ${monthYear(result.dates[worst.week] ?? '')} (${around(result.run.replicates, at, share)}${worst.remains < NOTHING ? ' of normal' : ''})`
}

/** 95 % quantile of the lowest week, % of normal. */
const mostOf = (low: Low): number => (100 * spreadAt(low.series, low.week).p95) / low.normal

/** Those whose lowest weekly median is nothing: when, where they agree, and how much it is at most. */
function stopTitle(result: Result, stopped: readonly Low[], { by }: Exports, what: string): string {
  const months = new Set(stopped.map((low) => monthYear(result.dates[low.week] ?? '')))
  const when = months.size === 1 ? ` in ${[...months].join('')}` : ' at some time'
  const most = Math.max(...stopped.map(mostOf))
  const names = stopped.map(({ name }, i) => (i === 0 || by === 'destination' ? name : uncapital(name)))
  const interval =
    most < NOTHING ? '' : result.run.replicates === 1 ? '' : ` (95% of runs: ${percent(most)} of normal or less)`
  return `${list(names)}: ${what} fall to nothing in the weekly median${when}${interval}`
}
