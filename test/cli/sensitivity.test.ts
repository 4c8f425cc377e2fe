/** `chokepoint sensitivity` and `chokepoint discover` as users start them, around the toy engine. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SensitivityResult } from '../../sim/sensitivity/result.ts'
import { checksums, chokepoint, newFolder, SCENARIO } from './command-line.ts'

const STUDY = ['sensitivity', SCENARIO, '--samples', '3', '--outcome', 'quotePrice.Dy', '--at', '2025-09-05', '-q']

test('the same bytes for one worker and for three', async () => {
  const folder = newFolder()
  const [one, three] = [join(folder, 'one'), join(folder, 'three')]
  expect((await chokepoint([...STUDY, '-w', '1', '-o', one])).code).toBe(0)
  expect((await chokepoint([...STUDY, '-w', '3', '-o', three])).code).toBe(0)
  expect(Object.keys(checksums(one)).sort()).toEqual([
    'manifest.json',
    'report.html',
    'rows.parquet',
    'scenario.yaml',
    'summary.json',
  ])
  expect(checksums(one)).toEqual(checksums(three))
  expect(await chokepoint(['verify', one])).toMatchObject({ code: 0 })
  const before = checksums(one)
  expect(await chokepoint(['report', one])).toMatchObject({ code: 0, stdout: `${join(one, 'report.html')}\n` })
  expect(checksums(one)).toEqual(before)
})

test('stands in the report of a run of its scenario, with what discover found in that run; not in that of another', async () => {
  const folder = newFolder()
  const [run, study] = [join(folder, 'run'), join(folder, 'study')]
  expect((await chokepoint(['run', SCENARIO, '-n', '80', '--no-report', '-q', '-o', run])).code).toBe(0)
  expect((await chokepoint([...STUDY, '-o', study])).code).toBe(0)
  const discover = ['discover', run, '--outcome', 'quotePrice.Dy', '--at', '20', '--above', '100']
  expect((await chokepoint(discover)).code).toBe(0)
  const found = `${run}-discovery`
  expect(await chokepoint(['verify', found])).toMatchObject({ code: 0 })
  expect((await chokepoint(['report', run, study, found, '--no-live'])).code).toBe(0)
  const page = readFileSync(join(run, 'report.html'), 'utf8')
  for (const id of ['sensitivity', 'discovery']) expect(page).toContain(`<section id="${id}">`)
  const other = join(folder, 'other')
  expect((await chokepoint(['run', SCENARIO, '-n', '80', '--seed', '7', '--no-report', '-q', '-o', other])).code).toBe(
    0,
  )
  const refused = await chokepoint(['report', other, found])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('is a study of other runs')
})

test('with luck held, what no agent reads has exactly no effect', async () => {
  const output = join(newFolder(), 'study')
  const { stdout } = await chokepoint([...STUDY, '--json', '-o', output])
  const { schema, outcomes, varied, runs } = JSON.parse(stdout) as SensitivityResult
  expect(schema).toBe('chokepoint.sensitivity/1')
  expect(runs).toBe(3 * (varied.length + 1))
  expect(outcomes[0]!.screened!.every(({ muStar }) => muStar === 0)).toBe(true)
})

test('Sobol: luck makes all of the variance of a walk that no uncertainty moves', async () => {
  const args = [
    'sensitivity',
    SCENARIO,
    '--method',
    'sobol',
    '--samples',
    '16',
    '--outcome',
    'quotePrice.Dy',
    '--at',
    '20',
  ]
  const vary = ['--vary', 'manufacturer.fear', '--vary', 'exporter.stockWeeks']
  const { stdout } = await chokepoint([...args, ...vary, '--json', '-o', join(newFolder(), 'study')])
  const [outcome] = (JSON.parse(stdout) as SensitivityResult).outcomes
  expect(outcome!.luck!.share).toBeCloseTo(1, 10)
  expect(outcome!.indexed!.map(({ total }) => total)).toEqual([0, 0])
})

test.each([
  [['--outcome', 'timeToRecovr'], 'did you mean timeToRecover?'],
  [['--outcome', 'quotePrice.Dy'], 'expected --at'],
  [['--outcome', 'quotePrice.Dy', '--at', '2035-01-01'], 'expected a date or a week within'],
  [['--vary', 'manufacturer.faer'], 'did you mean manufacturer.fear?'],
  [['--samples', '1'], 'expected a whole number from 2'],
])('refuses %j, and writes nothing', async (args, words) => {
  const output = join(newFolder(), 'study')
  const { code, stderr } = await chokepoint(['sensitivity', SCENARIO, ...args, '-o', output])
  expect(code).toBe(2)
  expect(stderr).toContain(words)
  expect(existsSync(output)).toBe(false)
})

test('discovers in a finished run, and says when there is nothing to tell apart', async () => {
  const folder = newFolder()
  const run = join(folder, 'run')
  expect((await chokepoint(['run', SCENARIO, '-n', '80', '--no-report', '-q', '-o', run])).code).toBe(0)
  const { code, stdout } = await chokepoint([
    'discover',
    run,
    '--outcome',
    'quotePrice.Dy',
    '--at',
    '20',
    '--above',
    '100',
  ])
  expect(code).toBe(0)
  expect(stdout).toContain('of all runs')
  const result = JSON.parse(readFileSync(`${run}-discovery/summary.json`, 'utf8')) as {
    schema: string
    trajectory: object[]
  }
  expect(result.schema).toBe('chokepoint.discovery/1')
  expect(result.trajectory.length).toBeGreaterThan(3)
  const all = await chokepoint(['discover', run, '--outcome', 'quotePrice.Dy', '--at', '20', '--above', '0'])
  expect(all.code).toBe(2)
  expect(all.stderr).toContain('choose another limit')
  const none = await chokepoint(['discover', run, '--outcome', 'quotePrice.Dy', '--at', '20'])
  expect(none.stderr).toContain('expected either --above X or --below X')
})
