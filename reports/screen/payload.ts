/** What the first screen hands to its script, as JSON in the document. */
import type { Result } from '../../sim/studies/batch/result.ts'
import type { PointSummary, Screen } from '../../sim/studies/live/screen.ts'
import type { LiveSetup } from '../../sim/studies/live/setup.ts'
import { observedRows, type ObservedRow } from '../charts/layers.ts'
import { packBands } from './pack.ts'
import { seriesOfViews, type View } from './views.ts'

/** What the command line adds to a result for its report. */
export interface ReportScreen {
  readonly setup: LiveSetup
  readonly screen: Screen
  readonly views: readonly View[]
}

/** Means as they are, bands packed. */
export interface PackedPoint {
  readonly means: PointSummary['means']
  readonly bands: readonly string[]
}

export interface ScreenPayload {
  readonly setup: LiveSetup
  readonly views: readonly View[]
  readonly dates: readonly string[]
  readonly screen: Omit<Screen, 'points'> & { readonly points: Readonly<Record<string, PackedPoint>> }
  /** Greatest value of each series: what 1 stands for in packed bands. */
  readonly most: readonly number[]
  /** 5, 50 and 95 % of the batch's runs by series, every week. */
  readonly batch: Readonly<Record<string, readonly (readonly (number | null)[])[]>>
  readonly observed: Readonly<Record<string, readonly ObservedRow[]>>
  /** Compiled specification of every chart of the screen. */
  readonly chart: unknown
}

/** Significant digits: a pixel is coarser. */
const DIGITS = 4
const rounded = (value: number | null): number | null => value && Number(value.toPrecision(DIGITS))

export function screenPayload({ setup, screen, views }: ReportScreen, result: Result, chart: unknown): ScreenPayload {
  const { points } = screen
  const shown = new Set(seriesOfViews(views))
  const most = screen.series.map((_, s) => greatest(Object.values(points).map(({ bands }) => bands[s] ?? [])))
  const packed = Object.entries(points).map(([key, { means, bands }]) => [
    key,
    {
      means: means.map((values) => values.map(digits)),
      bands: bands.map((band, s) => (shown.has(screen.series[s] ?? '') ? packBands(band, most[s] ?? 1) : '')),
    },
  ])
  const byName = <T>(of: (name: string) => T): Readonly<Record<string, T>> =>
    Object.fromEntries([...shown].map((name) => [name, of(name)]))
  return {
    setup,
    views,
    dates: result.dates,
    screen: { ...screen, points: Object.fromEntries(packed) },
    most,
    batch: byName((name) => {
      const bands = result.series[name]?.bands ?? []
      return [0, 2, 4].map((q) => (bands[q] ?? []).map(rounded))
    }),
    observed: byName((name) => observedRows(result, name)),
    chart,
  }
}

/** Means are subtracted from one another: more digits than a pixel needs. */
const MEAN_DIGITS = 7
const digits = (value: number | null): number | null => value && Number(value.toPrecision(MEAN_DIGITS))

function greatest(bands: readonly (readonly (readonly (number | null)[])[])[]): number {
  let most = 0
  for (const one of bands)
    for (const weekly of one) for (const value of weekly) if (value !== null && value > most) most = value
  return most > 0 ? most : 1
}
