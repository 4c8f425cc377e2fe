/** What a pattern is: a number computed from runs of shipped scenarios, held against an observation. Nothing is fed back into a run. */
import type { Scenario } from '../scenario/scenario.ts'

/** One replicate of one scenario, its series by name. */
export interface PatternRun {
  readonly scenario: Scenario
  series(name: string): Float64Array
}
/** One replicate of every scenario that the scoreboard needs, with the same seed. */
export type PatternRuns = (scenario: string) => PatternRun

export interface Pattern {
  readonly id: string
  readonly measure: string
  readonly unit: string
  readonly observed: number
  /** The median of the replicates must lie in here. */
  readonly tolerance: readonly [number, number]
  readonly split: 'fit' | 'held_out'
  readonly evidence: string
  readonly of: (runs: PatternRuns) => number
}
