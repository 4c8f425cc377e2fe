/** What other programs find in a results folder, and what `verify` finds wrong with one. */
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Result } from '../../sim/studies/batch/result.ts'
import { columnName } from '../../sim/cli/store/parquet.ts'
import { verifyFolder } from '../../sim/cli/store/verify-folder.ts'
import { chokepoint, newFolder, QUICK, TOY } from './command-line.ts'

vi.mock('../../sim/cli/engine.ts', () => import('./toy-engine.ts'))

const folder = join(newFolder(), 'results')
let result: Result
let query: (sql: string) => Promise<Record<string, unknown>[]>

beforeAll(async () => {
  expect(await chokepoint(['run', QUICK, '--replicates', '25', '--no-report', '-o', folder])).toMatchObject({
    code: 0,
  })
  result = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as Result
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  query = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS()
})

describe('DuckDB', () => {
  test('reads every chunk as one table: a row per replicate and week, no nulls', async () => {
    const [row] =
      await query(`SELECT count(*)::INT AS n, count(DISTINCT replicate)::INT AS replicates, min(week) AS first,
      max(week) AS last FROM '${folder}/chunks/*.parquet'`)
    const { weeks } = result.scenario
    expect(row).toEqual({ n: 25 * weeks, replicates: 25, first: 0, last: weeks - 1 })
    const columns = await query(`DESCRIBE FROM '${folder}/chunks/*.parquet'`)
    expect(columns.map((column) => column['column_name'])).toEqual([
      'replicate',
      'week',
      ...Object.keys(result.series).map(columnName),
    ])
  })

  test('quantile_cont of every series and week is what summary.json says', async () => {
    const names = Object.keys(result.series)
    const select = names.map(
      (name) => `quantile_cont(${columnName(name)}, [0.05, 0.25, 0.5, 0.75, 0.95]) AS ${columnName(name)}`,
    )
    const rows = await query(
      `SELECT ${select.join(', ')} FROM '${folder}/chunks/*.parquet' GROUP BY week ORDER BY week`,
    )
    const isNear = (found: number | undefined, said: number | null): boolean => Math.abs(found! - said!) < 0.5e-10
    const wrong = names.filter((name) =>
      rows.some((row, week) => {
        const found = row[columnName(name)] as number[]
        return !result.series[name]!.bands.every((band, q) => isNear(found[q], band[week]!))
      }),
    )
    expect(rows).toHaveLength(result.scenario.weeks)
    expect(wrong).toEqual([])
  })

  test('outcomes have a row per replicate, null where one did not happen, and the quantiles of summary.json', async () => {
    for (const [name, outcome] of Object.entries(result.outcomes)) {
      const column = columnName(name)
      const [row] =
        await query(`SELECT count(*)::INT AS n, count(${column})::INT AS happened, quantile_cont(${column}, 0.95) AS p95
        FROM '${folder}/outcomes.parquet'`)
      expect(row).toMatchObject({ n: 25, happened: Math.round(outcome.share * 25) })
      expect(row!['p95']).toBeCloseTo(outcome.p95!, 10)
    }
    const values = await query(
      `SELECT ${columnName(Object.keys(result.outcomes)[0]!)} AS v FROM '${folder}/outcomes.parquet' ORDER BY replicate`,
    )
    expect(values.map((row) => row['v'])).toEqual(Object.values(result.outcomes)[0]!.values)
  })

  test('the design has a column per uncertainty', async () => {
    const columns = await query(`DESCRIBE FROM '${folder}/design.parquet'`)
    const paths = result.scenario.uncertainties.map((uncertainty) => columnName(uncertainty.path))
    expect(columns.map((column) => column['column_name'])).toEqual(['replicate', ...paths])
  })
})

interface Resource {
  readonly path: string
  readonly dialect: { readonly delimiter: string }
  readonly schema: { readonly fields: readonly { readonly name: string }[] }
}

