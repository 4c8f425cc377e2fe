/** Everything with a clock, a host or a path in it: one JSON line per event, only ever appended. Not part of the results. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

export type RunLog = (event: string, fields?: Readonly<Record<string, unknown>>) => void

export function createRunLog(folder: string): RunLog {
  const path = join(folder, 'run.log.jsonl')
  return (event, fields = {}) => {
    appendFileSync(path, `${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`)
  }
}
