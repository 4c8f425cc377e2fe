/** Fan chart of prices per element: outside quote, price inside China, and what was paid on average. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { endRatio } from '../findings.ts'
import { indexOfMax, medianOf, type NamedSeries, seriesFor, spreadAt, type Spread } from '../reading.ts'
import { changeOf, changeVerb, endPlace } from '../words/change.ts'
import { around } from '../words/claim.ts'
import { monthYear } from '../words/dates.ts'
import { elementName } from '../words/names.ts'
import { capital, number, ratio } from '../words/numbers.ts'
import { linearScale, logScale, type Scale } from './axis.ts'
import { type Chart, type CursorSeries, type Figure, idOf, type LegendItem, type Spec } from './chart.ts'
import {
  bandRows,
  extent,
  fanLayers,
  labelLayers,
  lineLayer,
  observedLayers,
  observedRows,
  type Row,
  timeChart,
} from './layers.ts'
import { observedTable, weeklyTable } from './tables.ts'

/** Shown first, in this order; the others follow in the folded group. */
const FIRST = ['Dy', 'Tb', 'Nd', 'Pr', 'Y']
/** Highest over lowest drawn price from which a logarithmic axis tells more. Assumed, range 15–50. */
const LOG_RANGE = 25
/** A peak below this many times the start is no rise. */
const RISES = 1.15
/** Lines closer than this share of the axis get no label of their own. */
const LABEL_GAP = 0.14

interface Layers {
  readonly outside: NamedSeries
  readonly home: NamedSeries | null
  readonly paid: NamedSeries | null
}

export const prices: Chart = {
  id: 'prices',
  section: 'prices',
  build(result) {
    const { elements } = result.scenario
    const first = FIRST.filter((element) => elements.includes(element))
    const others = elements.filter((element) => !FIRST.includes(element))
    const shown = first.length > 0 ? [...first, ...others] : elements
    return shown
      .map((element, place) => figure(result, element, place, first.length > 0 && !FIRST.includes(element)))
      .filter((found): found is Figure => found !== null)
  },
}

function figure(result: Result, element: string, place: number, folded: boolean): Figure | null {
  const outside = seriesFor(result, 'quotePrice', { element })
  if (!outside) return null
  const home = seriesFor(result, 'domesticPrice', { element })
  const paid = seriesFor(result, 'transactionPrice', { element })
  const layers: Layers = { outside, home, paid }
  const drawn = drawnRows(layers)
  const names = [outside, home, paid].flatMap((series) => (series ? [series.name] : []))
  const observed = names.map((name) => observedRows(result, name))
  const scale = scaleOf(drawn, observed)
  const name = capital(elementName(element))
  const columns = [
    { label: 'Outside quote', series: outside },
    ...(home ? [{ label: 'Inside China', series: home }] : []),
    ...(paid ? [{ label: 'Outside, price paid', series: paid }] : []),
  ]
  const size = place === 0 ? 'full' : 'half'
  return {
    id: idOf('price', element),
    title: title(result, element, name, outside),
    unit: unitLine(result, outside, scale),
    legend: legend(result, layers, observed.flat().length > 0),
    size,
    folded,
    panels: [
      {
        id: idOf('price', element),
        title: null,
        note: null,
        spec: ({ width }) => priceSpec(result, layers, drawn, observed.flat(), scale, width),
        cursor: { series: cursorSeries(layers), scale, factor: 1, unit: 'US$/kg' },
      },
    ],
    howToRead:
      'The thick line is the median of the runs in each week; half of all runs lie in the dark band, nine in ten in the pale one. The dashed line is the average price of everything delivered outside China, contracts included.',
    alt: altText(result, name, layers),
    table: weeklyTable(result, `${name}, US$ per kg`, columns),
    csv: { kind: 'series', names },
    observed: observedTable(result, columns),
  }
}

interface Drawn {
  readonly outside: readonly Row[]
  readonly home: readonly Row[]
  readonly paid: readonly Row[]
}

/** Smallest price drawn, USD/kg: keeps the logarithmic axis finite. */
const LEAST_PRICE = 0.01

function drawnRows(layers: Layers): Drawn {
  const rows = (series: NamedSeries | null): readonly Row[] => (series ? bandRows(series, 1, LEAST_PRICE) : [])
  return { outside: rows(layers.outside), home: rows(layers.home), paid: rows(layers.paid) }
}

function scaleOf(
  drawn: Drawn,
  observed: readonly (readonly { low: number; high: number; week: number; value: number }[])[],
): Scale {
  const [low, high] = extent([drawn.outside, drawn.home], observed)
  return low > 0 && high / low > LOG_RANGE ? logScale(low, high) : linearScale(0, high)
}

/** The drawn curve's own peak, and the other layer in the same week. */
function title(result: Result, element: string, name: string, outside: NamedSeries): string {
  const median = medianOf(outside)
  const week = indexOfMax(median)
  const rise = (median[week] ?? 0) / (median[0] ?? 0)
  if (!Number.isFinite(rise)) return `${name}: price outside China`
  if (rise < RISES) return quietTitle(result, element, name)
  const what = result.run.replicates === 1 ? 'the price' : 'the weekly median'
  const home = seriesFor(result, 'domesticPrice', { element })
  const words = `${name} outside China: ${what} peaks at ${ratio(rise)} times its start in ${monthYear(result.dates[week] ?? '')}`
  const then = home && changeAt(home, week)
  return then ? `${words}; inside it ${changeVerb(then)} by then` : words
}

