/** What the page hands to its script, as JSON in the document. */
import type { CursorSeries, Csv } from '../charts/chart.ts'
import { weeklyBands } from '../weekly-text.ts'

export interface PanelPayload {
  readonly series: readonly CursorSeries[]
  readonly scale: { readonly type: 'linear' | 'log'; readonly domain: readonly [number, number] } | null
  readonly factor: number
  readonly unit: string
}

export interface Payload {
  readonly run: string
  readonly dates: readonly string[]
  /** Week the slider starts at. */
  readonly week: number
  /** Of every series the text of its bands. */
  readonly series: Readonly<Record<string, string>>
  readonly panels: Readonly<Record<string, PanelPayload>>
  readonly downloads: Readonly<Record<string, Csv>>
}

/** As the script works with it. */
export interface PageData extends Omit<Payload, 'series'> {
  /** Five bands a series, in the order of the quantiles 5, 25, 50, 75, 95 %; null where nothing was measured. */
  readonly series: Readonly<Record<string, readonly (readonly (number | null)[])[]>>
}

export function pageData(payload: Payload): PageData {
  const series = Object.entries(payload.series).map(([name, text]) => [name, weeklyBands(text, payload.dates.length)])
  return { ...payload, series: Object.fromEntries(series) as PageData['series'] }
}
