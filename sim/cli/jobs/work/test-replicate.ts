/** One replicate of the hindcast: every pattern and every scored series. */
import { scoredSeries, testRuns, type Tested, type Scenarios } from '../../../studies/hindcast/measure.ts'
import { runScenarios } from '../../../studies/patterns/score.ts'
import type { Job } from './job.ts'

export interface HindcastSetup {
  readonly scenarios: Scenarios
  readonly seed: number
}

export const testReplicate: Job<HindcastSetup, number, Tested> = ({ scenarios, seed }) => {
  const scored = scoredSeries(scenarios)
  return (replicate) => testRuns(runScenarios(scenarios, seed, replicate), scored, seed, replicate)
}
