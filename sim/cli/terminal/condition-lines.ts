/** What runs were weighed by, for a terminal: every figure that was left out stands in it, by its reason. */
import type { ConditionResult } from '../../studies/batch/result.ts'

export function conditionLines({ until, effective, figures, leftOut }: ConditionResult, runs: number): string[] {
  const series = new Set(figures.map((figure) => figure.series)).size
  const twice = figures.filter((figure) => figure.twice).length
  return [
    `a forecast from ${until}: runs are weighed by ${figures.length} figure${figures.length === 1 ? '' : 's'} of ${series} series, and ${runs} tell as much as ${Math.floor(effective)}`,
    ...(twice === 0
      ? []
      : [`${twice} of the figures count twice, since the posterior was fitted to them: bands are too narrow`]),
    ...leftOutLines(leftOut),
  ]
}

/** A line for each reason: `left out, after 2025-06-30: quotePrice.Dy 2025-07-15, 2025-12-15; …`. */
export function leftOutLines(leftOut: ConditionResult['leftOut']): string[] {
  const byReason = new Map<string, Map<string, string[]>>()
  for (const { why, series, date } of leftOut) {
    const bySeries = byReason.get(why) ?? new Map<string, string[]>()
    byReason.set(why, bySeries.set(series, [...(bySeries.get(series) ?? []), date]))
  }
  return [...byReason].map(([why, bySeries]) => {
    const named = [...bySeries].map(([series, dates]) => `${series} ${dates.join(', ')}`)
    return `left out, ${why}: ${named.join('; ')}`
  })
}
