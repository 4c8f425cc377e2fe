/** Tables longer than a row group: every value comes back, in DuckDB and in CSV. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, expect, test } from 'vitest'
import { writeCsv } from '../../sim/cli/store/csv-file.ts'
import { GROUP_ROWS, writeParquet } from '../../sim/cli/store/parquet.ts'
import { newFolder } from './command-line.ts'

const ROWS = 2 * GROUP_ROWS + 321
const folder = newFolder()
const file = join(folder, 'table.parquet')
/** Every seventh did not happen. */
const half = (row: number): number => (row % 7 === 0 ? Number.NaN : row / 2)

beforeAll(() => {
  writeParquet(file, ROWS, (from, to) => [
    { name: 'replicate', values: Int32Array.from({ length: to - from }, (_, r) => from + r) },
    { name: 'half', values: Float64Array.from({ length: to - from }, (_, r) => half(from + r)), optional: true },
  ])
})

test('DuckDB counts and sums them', async () => {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  const [row] = (
    await connection.runAndReadAll(
      `SELECT count(*)::INT AS n, count(half)::INT AS happened, sum(half) AS sum FROM '${file}' WHERE half IS NULL OR half = replicate / 2`,
    )
  ).getRowObjectsJS()
  const happened = Array.from({ length: ROWS }, (_, r) => half(r)).filter((value) => !Number.isNaN(value))
  expect(row).toEqual({ n: ROWS, happened: happened.length, sum: happened.reduce((a, b) => a + b, 0) })
})

test('CSV has a line each, in order, under one header', async () => {
  const csv = join(folder, 'table.csv')
  await writeCsv(csv, [file])
  const lines = readFileSync(csv, 'utf8').trimEnd().split('\n')
  expect(lines[0]).toBe('replicate,half')
  expect(lines.slice(1)).toEqual(Array.from({ length: ROWS }, (_, r) => `${r},${Number.isNaN(half(r)) ? '' : half(r)}`))
})