/** Bands in a week over the first median, as changes. */
function changeAt(series: NamedSeries, week: number): Spread | null {
  const start = medianOf(series)[0] ?? 0
  if (!(start > 0)) return null
  const { p05, p25, p50, p75, p95 } = spreadAt(series, week)
  return changeOf({ p05: p05 / start, p25: p25 / start, p50: p50 / start, p75: p75 / start, p95: p95 / start })
}

/** Without a peak worth naming: where both layers end. */
function quietTitle(result: Result, element: string, name: string): string {
  const place = (family: string): string | null => {
    const end = endRatio(result, element, family)
    return end && endPlace(changeOf(end))
  }
  const outside = place('quotePrice')
  const home = place('domesticPrice')
  if (outside === null) return `${name} hardly rises outside China`
  const inside = home === null ? '' : home === outside ? ', as it does inside' : `; inside it ends ${home}`
  return `${name} hardly rises outside China and ends ${outside}${inside}`
}

function unitLine(result: Result, outside: NamedSeries, scale: Scale): string {
  const week = indexOfMax(medianOf(outside))
  const at = spreadAt(outside, week)
  const axis = scale.type === 'log' ? ', logarithmic axis' : ''
  return `US$ per kg oxide${axis}. Highest weekly median ${number(at.p50)} (${around(result.run.replicates, at, number)}), ${monthYear(result.dates[week] ?? '')}.`
}

function legend(result: Result, layers: Layers, observed: boolean): readonly LegendItem[] {
  return [
    { label: 'Outside China, quote', tone: 'blue', mark: 'line' },
    ...(layers.home ? [{ label: 'Inside China', tone: 'orange', mark: 'line' } as const] : []),
    ...(layers.paid ? [{ label: 'Outside China, price paid', tone: 'green', mark: 'dash' } as const] : []),
    { label: '50% of runs', tone: 'blue', mark: 'band50' },
    { label: '90% of runs', tone: 'blue', mark: 'band90' },
    ...(observed ? [{ label: 'Observed', tone: 'ink', mark: 'dot' } as const] : []),
    ...(result.scenario.controlSpans.length > 0
      ? [{ label: 'Control in force', tone: 'shade', mark: 'box' } as const]
      : []),
  ]
}

function cursorSeries(layers: Layers): readonly CursorSeries[] {
  return [
    { name: layers.outside.name, label: 'Outside quote', tone: 'blue' },
    ...(layers.home ? [{ name: layers.home.name, label: 'Inside China', tone: 'orange' } as const] : []),
    ...(layers.paid ? [{ name: layers.paid.name, label: 'Price paid outside', tone: 'green' } as const] : []),
  ]
}

function priceSpec(
  result: Result,
  layers: Layers,
  drawn: Drawn,
  observed: readonly { week: number; value: number; low: number; high: number }[],
  scale: Scale,
  width: number,
): Spec {
  const small = width < 500
  return timeChart(
    result,
    [
      ...fanLayers(drawn.outside, 'blue'),
      ...(layers.home ? fanLayers(drawn.home, 'orange') : []),
      ...(layers.paid ? [lineLayer(drawn.paid, 'green', [5, 3], 1.8)] : []),
      ...observedLayers(observed),
      ...directLabels(drawn, scale),
    ],
    { width, height: small ? 230 : 300, scale, narrow: small, labels: small ? 6 : 13 },
  )
}

/** Names at the lines where they are far apart: at the outside peak. */
function directLabels(drawn: Drawn, scale: Scale): readonly Spec[] {
  if (scale.type === 'log' || drawn.home.length === 0) return []
  const peak = indexOfMax(drawn.outside.map((row) => row.q50))
  const top = drawn.outside[peak]
  const bottom = drawn.home[peak]
  const last = drawn.outside[drawn.outside.length - 1]
  if (!top || !bottom || !last) return []
  const height = scale.domain[1] - scale.domain[0]
  if ((top.q50 - bottom.q50) / height < LABEL_GAP * 2) return []
  const right = top.week > last.week * 0.6
  const align = right ? 'right' : 'left'
  const dx = right ? -8 : 8
  return [
    ...labelLayers([{ week: top.week, value: top.q50, text: 'Outside' }], 'blue', { align, dx, dy: -4 }),
    ...(bottom.q50 / height > LABEL_GAP
      ? labelLayers([{ week: bottom.week, value: bottom.q50, text: 'Inside China' }], 'orange', { align, dx, dy: 13 })
      : labelLayers([{ week: bottom.week, value: bottom.q95, text: 'Inside China' }], 'orange', {
          align,
          dx,
          dy: -11,
        })),
  ]
}

function altText(result: Result, name: string, layers: Layers): string {
  const week = indexOfMax(medianOf(layers.outside))
  const last = result.dates.length - 1
  const at = (series: NamedSeries, w: number): string => {
    const spread = spreadAt(series, w)
    return `${number(spread.p50)} (${around(result.run.replicates, spread, number)})`
  }
  const home = layers.home ? ` Inside China the median is ${at(layers.home, week)} then.` : ''
  return `Fan chart of the ${name} price in US$ per kg, ${monthYear(result.dates[0] ?? '')} to ${monthYear(result.dates[last] ?? '')}. The outside quote starts at ${at(layers.outside, 0)}, its median is highest in ${monthYear(result.dates[week] ?? '')} at ${at(layers.outside, week)} and ends at ${at(layers.outside, last)}.${home}`
}
