/** A thread of the ablation: runs one replicate with and without each mechanism. */
import { workerData } from 'node:worker_threads'
import { measureAblations } from '../../studies/ablation/measure.ts'
import type { Measured, Scenarios } from '../../studies/hindcast/measure.ts'

export interface AblationSetup {
  readonly full: Scenarios
  /** Scenarios that change, by ablation. */
  readonly ablated: readonly Scenarios[]
  readonly seed: number
}

// tinypool hands over [its own data, ours].
const [, setup] = workerData as [unknown, AblationSetup]

export default function measure(replicate: number): readonly Measured[] {
  return measureAblations(setup.full, setup.ablated, setup.seed, replicate)
}
