/** Patterns of one replicate, in the full model and with each mechanism taken out, with the same seed: the same luck. */
import { PATTERN_SCENARIOS, PATTERNS, type PatternRun } from '../patterns/patterns.ts'
import { simulate } from '../run.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { seriesOf } from '../series.ts'
import type { Ablation } from './ablation.ts'

/** Scenarios of the scoreboard by name; with a mechanism taken out only those that use it. */
export type Scenarios = ReadonlyMap<string, Scenario>

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

/** Values of every pattern in the order of PATTERNS, NaN where it did not happen: first of the full model, then of each ablation. */
export function measureAblations(
  full: Scenarios,
  ablated: readonly Scenarios[],
  seed: number,
  replicate: number,
): readonly Float64Array[] {
  const runs = runAll(full, seed, replicate)
  return [measure(runs), ...ablated.map((changed) => measure(new Map([...runs, ...runAll(changed, seed, replicate)])))]
}

function measure(runs: ReadonlyMap<string, PatternRun>): Float64Array {
  return Float64Array.from(PATTERNS, (pattern) =>
    pattern.of((name) => {
      const run = runs.get(name)
      if (run === undefined) throw new RangeError(`the scoreboard needs scenario ${name}`)
      return run
    }),
  )
}

function runAll(scenarios: Scenarios, seed: number, replicate: number): Map<string, PatternRun> {
  const runs = new Map<string, PatternRun>()
  for (const name of PATTERN_SCENARIOS) {
    const scenario = scenarios.get(name)
    if (scenario !== undefined) runs.set(name, runOf(scenario, seed, replicate))
  }
  return runs
}

function runOf(scenario: Scenario, seed: number, replicate: number): PatternRun {
  const { record } = simulate(scenario, { seed, replicate })
  const places = new Map(seriesOf(scenario).map((spec, k) => [spec.name, k]))
  return {
    scenario,
    series(name) {
      const k = places.get(name)
      if (k === undefined) throw new RangeError(`no series ${name} in ${scenario.name}`)
      return record.subarray(k * scenario.weeks, (k + 1) * scenario.weeks)
    },
  }
}
