/** How this scenario does against what was observed: inside its bands, and beside the guess that nothing changes. */
import type { Result } from '../sim/studies/batch/result.ts'
import { spreadAt } from './reading.ts'
import { weekOf } from './words/dates.ts'

export interface SeriesScore {
  readonly series: string
  readonly label: string
  readonly of: Readonly<Record<string, string>>
  /** Observed values within the run, and those whose range meets the 90 % band of the runs. */
  readonly observed: number
  readonly inside: number
  /**
   * Mean distance of the medians from what was observed, and of the guess that the first observed value stays, in the series' unit;
   * both over the values after the first. Null with fewer than two such values.
   */
  readonly errors: { readonly run: number; readonly persistence: number } | null
}

/** What was observed after the figures that runs were weighed by: those say nothing of how good the runs are. */
export function judgedObservations({ observations, condition }: Result): Result['observations'] {
  return condition === undefined ? observations : observations.filter(({ date }) => date > condition.until)
}

/** Later values from which two mean distances are worth comparing. */
const LEAST = 2

export function scoreSeries(result: Result): readonly SeriesScore[] {
  const start = result.dates[0] ?? ''
  return Object.entries(result.series).flatMap(([name, series]): SeriesScore[] => {
    const seen = judgedObservations(result)
      .filter((one) => one.series === name)
      .map((one) => ({ ...one, week: Math.round(weekOf(one.date, start)) }))
      .filter(({ week }) => week >= 0 && week < result.dates.length)
      .map((one) => ({ ...one, band: spreadAt(series, one.week) }))
      .filter(({ band }) => !Number.isNaN(band.p50))
      .sort((a, b) => (a.date < b.date ? -1 : 1))
    const [first, ...later] = seen
    if (first === undefined) return []
    const inside = seen.filter(
      ({ value, low, high, band }) => (high ?? value) >= band.p05 && (low ?? value) <= band.p95,
    )
    const mean = (distance: (one: (typeof seen)[number]) => number): number =>
      later.reduce((sum, one) => sum + Math.abs(distance(one)), 0) / later.length
    const errors =
      later.length < LEAST
        ? null
        : { run: mean(({ value, band }) => value - band.p50), persistence: mean(({ value }) => value - first.value) }
    const { label, of } = series
    return [{ series: name, label, of, observed: seen.length, inside: inside.length, errors }]
  })
}

export interface Doubt {
  readonly observed: number
  readonly inside: number
  /** Series with errors to compare, and those of which persistence is nearer. */
  readonly compared: number
  readonly persistenceNearer: number
}

export function doubtOf(scores: readonly SeriesScore[]): Doubt {
  const sum = (of: (score: SeriesScore) => number): number => scores.reduce((all, score) => all + of(score), 0)
  const compared = scores.filter(({ errors }) => errors !== null)
  return {
    observed: sum((score) => score.observed),
    inside: sum((score) => score.inside),
    compared: compared.length,
    persistenceNearer: compared.filter(({ errors }) => errors !== null && errors.persistence < errors.run).length,
  }
}
