/**
 * `npm run bench query DIR`: the questions of docs/query.md that need one results folder, put to DuckDB on DIR: time, and the peak
 * memory of the process. DuckDB may take `MEMORY`; what does not fit it would write to disk, which is not allowed here.
 */
import { DuckDBInstance } from '@duckdb/node-api'
import { questionsOf } from './questions.ts'

const MEMORY = '512MB'

export async function benchQuery(say: (line: string) => void, folder?: string): Promise<void> {
  if (folder === undefined) throw new RangeError('expected the results folder to ask: npm run bench query DIR')
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: MEMORY, temp_directory: '' })
  const connection = await instance.connect()
  const before = process.resourceUsage().maxRSS
  for (const { title, sql } of questionsOf({ 'out/export-controls-2025': folder })) {
    const start = performance.now()
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson()
    const seconds = ((performance.now() - start) / 1_000).toFixed(1)
    say(`${seconds.padStart(6)} s  ${title}: ${String(rows.length)} rows, ${JSON.stringify(rows[0]).slice(0, 120)}`)
  }
  const megabytes = (kilobytes: number): string => `${(kilobytes / 1_024).toFixed(0)} MB`
  say(`peak memory ${megabytes(process.resourceUsage().maxRSS)}, ${megabytes(before)} before the first question`)
}
