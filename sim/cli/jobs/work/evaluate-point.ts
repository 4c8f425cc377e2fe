/** Every scenario of a calibration at one point: the simulated value of every figure. */
import { evaluate, type Problem } from '../../../studies/calibrate/problem.ts'
import type { Job } from './job.ts'

export interface CalibrationSetup {
  readonly problem: Problem
  readonly seed: number
}
export interface CalibrationTask {
  readonly point: readonly number[]
  readonly replicate: number
}

export const evaluatePoint: Job<CalibrationSetup, CalibrationTask, Float64Array> =
  ({ problem, seed }) =>
  ({ point, replicate }) =>
    evaluate(problem, point, seed, replicate)
