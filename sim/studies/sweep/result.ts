/** A finished sweep: what reports and tables read. Written as summary.json. Pure JSON: no NaN, no undefined. */
import type { Better } from '../../outcomes/outcome.ts'
import type { PairedDifference } from '../compare/result.ts'
import type { Factor } from './factor.ts'

export interface SweepResult {
  readonly schema: 'chokepoint.sweep/1'
  readonly engine: string
  readonly scenario: { readonly name: string; readonly title: string; readonly hash: string; readonly digest: string }
  readonly seed: number
  /** Runs at each level; all levels have the same luck. */
  readonly replicates: number
  readonly factors: readonly Factor[]
  readonly outcomes: readonly SweptOutcome[]
  readonly notes: readonly string[]
  /** What the middle of the runs of a policy or level comes to that no market has seen; left out where there is nothing. */
  readonly implausible?: readonly string[]
  readonly command: string
}

export interface SweptOutcome {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly better: Better
  /** In the order of the design: the last factor fastest. */
  readonly levels: readonly SweptLevel[]
}

export interface SweptLevel {
  /** Value of each factor. */
  readonly at: readonly number[]
  /** Of the statistic asked for, the mean where none is; null where these runs cannot tell. */
  readonly value: number | null
  /** Ends of its 95 % interval; null where the runs are too few to bound it. */
  readonly low: number | null
  readonly high: number | null
  /** Of the runs: 5 %, 50 % and 95 %; null where none has a value, and where runs are counted. */
  readonly spread: readonly [number, number, number] | null
  /** Runs in which it did not happen: a wait counts as long as the run, any other outcome leaves the run out. */
  readonly missing: number
  /** From the first level, run by run; null there, and with fewer than two pairs. */
  readonly difference: PairedDifference | null
}
