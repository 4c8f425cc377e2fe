/** Every table of a batch through a Parquet reader that is neither ours nor DuckDB: arrow-rs, which reads, and writes what it read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { ParquetFile, readParquet, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { chokepoint, newFolder, SCENARIO } from './command-line.ts'

const folder = join(newFolder(), 'results')

beforeAll(async () => {
  expect(await chokepoint(['run', SCENARIO, '-n', '12', '--no-report', '-q', '-o', folder])).toMatchObject({ code: 0 })
})

const rowsOf = (bytes: Uint8Array): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: Uint8Array.from(bytes).buffer })

test.each(['chunks/000000.parquet', 'chunks/000001.parquet', 'outcomes.parquet', 'design.parquet'])(
  'arrow-rs reads %s and gives every value back',
  async (name) => {
    const bytes = readFileSync(join(folder, name))
    const again = writeParquet(readParquet(bytes), new WriterPropertiesBuilder().build())
    const wanted = await rowsOf(bytes)
    expect(wanted.length).toBeGreaterThan(0)
    expect(await rowsOf(again)).toEqual(wanted)
  },
)

describe('units and the first day', () => {
  const tables = [
    ['series', 'chunks/000000.parquet'],
    ['series', 'chunks/000001.parquet'],
    ['outcomes', 'outcomes.parquet'],
    ['design', 'design.parquet'],
  ] as const
  let dictionary: readonly Record<string, string>[]
  let query: (sql: string) => Promise<Record<string, unknown>[]>

  beforeAll(async () => {
    const out = newFolder()
    expect(await chokepoint(['export', folder, '-o', out])).toMatchObject({ code: 0 })
    const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
    query = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS()
    dictionary = (await query(`FROM read_csv('${out}/dictionary.csv', all_varchar = true)`)) as typeof dictionary
  })

  test.each(tables)('of %s stand in %s, as the data dictionary of an export has them', async (table, name) => {
    const path = join(folder, name)
    const bytes = readFileSync(path)
    const { schema, key_value_metadata } = parquetMetadata(Uint8Array.from(bytes).buffer)
    const said = new Map(key_value_metadata!.map(({ key, value }) => [key, value]))
    const units = JSON.parse(said.get('chokepoint.units')!) as Record<string, string>
    const own = dictionary.filter((row) => row['table'] === table)
    expect(units).toEqual(Object.fromEntries(own.map(({ column, unit }) => [column, unit])))
    const columns = schema.slice(1).map((element) => element.name)
    expect(Object.keys(units)).toEqual(columns.filter((column) => !['replicate', 'week'].includes(column)))
    expect(said.get('chokepoint.start')).toBe('2025-01-06')
    const byDuckDB = await query(
      `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${path}') WHERE decode(key) IN ('chokepoint.start', 'chokepoint.units') ORDER BY key`,
    )
    expect(byDuckDB.map(({ value }) => value)).toEqual([said.get('chokepoint.start'), said.get('chokepoint.units')])
  })

  test.each(tables)('of %s in %s come through arrow-rs', async (_, name) => {
    const bytes = Uint8Array.from(readFileSync(join(folder, name)))
    const { key_value_metadata } = parquetMetadata(bytes.buffer)
    const file = await ParquetFile.fromFile(new Blob([bytes]))
    const read = file.metadata().fileMetadata().keyValueMetadata() as Map<string, string>
    for (const { key, value } of key_value_metadata!) expect(read.get(key), key).toBe(value)
    expect([...read.keys()]).toEqual(expect.arrayContaining(['chokepoint.start', 'chokepoint.units']))
  })
})
