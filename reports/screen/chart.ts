/** A chart of the first screen: no control, as it was and yours over the weeks, and at the right edge their means. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { weekAxis } from '../charts/axis.ts'
import type { Spec } from '../charts/chart.ts'
import { eventStrip } from '../charts/event-ticks.ts'
import { type ObservedRow, observedLayers, shadeLayers } from '../charts/layers.ts'
import { CONFIG, type Tone, tone } from '../charts/theme.ts'

/** A line's rows: the median and, where it has one, the band. */
export interface Row {
  readonly week: number
  readonly q05?: number | null
  readonly q50: number | null
  readonly q95?: number | null
}

/** A mean at the right edge; `low` to `high`: 95 % interval of the difference, set at the mean of what it differs from. */
export interface MeanRow {
  readonly who: Who
  readonly value: number
  readonly low?: number
  readonly high?: number
}

export const WHO = ['none', 'was', 'held', 'yours'] as const
export type Who = (typeof WHO)[number]

export interface LineStyle {
  readonly tone: Tone
  readonly dash: readonly number[]
  readonly width: number
  readonly shape: string
}

/** Told apart by dash and width too: colours alone do not. */
export const STYLES: Readonly<Record<Who, LineStyle>> = {
  none: { tone: 'green', dash: [2, 3], width: 2, shape: 'square' },
  was: { tone: 'blue', dash: [1, 0], width: 1.8, shape: 'circle' },
  held: { tone: 'purple', dash: [7, 4], width: 2, shape: 'triangle-up' },
  yours: { tone: 'accent', dash: [1, 0], width: 3, shape: 'diamond' },
}

export interface ChartData {
  readonly lines: Readonly<Partial<Record<Who, readonly Row[]>>>
  readonly means: readonly MeanRow[]
  readonly observed: readonly ObservedRow[]
}

export const NOTHING: ChartData = { lines: {}, means: [], observed: [] }

/** Room for the means right of the last week, in shares of the run. */
const EDGE = 0.13
const HEIGHT = 176
/** Of a picture: a third of the screen, the whole of a phone; and of the labels of its vertical axis, px. */
export const WIDTH = 352
const AXIS_ROOM = 34

/** Names of the data that the page's script fills: `line-<who>`, `means`, `observed`. */
export function screenChart(result: Result, data: ChartData): Spec {
  const last = Math.max(1, result.dates.length - 1)
  const axis = weekAxis(result, 6)
  const events = eventStrip(result, (WIDTH - AXIS_ROOM) / (last * (1 + EDGE)))
  const y = { field: 'q50', type: 'quantitative' }
  const areas = (['was', 'yours'] as const).map((who) => ({
    data: { name: `line-${who}` },
    mark: { type: 'area', color: tone(STYLES[who].tone), opacity: who === 'was' ? 0.16 : 0.2, line: false, clip: true },
    encoding: { y: { field: 'q05', type: 'quantitative', stack: null }, y2: { field: 'q95' } },
  }))
  const lines = WHO.map((who) => ({
    data: { name: `line-${who}` },
    mark: {
      type: 'line',
      color: tone(STYLES[who].tone),
      strokeWidth: STYLES[who].width,
      strokeDash: STYLES[who].dash,
      strokeJoin: 'round',
    },
    encoding: { y },
  }))
  return {
    height: HEIGHT + events.room,
    padding: { left: 2, top: 4, right: 4, bottom: 2 },
    datasets: {
      ...Object.fromEntries(WHO.map((who) => [`line-${who}`, data.lines[who] ?? []])),
      means: data.means.map((row) => ({ ...row, week: meanPlace(row.who, last) })),
      observed: data.observed,
    },
    encoding: { x: { ...axis, scale: { domain: [0, last * (1 + EDGE)], nice: false, zero: false } } },
    layer: [
      {
        data: { values: [{ week: 0, value: 0 }] },
        mark: { type: 'point', opacity: 0, size: 0 },
        encoding: {
          y: {
            field: 'value',
            type: 'quantitative',
            scale: { zero: true, nice: true },
            axis: { tickCount: 4, format: ',.3~r', title: null },
          },
        },
      },
      ...shadeLayers(result),
      ...areas,
      ...events.layers,
      ...lines,
      ...observedLayers([{ week: 0, value: 0, low: 0, high: 1 }], 22).map((layer) => ({
        ...layer,
        data: { name: 'observed' },
      })),
      ...meanLayers(last),
    ],
    config: CONFIG,
  }
}

/** The interval of a difference, set at the mean that it is a difference from. */
export function intervalRow(from: number, interval: readonly [number, number] | null): Pick<MeanRow, 'low' | 'high'> {
  return interval === null ? {} : { low: from + interval[0], high: from + interval[1] }
}

/** Week at which a mean is drawn. */
export function meanPlace(who: Who, last: number): number {
  return last * (1 + (EDGE * (WHO.indexOf(who) + 0.8)) / WHO.length)
}

function meanLayers(last: number): readonly Spec[] {
  const color = {
    field: 'who',
    type: 'nominal',
    scale: { domain: WHO, range: WHO.map((who) => tone(STYLES[who].tone)) },
    legend: null,
  }
  const shape = {
    field: 'who',
    type: 'nominal',
    scale: { domain: WHO, range: WHO.map((who) => STYLES[who].shape) },
    legend: null,
  }
  return [
    {
      data: { name: 'means' },
      mark: { type: 'rule', strokeWidth: 2.5 },
      encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' }, color },
    },
    {
      data: { name: 'means' },
      mark: { type: 'point', filled: true, size: 62, opacity: 1, stroke: tone('card'), strokeWidth: 1 },
      encoding: { y: { field: 'value', type: 'quantitative' }, color, shape },
    },
    {
      data: { values: [{ week: last * (1 + EDGE / 2), text: 'mean' }] },
      mark: { type: 'text', fontSize: 10.5, color: tone('muted'), baseline: 'top', align: 'center' },
      encoding: { y: { value: 0 }, text: { field: 'text', type: 'nominal' } },
    },
  ]
}
