/** Layers that time charts are made of. Column names are fixed: week, q05, q25, q50, q75, q95, value, low, high, text. */
import type { Result } from '../../sim/studies/batch/result.ts'
import type { NamedSeries } from '../reading.ts'
import { weekOf } from '../words/dates.ts'
import { type Scale, weekAxis, yAxis } from './axis.ts'
import type { Spec } from './chart.ts'
import { eventStrip } from './event-ticks.ts'
import { CONFIG, type Tone, tone } from './theme.ts'

/** More points than this per line add bytes and nothing to see. */
const MOST_POINTS = 261

const DECIMALS = 5
const rounded = (value: number): number => Number(value.toPrecision(DECIMALS))

/** NaN: nothing was measured that week, and the line has a gap. */
export type Row = Readonly<Record<'week' | 'q05' | 'q25' | 'q50' | 'q75' | 'q95', number>>

/** Weekly bands as rows, thinned evenly on very long horizons, times `factor`. */
export function bandRows(
  series: Pick<NamedSeries, 'bands'>,
  factor = 1,
  least = Number.NEGATIVE_INFINITY,
  most = MOST_POINTS,
): readonly Row[] {
  const weeks = series.bands[2]?.length ?? 0
  const step = Math.ceil(weeks / most)
  const rows: Row[] = []
  const at = (q: number, week: number): number =>
    rounded(Math.max(least, (series.bands[q]?.[week] ?? Number.NaN) * factor))
  for (let week = 0; week < weeks; week++) {
    if (week % step !== 0 && week !== weeks - 1) continue
    rows.push({ week, q05: at(0, week), q25: at(1, week), q50: at(2, week), q75: at(3, week), q95: at(4, week) })
  }
  return rows
}

/** 90 % and 50 % bands and the median. */
export function fanLayers(rows: readonly Row[], hue: Tone, bands = true): readonly Spec[] {
  const data = { values: rows }
  const band = (low: string, high: string, opacity: number): Spec => ({
    data,
    mark: { type: 'area', color: tone(hue), opacity, line: false },
    encoding: { y: { field: low, type: 'quantitative', stack: null }, y2: { field: high } },
  })
  return [...(bands ? [band('q05', 'q95', 0.16), band('q25', 'q75', 0.3)] : []), lineLayer(rows, hue)]
}

export function lineLayer(rows: readonly Row[], hue: Tone, dash: readonly number[] | null = null, width = 2): Spec {
  return {
    data: { values: rows },
    mark: {
      type: 'line',
      color: tone(hue),
      strokeWidth: width,
      strokeJoin: 'round',
      ...(dash ? { strokeDash: dash } : {}),
    },
    encoding: { y: { field: 'q50', type: 'quantitative' } },
  }
}

/** The time in which a control is in force, behind everything. */
export function shadeLayers(result: Result): readonly Spec[] {
  const last = result.dates.length - 1
  const values = result.scenario.controlSpans
    .map(([from, to]) => ({ week: Math.max(0, from), end: Math.min(last, to) }))
    .filter((row) => row.end > row.week)
  if (values.length === 0) return []
  return [
    {
      data: { values },
      mark: { type: 'rect', color: tone('shade'), opacity: 1 },
      encoding: { x2: { field: 'end' } },
    },
  ]
}

/** The day from which weighed runs are a forecast. */
function forecastLayers({ condition, dates }: Result): readonly Spec[] {
  if (condition === undefined) return []
  return [
    {
      data: { values: [{ week: weekOf(condition.until, dates[0] ?? '') }] },
      mark: { type: 'rule', color: tone('ink'), strokeWidth: 1, strokeDash: [4, 3] },
    },
  ]
}

