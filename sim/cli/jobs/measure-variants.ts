/** Variants of the scoreboard's scenarios measured on threads; which thread computes a replicate leaves no trace. */
import type { Measured, Scenarios } from '../../studies/hindcast/measure.ts'
import type { Observation } from '../../studies/batch/observations.ts'
import { PATTERN_SCENARIOS } from '../../studies/patterns/patterns.ts'
import type { AblationSetup } from './work/measure-replicate.ts'
import { onThreads } from './on-threads.ts'
import { shippedScenarios } from '../input/shipped-scenarios.ts'

/** `[replicate][full model, then each variant]`. */
export function measureVariants(
  setup: AblationSetup,
  replicates: number,
  workers: number,
  quiet: boolean,
): Promise<readonly (readonly Measured[])[]> {
  return onThreads('measureReplicate', setup, replicates, { workers, quiet })
}

/** What the scoreboard runs, and what it is held against, by scenario. */
export interface Scoreboard {
  readonly scenarios: Scenarios
  readonly observations: ReadonlyMap<string, readonly Observation[]>
}

export function readScoreboard(): Scoreboard {
  const prepared = [...shippedScenarios(PATTERN_SCENARIOS)]
  return {
    scenarios: new Map(prepared.map(([name, { scenario }]) => [name, scenario])),
    observations: new Map(prepared.map(([name, { observations }]) => [name, observations])),
  }
}
