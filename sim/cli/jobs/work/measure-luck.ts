/** Points of a first screen, each with the luck of its replicate. */
import type { Scenario } from '../../../scenario/scenario.ts'
import { measurePoints, type Point } from '../../../studies/live/points.ts'

interface Setup {
  readonly scenario: Scenario
  /** [replicate][point] */
  readonly points: readonly (readonly Point[])[]
  /** Of the series in a record. */
  readonly places: readonly number[]
  readonly seed: number
}

export const measureLuck =
  ({ scenario, points, places, seed }: Setup) =>
  (replicate: number): Float64Array[] =>
    measurePoints(scenario, points[replicate]!, places, seed, replicate)
