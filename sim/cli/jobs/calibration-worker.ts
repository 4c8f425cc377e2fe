/** A thread of a calibration: runs every scenario at one point and returns the simulated value of every figure. */
import { workerData } from 'node:worker_threads'
import { evaluate, type Problem } from '../../studies/calibrate/problem.ts'

export interface CalibrationSetup {
  readonly problem: Problem
  readonly seed: number
}
export interface CalibrationTask {
  readonly point: readonly number[]
  readonly replicate: number
}

// tinypool hands over [its own data, ours].
const [, { problem, seed }] = workerData as [unknown, CalibrationSetup]

export default function evaluatePoint({ point, replicate }: CalibrationTask): Float64Array {
  return evaluate(problem, point, seed, replicate)
}
