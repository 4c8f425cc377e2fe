/** Reading a Result: which series and outcomes are there, and what one band says at one week. */
import type { OutcomeResult, Result, SeriesResult } from '../sim/studies/batch/result.ts'

/** The week a run is compared with when there is no control: the mean of the first weeks. */
const REFERENCE_WEEKS = 4

export interface NamedSeries extends SeriesResult {
  readonly name: string
}

/** 90 % and 50 % interval and median of one quantity. */
export interface Spread {
  readonly p05: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p95: number
}

/** All series of a family, in the order of the Result. */
export function seriesOf(result: Result, family: string): readonly NamedSeries[] {
  return Object.entries(result.series)
    .filter(([, series]) => series.family === family && series.bands.length === 5)
    .map(([name, series]) => ({ ...series, name }))
}

export function seriesFor(
  result: Result,
  family: string,
  of: Readonly<Record<string, string>> = {},
): NamedSeries | null {
  const keys = Object.keys(of)
  return seriesOf(result, family).find((series) => keys.every((key) => series.of[key] === of[key])) ?? null
}

/** NaN where nothing was measured. */
export function spreadAt(series: SeriesResult, week: number): Spread {
  const at = (q: number): number => series.bands[q]?.[week] ?? Number.NaN
  return { p05: at(0), p25: at(1), p50: at(2), p75: at(3), p95: at(4) }
}

/** The weekly median; NaN where nothing was measured. */
export function medianOf(series: SeriesResult): readonly number[] {
  return weekly(series, 2)
}

/** One band of a series, by its place among the quantiles; NaN where nothing was measured. */
export function weekly(series: SeriesResult, q: number): readonly number[] {
  return (series.bands[q] ?? []).map((value) => value ?? Number.NaN)
}

export function indexOfMax(values: readonly number[], from = 0): number {
  let best = from
  for (let i = from; i < values.length; i++)
    if ((values[i] as number) > (values[best] as number) || Number.isNaN(values[best])) best = i
  return best
}

export function indexOfMin(values: readonly number[], from = 0): number {
  return indexOfMax(
    values.map((value) => -value),
    from,
  )
}

/** Of what was measured; NaN where nothing was. */
export function mean(values: readonly number[], from = 0, to = values.length): number {
  const known = values.slice(from, to).filter((value) => !Number.isNaN(value))
  return known.reduce((sum, value) => sum + value, 0) / known.length
}

/** First week of the first control; null without one. */
export function controlStart(result: Result): number | null {
  return result.scenario.controlSpans[0]?.[0] ?? null
}

/** Weeks before the control (or the first weeks) that later values are compared with: [from, to). */
export function referenceWeeks(result: Result): readonly [number, number] {
  const start = controlStart(result)
  return start !== null && start > 0 ? [0, start] : [0, Math.min(REFERENCE_WEEKS, result.dates.length)]
}

export function outcome(result: Result, name: string): OutcomeResult | null {
  if (!Object.hasOwn(result.outcomes, name)) return null
  const found = result.outcomes[name] as OutcomeResult
  return found.values.length > 0 || found.p50 !== null ? found : null
}

/** Outcomes called `prefix.<id>`, with the id. */
export function outcomesOf(result: Result, prefix: string): readonly (readonly [id: string, outcome: OutcomeResult])[] {
  const start = `${prefix}.`
  return Object.keys(result.outcomes)
    .filter((name) => name.startsWith(start))
    .map((name) => [name.slice(start.length), outcome(result, name)] as const)
    .filter((pair): pair is readonly [string, OutcomeResult] => pair[1] !== null)
}

/**
 * Quantile over all replicates; a replicate in which it did not happen counts as later than every other.
 * Null: at this quantile it does not happen within the horizon.
 */
export function quantile(of: OutcomeResult, q: 0.05 | 0.25 | 0.5 | 0.75 | 0.95): number | null {
  const given = { 0.05: of.p05, 0.25: of.p25, 0.5: of.p50, 0.75: of.p75, 0.95: of.p95 }[q]
  if (of.values.length === 0) return given
  const missing = of.values.some((value) => value === null)
  if (!missing && given !== null) return given
  const sorted = sortedValues(of)
  const place = q * (of.values.length - 1)
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  if (low === undefined || high === undefined) return null
  return low + (high - low) * (place - Math.floor(place))
}

/** Values that happened, ascending. */
export function sortedValues(of: OutcomeResult): readonly number[] {
  return of.values.filter((value): value is number => value !== null).sort((a, b) => a - b)
}

/** All five quantiles, or null when one of them did not happen or there is nothing. */
export function spreadOf(of: OutcomeResult | null): Spread | null {
  if (!of) return null
  const found = ([0.05, 0.25, 0.5, 0.75, 0.95] as const).map((q) => quantile(of, q))
  const [p05 = null, p25 = null, p50 = null, p75 = null, p95 = null] = found
  return p05 === null || p25 === null || p50 === null || p75 === null || p95 === null
    ? null
    : { p05, p25, p50, p75, p95 }
}

/** Share of all replicates for which the test holds; null (did not happen) never does. */
export function shareWhere(of: OutcomeResult, test: (value: number) => boolean): number {
  if (of.values.length === 0) return 0
  let count = 0
  for (const value of of.values) if (value !== null && test(value)) count++
  return count / of.values.length
}

/** Share of replicates in which it happened within the horizon. */
export function shareHappened(of: OutcomeResult): number {
  return of.values.length > 0 ? shareWhere(of, () => true) : of.share
}
