/** Everything with a clock, a host or a path in it: one JSON line per event, only ever appended. Not part of the results. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shard } from '../../studies/batch/shard.ts'
import { manifestNames } from '../store/manifest.ts'

export type RunLog = (event: string, fields?: Readonly<Record<string, unknown>>) => void

/** A shard keeps a log of its own: lines of several machines in one file would run into each other. */
export function createRunLog(folder: string, shard?: Shard): RunLog {
  const path = join(folder, manifestNames(shard).log)
  return (event, fields = {}) => {
    appendFileSync(path, `${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`)
  }
}
