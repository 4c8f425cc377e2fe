/** A thread of the scoreboard: measures every pattern in one replicate. */
import { workerData } from 'node:worker_threads'
import { measurePatterns } from '../patterns/score.ts'
import type { Scenario } from '../scenario/scenario.ts'

export interface PatternSetup {
  readonly scenarios: ReadonlyMap<string, Scenario>
  readonly seed: number
}

// tinypool hands over [its own data, ours].
const [, setup] = workerData as [unknown, PatternSetup]

export default function measure(replicate: number): Float64Array {
  return measurePatterns(setup.scenarios, setup.seed, replicate)
}
