/** One weekly series of several policies: what each differs from the baseline, week by week, run by run. */
import type { SeriesSpec } from '../series.ts'
import { quantiles } from '../stats/quantiles.ts'
import { studentInterval } from './interval.ts'
import type { SeriesComparison, WeeklyDifference } from './result.ts'

/** Digits kept of weekly figures: more are not seen in any chart. */
const DIGITS = 6

/** `columns[policy][replicate * weeks + week]` by name, the baseline first; the first `replicates` of each are compared. */
export function compareSeries(
  spec: SeriesSpec,
  columns: ReadonlyMap<string, Float64Array>,
  replicates: number,
  weeks: number,
): SeriesComparison {
  const [[, baseline], ...variants] = [...columns] as [[string, Float64Array], ...[string, Float64Array][]]
  const mean: number[] = []
  for (let week = 0; week < weeks; week++) {
    let sum = 0
    for (let r = 0; r < replicates; r++) sum += baseline[r * weeks + week]!
    mean.push(short(sum / replicates))
  }
  return {
    label: spec.label,
    unit: spec.unit,
    of: spec.of,
    baseline: mean,
    policies: Object.fromEntries(
      variants.map(([name, variant]) => [name, weeklyDifference(baseline, variant, replicates, weeks)]),
    ),
  }
}

function weeklyDifference(
  baseline: Float64Array,
  variant: Float64Array,
  replicates: number,
  weeks: number,
): WeeklyDifference {
  const weekly: Record<keyof WeeklyDifference, number[]> = { mean: [], low: [], high: [], p05: [], p95: [] }
  const difference = new Float64Array(replicates)
  for (let week = 0; week < weeks; week++) {
    for (let r = 0; r < replicates; r++) difference[r] = variant[r * weeks + week]! - baseline[r * weeks + week]!
    const [low, high] = studentInterval(difference)
    const [p05, p95] = quantiles(difference, [0.05, 0.95])
    weekly.mean.push(short((low + high) / 2))
    weekly.low.push(short(low))
    weekly.high.push(short(high))
    weekly.p05.push(short(p05!))
    weekly.p95.push(short(p95!))
  }
  return weekly
}

const short = (value: number): number => Number(value.toPrecision(DIGITS))
