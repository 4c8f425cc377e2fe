/** What one replicate shows, in the full model and with each mechanism taken out, with the same seed: the same luck. */
import { measureRuns, scoredSeries, type Measured, type Scenarios } from '../hindcast/measure.ts'
import { runScenarios } from '../patterns/score.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Ablation } from './ablation.ts'

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
    measureRuns(runs, scored),
    ...ablated.map((changed) => measureRuns(new Map([...runs, ...runScenarios(changed, seed, replicate)]), scored)),
  ]
}