describe('export', () => {
  test('writes CSV with the values of the Parquet files', async () => {
    const out = newFolder()
    expect(await chokepoint(['export', folder, '--format', 'csv', '-o', out])).toMatchObject({ code: 0 })
    const names = ['datapackage.json', 'design.csv', 'dictionary.csv', 'outcomes.csv', 'series.csv']
    expect(readdirSync(out).sort()).toEqual(names)
    for (const [csv, parquet] of [
      ['series.csv', 'chunks/*.parquet'],
      ['outcomes.csv', 'outcomes.parquet'],
      ['design.csv', 'design.parquet'],
    ]) {
      const [row] = await query(
        `SELECT count(*)::INT AS n FROM (FROM read_csv('${out}/${csv}') EXCEPT ALL FROM '${folder}/${parquet}')`,
      )
      expect(row).toEqual({ n: 0 })
      const lines = readFileSync(join(out, csv!), 'utf8').trimEnd().split('\n').length - 1
      expect((await query(`SELECT count(*)::INT AS n FROM '${folder}/${parquet}'`))[0]).toEqual({ n: lines })
    }
  })

  test('in long form has a line for each value, with the date of its week and its unit', async () => {
    const out = newFolder()
    expect(await chokepoint(['export', folder, '--long', '-o', out])).toMatchObject({ code: 0 })
    const [found] = await query(
      `SELECT count(*)::INT AS n, min(date)::TEXT AS first, any_value(unit) AS unit FROM '${out}/series.csv' JOIN '${folder}/chunks/*.parquet' USING (replicate, week) WHERE name = 'quotePrice.Dy' AND value = quotePrice_Dy`,
    )
    const [{ n }] = (await query(`SELECT count(*)::INT AS n FROM '${folder}/chunks/*.parquet'`)) as [{ n: number }]
    expect(found).toEqual({ n, first: '2025-01-06', unit: 'USD/kg' })
  })

  test('writes the numbers of a country, and says so in its data package', async () => {
    const out = newFolder()
    expect(await chokepoint(['export', folder, '--decimal', 'comma', '-o', out])).toMatchObject({ code: 0 })
    const [row] = await query(
      `SELECT count(*)::INT AS n FROM (FROM read_csv('${out}/outcomes.csv', delim = ';', decimal_separator = ',') EXCEPT ALL FROM '${folder}/outcomes.parquet')`,
    )
    expect(row).toEqual({ n: 0 })
    const { resources } = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8')) as { resources: Resource[] }
    for (const { path, dialect, schema } of resources) {
      const [head] = readFileSync(join(out, path), 'utf8').split('\n', 1)
      expect(head!.split(dialect.delimiter), path).toEqual(schema.fields.map(({ name }) => name))
    }
    expect(resources[1]!.schema.fields[1]).toMatchObject({
      type: 'number',
      decimalChar: ',',
      unit: expect.any(String) as string,
    })
  })

  test('refuses one sign for two things', async () => {
    const ended = await chokepoint(['export', folder, '--decimal', 'comma', '--separator', ',', '-o', newFolder()])
    expect(ended).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('verify', () => {
  test('prints the digest of the summary when all is well', async () => {
    const { code, stdout } = await chokepoint(['verify', folder])
    expect(stdout).toBe(`${result.run.digest}  3 chunks, complete\n`)
    expect(code).toBe(0)
  })

  test('finds every one of 60 flipped bits, in whatever file', async () => {
    const copy = join(newFolder(), 'copy')
    cpSync(folder, copy, { recursive: true })
    const files = ['manifest.json', 'scenario.yaml', 'design.parquet', 'outcomes.parquet', 'summary.json']
      .concat(readdirSync(join(copy, 'chunks')).map((name) => `chunks/${name}`))
      .map((name) => join(copy, name))
    for (let flip = 0; flip < 60; flip++) {
      const path = files[flip % files.length]!
      const bytes = readFileSync(path)
      // Spread over the file; a golden-ratio step never repeats a place.
      const at = Math.floor(((flip * 0.618_034) % 1) * bytes.length)
      bytes[at]! ^= 1 << (flip % 8)
      writeFileSync(path, bytes)
      const { complete, problems } = await verifyFolder(copy)
      expect({ path, at, complete, problems: problems.length }).toEqual({ path, at, complete: false, problems: 1 })
      bytes[at]! ^= 1 << (flip % 8)
      writeFileSync(path, bytes)
    }
    expect((await verifyFolder(copy)).complete).toBe(true)
  })

  test('ends with 1 and names a missing chunk and a file that does not belong', async () => {
    const copy = join(newFolder(), 'copy')
    cpSync(folder, copy, { recursive: true })
    cpSync(join(copy, 'chunks/000001.parquet'), join(copy, 'chunks/000009.parquet'))
    execFileSync('rm', [join(copy, 'chunks/000001.parquet')])
    const { code, stderr } = await chokepoint(['verify', copy])
    expect(stderr).toContain('chunks/000001.parquet is missing')
    expect(stderr).toContain('chunks/000009.parquet is not part of the batch')
    expect(code).toBe(1)
  })
})

describe('standard output', () => {
  const shell = (line: string): number => {
    try {
      execFileSync('bash', ['-c', line], { stdio: ['ignore', 'ignore', 'ignore'] })
      return 0
    } catch (error) {
      return (error as { status: number }).status
    }
  }

  test('a reader that goes away is no failure', () => {
    const trace = `"${process.execPath}" "${TOY}" run "${QUICK}" --replicate 1 --trace`
    expect(shell(`set -o pipefail; ${trace} | head -c 10 >/dev/null`)).toBe(0)
  })

  test('a full disk under stdout is one', () => {
    expect(shell(`"${process.execPath}" "${TOY}" explain "${folder}" >/dev/full`)).toBe(3)
  })
})