/** Text with a halo of the card colour: drawn twice. Rows: week, value, text. */
export function labelLayers(
  rows: readonly { week: number; value: number; text: string }[],
  hue: Tone,
  place: { align: 'left' | 'center' | 'right'; dx: number; dy: number },
): readonly Spec[] {
  if (rows.length === 0) return []
  const mark = { type: 'text', fontSize: 12, fontWeight: 600, clip: false, baseline: 'middle', ...place }
  const encoding = { y: { field: 'value', type: 'quantitative' }, text: { field: 'text', type: 'nominal' } }
  return [
    {
      data: { values: rows },
      mark: { ...mark, color: tone('card'), stroke: tone('card'), strokeWidth: 4, strokeJoin: 'round' },
      encoding,
    },
    { data: { values: rows }, mark: { ...mark, color: tone(hue) }, encoding },
  ]
}

export interface ObservedRow {
  readonly week: number
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Observations of one series that fall on the week axis. */
export function observedRows(result: Result, name: string, factor = 1): readonly ObservedRow[] {
  const start = result.dates[0] ?? ''
  const last = result.dates.length - 1
  return result.observations
    .filter((observation) => observation.series === name)
    .map((observation) => ({
      week: Math.round(weekOf(observation.date, start) * 100) / 100,
      value: rounded(observation.value * factor),
      low: rounded((observation.low ?? observation.value) * factor),
      high: rounded((observation.high ?? observation.value) * factor),
    }))
    .filter((row) => row.week >= 0 && row.week <= last)
}

/** Dots for observed values, bars where the source gives a range. */
export function observedLayers(rows: readonly ObservedRow[], size = 34): readonly Spec[] {
  if (rows.length === 0) return []
  const y = { field: 'value', type: 'quantitative' }
  return [
    {
      data: { values: rows.filter((row) => row.high > row.low) },
      mark: { type: 'rule', color: tone('ink'), strokeWidth: 1.5 },
      encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
    },
    {
      data: { values: rows },
      mark: {
        type: 'point',
        shape: 'circle',
        filled: true,
        fill: tone('ink'),
        stroke: tone('card'),
        strokeWidth: 1.5,
        size,
        opacity: 1,
      },
      encoding: { y },
    },
  ]
}

export interface TimeOptions {
  /** Of the picture, px. */
  readonly width: number
  /** Of all but the numbers of events, px. */
  readonly height: number
  readonly scale: Scale
  readonly narrow: boolean
  /** Most labels on the time axis. */
  readonly labels: number
  readonly right?: number
  readonly format?: (value: number) => string
}

/** Of the labels of the vertical axis, px. */
const AXIS_ROOM = 40

/** A layered chart over the weeks of the run, with its events numbered and the control shaded. */
export function timeChart(result: Result, layers: readonly Spec[], options: TimeOptions): Spec {
  const y = options.format ? yAxis(options.scale, options.narrow, options.format) : yAxis(options.scale, options.narrow)
  const events = eventStrip(result, (options.width - AXIS_ROOM) / Math.max(1, result.dates.length - 1))
  const anchor: Spec = {
    data: { values: [{ week: 0, value: options.scale.domain[0] }] },
    mark: { type: 'point', opacity: 0, size: 0 },
    encoding: { y: { field: 'value', ...y } },
  }
  return {
    height: options.height + events.room,
    padding: { left: 2, top: 8, right: options.right ?? 6, bottom: 2 },
    encoding: { x: weekAxis(result, options.labels) },
    layer: [anchor, ...shadeLayers(result), ...events.layers, ...forecastLayers(result), ...layers],
    config: CONFIG,
  }
}

/** Highest and lowest drawn values of several sets of rows. */
export function extent(
  sets: readonly (readonly Row[])[],
  observed: readonly (readonly ObservedRow[])[] = [],
): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const rows of sets)
    for (const row of rows) {
      if (row.q05 < low) low = row.q05
      if (row.q95 > high) high = row.q95
    }
  for (const rows of observed)
    for (const row of rows) {
      low = Math.min(low, row.low)
      high = Math.max(high, row.high)
    }
  return Number.isFinite(low) ? [low, high] : [0, 1]
}
