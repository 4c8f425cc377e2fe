/** Points of a first screen, all with the luck of one replicate. */
import type { Scenario } from '../../../scenario/scenario.ts'
import { measurePoints, type Point } from '../../../studies/live/points.ts'

interface Setup {
  readonly scenario: Scenario
  readonly points: readonly Point[]
  /** Of the series in a record. */
  readonly places: readonly number[]
  readonly seed: number
}

export const measureLuck =
  ({ scenario, points, places, seed }: Setup) =>
  (replicate: number): Float64Array[] =>
    measurePoints(scenario, points, places, seed, replicate)
