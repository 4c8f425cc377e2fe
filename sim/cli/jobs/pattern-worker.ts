/** A thread of the hindcast: measures every pattern and every scored series in one replicate. */
import { workerData } from 'node:worker_threads'
import { scoredSeries, testRuns, type Tested, type Scenarios } from '../../studies/hindcast/measure.ts'
import { runScenarios } from '../../studies/patterns/score.ts'

export interface HindcastSetup {
  readonly scenarios: Scenarios
  readonly seed: number
}

// tinypool hands over [its own data, ours].
const [, { scenarios, seed }] = workerData as [unknown, HindcastSetup]
const scored = scoredSeries(scenarios)

export default function measure(replicate: number): Tested {
  return testRuns(runScenarios(scenarios, seed, replicate), scored, seed, replicate)
}
