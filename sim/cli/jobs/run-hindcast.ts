/** Runs the scenarios of the scoreboard on threads and scores them. */
import { HINDCASTS } from '../../studies/hindcast/measure.ts'
import type { HindcastResult } from '../../studies/hindcast/result.ts'
import { summarizeHindcast } from '../../studies/hindcast/summarize.ts'
import { withCounterparts } from '../../studies/patterns/null-worlds.ts'
import { PATTERN_SCENARIOS } from '../../studies/patterns/patterns.ts'
import { engine } from '../engine.ts'
import { onThreads, type ThreadOptions } from './on-threads.ts'
import { shippedScenarios } from '../input/shipped-scenarios.ts'

export interface HindcastOptions extends ThreadOptions {
  readonly replicates: number
  readonly seed: number
}

export async function runHindcast({ replicates, seed, ...threads }: HindcastOptions): Promise<HindcastResult> {
  const prepared = shippedScenarios(PATTERN_SCENARIOS)
  const scenarios = withCounterparts(new Map([...prepared].map(([name, { scenario }]) => [name, scenario])))
  const measured = await onThreads('testReplicate', { scenarios, seed }, replicates, threads)
  return summarizeHindcast({
    engine: engine.ENGINE_VERSION,
    seed,
    command: `chokepoint hindcast --replicates ${replicates} --seed ${seed}`,
    scenarios,
    observations: new Map(HINDCASTS.map((name) => [name, prepared.get(name)?.observations ?? []])),
    measured,
  })
}
