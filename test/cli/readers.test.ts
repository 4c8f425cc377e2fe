/** Every table of a batch through a Parquet reader that is neither ours nor DuckDB: arrow-rs, which reads, and writes what it read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { readParquet, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/node'
import { beforeAll, expect, test } from 'vitest'
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
