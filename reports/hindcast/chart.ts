/** One scored series against its history: bands of the runs, naive forecast, observed figures, windows, policy events. */
import type { HindcastResult, History, HistorySeries } from '../../sim/studies/hindcast/result.ts'
import { linearScale, logScale, type Scale, weekAxis, yAxis } from '../charts/axis.ts'
import { type Figure, idOf, type LegendItem, type Spec, type Variant } from '../charts/chart.ts'
import type { EventTick } from '../charts/event-ticks.ts'
import { bandRows, extent, fanLayers, type ObservedRow, type Row } from '../charts/layers.ts'
import { CONFIG, type Tone, tone } from '../charts/theme.ts'
import { number } from '../words/numbers.ts'
import { type SeriesScore, scoresOf } from './findings.ts'
import type { Split } from './names.ts'
import { seriesCsv, simulatedTable, observedTable } from './series-tables.ts'
import { backgroundLayers, stripHeight, stripLayers, type WindowSpan } from './strip-layers.ts'
import { altText, factorOf, scoreLine, seriesTitle } from './series-words.ts'

/** Weeks drawn before the first and after the last scored window. */
const MARGIN = 8
/** Highest over lowest drawn value from which a logarithmic axis tells more, as in the report of a run. */
const LOG_RANGE = 25
/** Smallest value drawn on a logarithmic axis. */
const LEAST = 0.01
/** The naive forecast may stretch the axis by this factor; beyond, it is cut off. */
const STRETCH = 1.5
/** Room beside the plot for the labels of the vertical axis, px. */
const AXIS_ROOM = 52

/** Everything that one picture shows, on the weeks of its own axis. */
interface Drawn {
  readonly dates: readonly string[]
  readonly rows: readonly Row[]
  readonly observed: readonly (ObservedRow & { readonly split: Split })[]
  readonly naive: readonly (readonly { readonly week: number; readonly value: number }[])[]
  readonly windows: readonly WindowSpan[]
  readonly events: readonly EventTick[]
  readonly scale: Scale
}

const hueOf = (name: string): Tone =>
  name.startsWith('domesticPrice')
    ? 'orange'
    : name.startsWith('magnet')
      ? 'green'
      : name.startsWith('approved')
        ? 'purple'
        : 'blue'

export function seriesFigure(result: HindcastResult, history: History, series: HistorySeries, place: number): Figure {
  const scores = scoresOf(result, history, series)
  const drawn = draw(history, series, scores)
  const id = idOf(history.name, series.name.replaceAll('.', '-'))
  const small = place > 0
  return {
    id,
    title: seriesTitle(series, scores),
    unit: scoreLine(series, scores, drawn.scale.type === 'log'),
    legend: legend(drawn, hueOf(series.name)),
    panels: [
      {
        id,
        title: null,
        note: null,
        spec: (variant) => spec(drawn, hueOf(series.name), variant, series.unit === 'share'),
        cursor: null,
      },
    ],
    size: small ? 'half' : 'full',
    folded: false,
    howToRead:
      'Bands are the runs as simulated; the scores and the count of figures inside the band add the model’s own error to every run. Numbers above the chart are the policy events listed above.',
    alt: altText(history, series, scores),
    table: simulatedTable(history, series),
    csv: seriesCsv(history, series),
    observed: observedTable(history, series),
  }
}

function draw(history: History, series: HistorySeries, scores: readonly SeriesScore[]): Drawn {
  const factor = factorOf(series)
  const scored = new Set([...scores, ...series.observed, ...series.naive].map((one) => one.window))
  const windows = history.windows.filter((window) => scored.has(window.id))
  const last = history.dates.length - 1
  const from = Math.max(0, Math.min(last, ...windows.map((window) => window.from)) - MARGIN)
  const to = windows.length === 0 ? last : Math.min(last, Math.max(...windows.map((window) => window.to)) + MARGIN)
  const bands = series.bands.map((band) => band.slice(from, to + 1))
  const rows = bandRows({ bands }, factor, series.unit === 'share' ? 0 : LEAST)
  const observed = series.observed
    .filter((one) => one.week >= from && one.week <= to)
    .map((one) => ({
      week: one.week - from,
      value: one.value * factor,
      low: (one.low ?? one.value) * factor,
      high: (one.high ?? one.value) * factor,
      split: one.split,
    }))
  const naive = series.naive.map((one) => outline(one, from, factor))
  return {
    dates: history.dates.slice(from, to + 1),
    rows,
    observed,
    naive,
    windows: windows.map((window) => ({ split: window.split, from: window.from - from, to: window.to - from })),
    events: history.events
      .map((event, i) => ({ week: event.week - from, number: i + 1 }))
      .filter((event) => event.week >= 0 && event.week <= to - from),
    scale: scaleOf(series, rows, observed, naive.flat()),
  }
}

/** Points of one side of the naive band: it is smooth. */
const OUTLINE_POINTS = 40

