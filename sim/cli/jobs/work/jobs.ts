/** What threads can do, by name. */
import { computeChunk } from './compute-chunk.ts'
import { evaluateDraw } from './evaluate-draw.ts'
import { evaluatePoint } from './evaluate-point.ts'
import { measureDesignRow } from './measure-design-row.ts'
import { measureLuck } from './measure-luck.ts'
import { measureReplicate } from './measure-replicate.ts'
import { measureRows } from './measure-rows.ts'
import { runSeries } from './run-series.ts'
import { testReplicate } from './test-replicate.ts'

export const JOBS = {
  computeChunk,
  evaluateDraw,
  evaluatePoint,
  measureDesignRow,
  measureLuck,
  measureReplicate,
  measureRows,
  runSeries,
  testReplicate,
} as const

export type JobName = keyof typeof JOBS
export type SetupOf<Name extends JobName> = Parameters<(typeof JOBS)[Name]>[0]
export type TaskOf<Name extends JobName> = Parameters<ReturnType<(typeof JOBS)[Name]>>[0]
export type ResultOf<Name extends JobName> = ReturnType<ReturnType<(typeof JOBS)[Name]>>
