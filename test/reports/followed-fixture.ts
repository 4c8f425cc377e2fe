/** Made-up series of groups that a scenario follows. */
import type { Result, SeriesResult } from '../../sim/studies/batch/result.ts'

/** A question's family, a group `kind.id`, and the median of each week; null where nothing is measured. */
export type GroupSeries = readonly [family: string, group: string, median: (week: number) => number | null]

/** The result with these series, with bands from half the median to one and a half times it. */
export function withGroups(result: Result, ...added: readonly GroupSeries[]): Result {
  const series = added.map(([family, group, median]): [string, SeriesResult] => {
    const medians = result.dates.map((_, week) => median(week))
    const bands = [0.5, 0.8, 1, 1.2, 1.5].map((factor) => medians.map((value) => value && value * factor))
    return [`${family}.${group}`, { family, label: family, unit: '', of: { group }, bands }]
  })
  return { ...result, series: { ...result.series, ...Object.fromEntries(series) } }
}