/** The 90 % band of the naive forecast as one closed line: forth along its upper end, back along its lower. */
function outline(naive: HistorySeries['naive'][number], from: number, factor: number): Drawn['naive'][number] {
  const step = Math.ceil(naive.high.length / OUTLINE_POINTS)
  const kept = naive.high.map((_, i) => i).filter((i) => i % step === 0 || i === naive.high.length - 1)
  const at = (band: readonly number[], i: number): { week: number; value: number } => ({
    week: naive.from + i - from,
    value: Math.max(LEAST, Number(((band[i] ?? 0) * factor).toPrecision(5))),
  })
  const points = [...kept.map((i) => at(naive.high, i)), ...kept.map((i) => at(naive.low, i)).reverse()]
  const [first] = points
  return first === undefined ? [] : [...points, first]
}

function scaleOf(
  series: HistorySeries,
  rows: readonly Row[],
  observed: readonly ObservedRow[],
  naive: readonly { readonly value: number }[],
): Scale {
  if (series.unit === 'share') return linearScale(0, 100)
  const [low, high] = extent([rows], [observed])
  const values = naive.map((point) => point.value)
  const top = Math.max(high, Math.min(high * STRETCH, ...(values.length > 0 ? [Math.max(...values)] : [high])))
  const bottom = Math.min(low, Math.max(low / STRETCH, ...(values.length > 0 ? [Math.min(...values)] : [low])))
  return low > 0 && high / low > LOG_RANGE ? logScale(bottom, top) : linearScale(0, top)
}

const BASE = { wide: 270, narrow: 215 }

function spec(drawn: Drawn, hue: Tone, { width, narrow }: Variant, share: boolean): Spec {
  const small = narrow || width < 500
  const perWeek = (width - AXIS_ROOM) / Math.max(1, drawn.dates.length - 1)
  const room = stripHeight(drawn.events, perWeek)
  const anchor: Spec = {
    data: { values: [{ week: 0, value: drawn.scale.domain[0] }] },
    mark: { type: 'point', opacity: 0, size: 0 },
    encoding: { y: { field: 'value', ...yAxis(drawn.scale, small, share ? (value) => `${number(value)}%` : number) } },
  }
  return {
    height: (small ? BASE.narrow : BASE.wide) + room,
    padding: { left: 2, top: 3, right: 8, bottom: 2 },
    encoding: { x: weekAxis({ dates: drawn.dates }, small ? 6 : 12) },
    layer: [
      anchor,
      ...backgroundLayers(drawn.windows, drawn.events),
      ...fanLayers(drawn.rows, hue),
      ...drawn.naive.map(naiveLayer),
      ...figureLayers(drawn.observed),
      ...stripLayers(drawn.windows, drawn.events, perWeek),
    ],
    config: CONFIG,
  }
}

function naiveLayer(points: Drawn['naive'][number]): Spec {
  return {
    data: { values: points.map((point, order) => ({ ...point, order })) },
    mark: { type: 'line', color: tone('muted'), strokeWidth: 1.2, strokeDash: [4, 3], clip: true },
    encoding: {
      y: { field: 'value', type: 'quantitative' },
      order: { field: 'order', type: 'quantitative' },
    },
  }
}

/** Whiskers where the source gives a range; filled dots for fitted figures, rings for held-out ones. */
function figureLayers(observed: Drawn['observed']): readonly Spec[] {
  const y = { field: 'value', type: 'quantitative' }
  const point = (
    rows: Drawn['observed'],
    fill: Tone,
    stroke: Tone,
    strokeWidth: number,
    size: number,
  ): readonly Spec[] =>
    rows.length === 0
      ? []
      : [
          {
            data: { values: rows },
            mark: {
              type: 'point',
              shape: 'circle',
              filled: true,
              fill: tone(fill),
              stroke: tone(stroke),
              strokeWidth,
              size,
              opacity: 1,
            },
            encoding: { y },
          },
        ]
  const ranged = observed.filter((row) => row.high > row.low)
  return [
    ...(ranged.length === 0
      ? []
      : [
          {
            data: { values: ranged },
            mark: { type: 'rule', color: tone('ink'), strokeWidth: 1.5 },
            encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
          },
        ]),
    ...point(
      observed.filter((row) => row.split === 'fit'),
      'ink',
      'card',
      1.5,
      46,
    ),
    ...point(
      observed.filter((row) => row.split === 'held_out'),
      'card',
      'ink',
      2,
      40,
    ),
  ]
}

function legend(drawn: Drawn, hue: Tone): readonly LegendItem[] {
  const has = (split: Split): boolean => drawn.observed.some((row) => row.split === split)
  return [
    { label: 'Median run', tone: hue, mark: 'line' },
    { label: '50% of runs', tone: hue, mark: 'band50' },
    { label: '90% of runs', tone: hue, mark: 'band90' },
    ...(drawn.naive.length > 0 ? [{ label: 'Naive forecast, 90%', tone: 'muted', mark: 'dash' } as const] : []),
    ...(has('fit') ? [{ label: 'Observed, fitted', tone: 'ink', mark: 'dot' } as const] : []),
    ...(has('held_out') ? [{ label: 'Observed, held out', tone: 'ink', mark: 'ring' } as const] : []),
    ...(drawn.windows.some((window) => window.split === 'held_out')
      ? [{ label: 'Held-out window', tone: 'shade', mark: 'box' } as const]
      : []),
  ]
}
