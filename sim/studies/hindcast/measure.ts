/** What one replicate of the hindcasts shows: every pattern, and every series that is held against observations. */
import { nullValues, patternValues } from '../patterns/score.ts'
import type { PatternRun } from '../patterns/pattern.ts'
import type { Scenario } from '../../scenario/scenario.ts'

/** Scenarios by name. */
export type Scenarios = ReadonlyMap<string, Scenario>

/** A series of a scenario that is held against observations. */
export interface ScoredSeries {
  readonly scenario: string
  readonly series: string
}

export interface Measured {
  /** In the order of PATTERNS, NaN where it did not happen. */
  readonly patterns: Float64Array
  /** Weeks of each scored series, in the order of `scoredSeries`. */
  readonly series: readonly Float64Array[]
}

/** A replicate that was held against the null worlds as well. */
export interface Tested extends Measured {
  /** In the order of NULLS, each in the order of PATTERNS. */
  readonly nulls: readonly Float64Array[]
}

/** Scenarios of what happened. Those that extend them inherit their windows, but tell another history. */
export const HINDCASTS: readonly string[] = ['export-controls-2025', 'export-quota-2010', 'boom-2020', 'calm-2016']

export function hindcastsIn(scenarios: Scenarios): Scenarios {
  return new Map([...scenarios].filter(([name]) => HINDCASTS.includes(name)))
}

/** Every series of every window of the hindcasts, once. */
export function scoredSeries(scenarios: Scenarios): readonly ScoredSeries[] {
  return [...hindcastsIn(scenarios)].flatMap(([scenario, { windows }]) =>
    [...new Set(Object.values(windows).flatMap((window) => window.series))].map((series) => ({ scenario, series })),
  )
}

export function measureRuns(runs: ReadonlyMap<string, PatternRun>, scored: readonly ScoredSeries[]): Measured {
  return {
    patterns: patternValues(runs),
    // A copy: the series is a view of a record that is many times its size.
    series: scored.map(({ scenario, series }) => runs.get(scenario)!.series(series).slice()),
  }
}

export function testRuns(
  runs: ReadonlyMap<string, PatternRun>,
  scored: readonly ScoredSeries[],
  seed: number,
  replicate: number,
): Tested {
  return { ...measureRuns(runs, scored), nulls: nullValues(runs, seed, replicate) }
}
