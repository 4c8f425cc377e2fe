/** One replicate of the scoreboard with the full model and with each of its variants. */
import { measureAblations } from '../../../studies/ablation/measure.ts'
import type { Measured, Scenarios } from '../../../studies/hindcast/measure.ts'
import type { Job } from './job.ts'

export interface AblationSetup {
  readonly full: Scenarios
  /** Scenarios that change, by ablation. */
  readonly ablated: readonly Scenarios[]
  readonly seed: number
}

export const measureReplicate: Job<AblationSetup, number, readonly Measured[]> =
  ({ full, ablated, seed }) =>
  (replicate) =>
    measureAblations(full, ablated, seed, replicate)
