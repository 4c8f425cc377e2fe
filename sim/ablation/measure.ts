/** What one replicate shows, in the full model and with each mechanism taken out, with the same seed: the same luck. */
import { patternValues, runScenarios } from '../patterns/score.ts'
import type { PatternRun } from '../patterns/patterns.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Ablation } from './ablation.ts'

/** Scenarios of the scoreboard by name; with a mechanism taken out only those that use it. */
export type Scenarios = ReadonlyMap<string, Scenario>

/** A series of a scenario that is held against observations. */
export interface ScoredSeries {
  readonly scenario: string
  readonly series: string
}

/** One replicate of one model. */
export interface Measured {
  /** In the order of PATTERNS, NaN where it did not happen. */
  readonly patterns: Float64Array
  /** Weeks of each scored series, in the order of `scoredSeries`. */
  readonly series: readonly Float64Array[]
}

/** Scenarios that change when the mechanism is taken out; all others give the bytes of the full model. */
export function ablate(ablation: Ablation, full: Scenarios, seed: number): Scenarios {
  return changedScenarios(full, (scenario) => ablation.apply(scenario, seed))
}

export function changedScenarios(full: Scenarios, change: (scenario: Scenario) => Scenario): Scenarios {
  const changed = new Map<string, Scenario>()
  for (const [name, scenario] of full) {
    const variant = change(scenario)
    if (variant !== scenario) changed.set(name, variant)
  }
  return changed
}

/** Scenarios of what happened. Those that extend them inherit their windows, but tell another history. */
const HINDCASTS: readonly string[] = ['export-controls-2025', 'export-quota-2010']

export function hindcastsIn(full: Scenarios): Scenarios {
  return new Map([...full].filter(([name]) => HINDCASTS.includes(name)))
}

/** Every series of every window of the hindcasts, once. */
export function scoredSeries(full: Scenarios): readonly ScoredSeries[] {
  return [...hindcastsIn(full)].flatMap(([scenario, { windows }]) =>
    [...new Set(Object.values(windows).flatMap((window) => window.series))].map((series) => ({ scenario, series })),
  )
}

/** The full model first, then each ablation. */
export function measureAblations(
  full: Scenarios,
  ablated: readonly Scenarios[],
  seed: number,
  replicate: number,
): readonly Measured[] {
  const scored = scoredSeries(full)
  const runs = runScenarios(full, seed, replicate)
  return [
    measure(runs, scored),
    ...ablated.map((changed) => measure(new Map([...runs, ...runScenarios(changed, seed, replicate)]), scored)),
  ]
}

function measure(runs: ReadonlyMap<string, PatternRun>, scored: readonly ScoredSeries[]): Measured {
  return {
    patterns: patternValues(runs),
    // A copy: the series is a view of a record that is many times its size.
    series: scored.map(({ scenario, series }) => runs.get(scenario)!.series(series).slice()),
  }
}
