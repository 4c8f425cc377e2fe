/** What a pattern is: a number computed from runs of shipped scenarios, held against an observation. Nothing is fed back into a run. */
import type { Scenario } from '../../scenario/scenario.ts'

/** One replicate of one scenario, its series by name. */
export interface PatternRun {
  readonly scenario: Scenario
  series(name: string): Float64Array
}
/** One replicate of every scenario that the scoreboard needs, with the same seed. */
export type PatternRuns = (scenario: string) => PatternRun

/** Worlds in which a measure must fail; what they are stands in `null-worlds.ts`. */
export const NULLS = ['no-events', 'persistence', 'noise', 'inputs'] as const
export type NullName = (typeof NULLS)[number]

export interface Pattern {
  readonly id: string
  readonly measure: string
  readonly unit: string
  readonly observed: number
  /** The median of the replicates must lie in here. */
  readonly tolerance: readonly [number, number]
  /** Why it is as wide as it is: the error of the observation. */
  readonly reason: string
  readonly split: 'fit' | 'held_out'
  readonly evidence: string
  /** Nulls that mean nothing here, each with the reason; all others are tried. */
  readonly untried?: Readonly<Partial<Record<NullName, string>>>
  readonly of: (runs: PatternRuns) => number
}

/** Everything from a factor below the observation to a factor above it. */
export function within(observed: number, factor: number): readonly [number, number] {
  return [observed / factor, observed * factor]
}

/** Everything up to a share of the observation away from it. */
export function around(observed: number, share: number): readonly [number, number] {
  const room = share * Math.abs(observed)
  return [observed - room, observed + room]
}
