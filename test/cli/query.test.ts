/** The page of questions in SQL, asked of two real batches. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, expect, test } from 'vitest'
import type { Result } from '../../sim/studies/batch/result.ts'
import { questionsOf } from '../bench/questions.ts'
import { chokepoint, newFolder, REAL } from './command-line.ts'

const RUNS = 6
const base = newFolder()
const folders = Object.fromEntries(
  ['export-controls-2025', 'faster-licences'].map((name) => [`out/${name}`, join(base, name)]),
)
const answers = new Map<string, Record<string, unknown>[]>()
const results: Result[] = []

beforeAll(async () => {
  for (const [name, folder] of Object.entries(folders)) {
    const scenario = `scenarios/${name.slice('out/'.length)}.yaml`
    const args = ['run', scenario, '-n', String(RUNS), '--no-report', '-q', '-o', folder]
    expect(await chokepoint(args, { program: REAL })).toMatchObject({ code: 0 })
    results.push(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as Result)
  }
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  for (const { title, sql } of questionsOf(folders))
    answers.set(title, (await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, unknown>[])
})

const answer = (start: string): Record<string, unknown>[] => {
  const title = [...answers.keys()].find((one) => one.startsWith(start))
  if (title === undefined) throw new Error(`no question '${start}' in docs/query.md`)
  return answers.get(title)!
}
const valuesOf = (result: Result, name: string): number[] => result.outcomes[name]!.values.map((value) => value ?? NaN)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

test('every question is asked', () => {
  expect([...answers.keys()]).toHaveLength(7)
})

test('a table says its units and its first day', () => {
  const said = new Map(answer('What columns are measured in').map(({ key, value }) => [key, String(value)]))
  expect(said.get('chokepoint.start')).toBe('2025-01-06')
  const units = JSON.parse(said.get('chokepoint.units')!) as Record<string, string>
  expect(units['totalLostUse']).toBe(results[0]!.outcomes['totalLostUse']!.unit)
})

test('weekly bands are those of the summary', () => {
  const rows = answer('Bands of a price')
  const { bands } = results[0]!.series['quotePrice.Dy']!
  expect(rows).toHaveLength(results[0]!.scenario.weeks)
  rows.forEach((row, week) => {
    const [p05, p50, p95] = (row['usdPerKg'] as number[]).map(Number)
    for (const [found, band] of [
      [p05, 0],
      [p50, 2],
      [p95, 4],
    ] as const)
      expect(found).toBeCloseTo(bands[band]![week]!, 8)
  })
})

test('exceedance is at least what the best week says', () => {
  const [row] = answer('How often a limit is exceeded')
  // The median of a week is above the limit, so at least half of the runs exceed it.
  const { bands } = results[0]!.series['quotePrice.Dy']!
  expect(Math.max(...bands[2]!.map(Number))).toBeGreaterThan(400)
  expect(Number(row!['share'])).toBeGreaterThanOrEqual(0.5)
  expect((Number(row!['share']) * RUNS) % 1).toBeCloseTo(0, 9)
})

test('an outcome has the quantiles of the summary', () => {
  const [row] = answer('The distribution of an outcome')
  const { p05, p25, p50, p75, p95, mean: average } = results[0]!.outcomes['peakQuoteRatio.Dy']!
  const quantiles = (row!['quantiles'] as number[]).map(Number)
  quantiles.forEach((found, q) => expect(found).toBeCloseTo([p05, p25, p50, p75, p95][q]!, 8))
  expect(Number(row!['mean'])).toBeCloseTo(average!, 8)
  expect(Number(row!['runs'])).toBe(RUNS)
})

test('a filter by uncertainty splits the runs and loses none', () => {
  const rows = answer('Only the runs in which buyers hold thin stocks')
  expect(rows.reduce((sum, row) => sum + Number(row['runs']), 0)).toBe(RUNS)
})

test('rank correlations name five uncertainties, the strongest first', () => {
  const rows = answer('What an outcome goes with')
  expect(rows).toHaveLength(5)
  const sizes = rows.map((row) => Math.abs(Number(row['spearman'])))
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  expect(sizes[0]).toBeLessThanOrEqual(1)
})

test('two folders pair up run by run', () => {
  const [row] = answer('Two folders run by run')
  const [base, variant] = results.map((result) => valuesOf(result, 'totalLostUse')) as [number[], number[]]
  expect(Number(row!['tonnes'])).toBeCloseTo(mean(variant) - mean(base), 6)
  expect(Number(row!['helped'])).toBeCloseTo(variant.filter((value, r) => value < base[r]!).length / RUNS, 9)
})
