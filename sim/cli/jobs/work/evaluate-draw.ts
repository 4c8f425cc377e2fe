/** The outcomes of one draw of another program under the luck of one replicate. */
import type { Scenario } from '../../../scenario/scenario.ts'
import type { Draw } from '../../../studies/evaluate/read-draws.ts'
import { drawUncertainties } from '../../../world/uncertainty.ts'
import { engine } from '../../engine.ts'
import type { Job } from './job.ts'

export interface EvaluationSetup {
  readonly scenario: Scenario
  readonly seed: number
  readonly draws: readonly Draw[]
  /** Of each draw; all draws have the same luck, and the same values of what they do not name. */
  readonly replicates: number
}

/** Tasks go through all replicates of a draw before the next. NaN: it did not happen. */
export const evaluateDraw: Job<EvaluationSetup, number, Float64Array> =
  ({ scenario, seed, draws, replicates }) =>
  (task) => {
    const replicate = task % replicates
    const drawn = drawUncertainties(scenario, seed, replicate)
    for (const [path, value] of draws[Math.floor(task / replicates)]!) drawn.set(path, value)
    return engine.simulate(scenario, { seed, replicate, draws: drawn }).scalars
  }
