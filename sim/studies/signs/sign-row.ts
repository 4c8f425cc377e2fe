/**
 * What a row of the sign table is: one change of a shipped scenario, and which way outcomes must go. Signs are what an economist
 * would expect before any run; where history has a size, it stands there too.
 */
import type { LeverName } from '../../policy/levers.ts'
import type { Scenario } from '../../scenario/scenario.ts'

export interface SignRow {
  /** `[a-z0-9-]+`; named on the command line. */
  readonly id: string
  /** Levers, public programmes among them, and kinds of agents that the row tries. */
  readonly levers: readonly LeverName[]
  readonly kinds: readonly string[]
  /** What is changed, in a few words. */
  readonly change: string
  /** A shipped scenario, by file name without ending. */
  readonly scenario: string
  readonly apply: (scenario: Scenario) => Scenario
  readonly outcomes: readonly SignOutcome[]
}

export interface SignOutcome {
  readonly reading: Reading
  readonly expected: Expected
  /** Change in % of the unchanged run that history or bookkeeping allows. */
  readonly size?: readonly [number, number]
  readonly reason: string
}

/** `moves`: either way, but not dead. */
export type Expected = 'up' | 'down' | 'same' | 'moves'

/** Mean of weekly series, summed, from one date to another. */
export interface Reading {
  readonly label: string
  readonly series: readonly string[]
  /** Subtracted, where what counts is whom a change hurts more. */
  readonly less?: readonly string[]
  readonly from: string
  readonly to: string
}
