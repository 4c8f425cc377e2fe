/** One weekly series of several policies: what each differs from the baseline, week by week, run by run. */
import type { SeriesSpec } from '../../outcomes/series.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { type Groups, studentInterval } from '../../numbers/statistics/interval.ts'
import { meanOf } from './paired.ts'
import type { SeriesComparison, WeeklyDifference } from './result.ts'

/** Digits kept of weekly figures: more are not seen in any chart. */
const DIGITS = 6

/** Values of one policy in one week, `[replicate]`. */
export type WeekOf = (week: number) => Float64Array

/** `policies` by name, the baseline first, with equally many replicates each. Undefined where a run has a week without a value. */
export function compareSeries(
  spec: SeriesSpec,
  policies: ReadonlyMap<string, WeekOf>,
  weeks: number,
  groups?: Groups,
): SeriesComparison | undefined {
  const [[, baseline], ...variants] = [...policies] as [[string, WeekOf], ...[string, WeekOf][]]
  const differences = variants.map(([name]) => [name, emptyDifference()] as const)
  const mean: number[] = []
  for (let week = 0; week < weeks; week++) {
    const base = baseline(week)
    const others = variants.map(([, variant]) => variant(week))
    if ([base, ...others].some((values) => values.some(Number.isNaN))) return undefined
    mean.push(short(meanOf(base)))
    others.forEach((values, v) => addWeek(differences[v]![1], base, values, groups))
  }
  return { label: spec.label, unit: spec.unit, of: spec.of, baseline: mean, policies: Object.fromEntries(differences) }
}

type Weekly = Record<keyof WeeklyDifference, number[]>
const emptyDifference = (): Weekly => ({ mean: [], low: [], high: [], p05: [], p95: [] })

function addWeek(weekly: Weekly, baseline: Float64Array, variant: Float64Array, groups?: Groups): void {
  const difference = variant.map((value, r) => value - baseline[r]!)
  const [unheld, high] = studentInterval(difference, groups)
  // What is recorded is never below 0, so that it cannot fall by more than there was.
  const low = Math.max(unheld, -meanOf(baseline))
  const [p05, p95] = quantiles(difference, [0.05, 0.95])
  weekly.mean.push(short(meanOf(difference)))
  weekly.low.push(short(low))
  weekly.high.push(short(high))
  weekly.p05.push(short(p05!))
  weekly.p95.push(short(p95!))
}

const short = (value: number): number => Number(value.toPrecision(DIGITS))
