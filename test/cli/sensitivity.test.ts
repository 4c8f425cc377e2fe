/** `chokepoint sensitivity` and `chokepoint discover` as users start them, around the toy engine. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { SensitivityResult } from '../../sim/studies/sensitivity/result.ts'
import { checksums, chokepoint, newFolder, SCENARIO } from './command-line.ts'

const VARY = ['manufacturer.fear', 'exporter.stockWeeks', 'quotaPlanner.trend'].flatMap((path) => ['--vary', path])
const STUDY = ['sensitivity', SCENARIO, '--samples', '3', ...VARY, '--outcome', 'quotePrice.Dy', '--at', '2025-09-05']
const DISCOVER = ['--outcome', 'quotePrice.Dy', '--at', '20']
const folder = newFolder()
const [run, study, found] = [join(folder, 'run'), join(folder, 'study'), join(folder, 'run-discovery')]
let screened: SensitivityResult
let discovered: string

beforeAll(async () => {
  const told = await chokepoint([...STUDY, '--json', '-w', '1', '-o', study])
  expect(told.code).toBe(0)
  screened = JSON.parse(told.stdout) as SensitivityResult
  expect(await chokepoint(['run', SCENARIO, '-n', '80', '--no-report', '-q', '-o', run])).toMatchObject({ code: 0 })
  const end = await chokepoint(['discover', run, ...DISCOVER, '--above', '100'])
  expect(end.code).toBe(0)
  discovered = end.stdout
})

test('the same bytes for one worker and for three, and when the report is drawn again', async () => {
  const three = join(folder, 'three')
  expect(await chokepoint([...STUDY, '-q', '-w', '3', '-o', three], { apart: true })).toMatchObject({ code: 0 })
  expect(Object.keys(checksums(study)).sort()).toEqual([
    'manifest.json',
    'report.html',
    'rows.parquet',
    'scenario.yaml',
    'summary.json',
  ])
  expect(checksums(study)).toEqual(checksums(three))
  expect(await chokepoint(['verify', three])).toMatchObject({ code: 0 })
  expect(await chokepoint(['report', three])).toMatchObject({ code: 0, stdout: `${join(three, 'report.html')}\n` })
  expect(checksums(three)).toEqual(checksums(study))
})

test('stands in the report of a run of its scenario, with what discover found in that run; not in that of another', async () => {
  expect(await chokepoint(['verify', found])).toMatchObject({ code: 0 })
  expect(await chokepoint(['report', run, study, found, '--no-live'])).toMatchObject({ code: 0 })
  const page = readFileSync(join(run, 'report.html'), 'utf8')
  for (const id of ['sensitivity', 'discovery']) expect(page).toContain(`<section id="${id}">`)
  const other = join(folder, 'other')
  expect(await chokepoint(['run', SCENARIO, '-n', '3', '--seed', '7', '--no-report', '-q', '-o', other])).toMatchObject(
    { code: 0 },
  )
  const refused = await chokepoint(['report', other, found])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('is a study of other runs')
})

test('with luck held, what no agent reads has exactly no effect', () => {
  const { schema, outcomes, varied, runs } = screened
  expect(schema).toBe('chokepoint.sensitivity/1')
  expect(varied).toHaveLength(3)
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
  [['--outcome', 'quotePrice.Dy'], 'quotePrice.Dy on 2025-01-06'],
  [['--outcome', 'quotePrice.Dy', '--at', '2035-01-01'], 'expected a date from 2025-01-06'],
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
  expect(discovered).toContain('of all runs')
  const result = JSON.parse(readFileSync(join(found, 'summary.json'), 'utf8')) as {
    schema: string
    trajectory: object[]
  }
  expect(result.schema).toBe('chokepoint.discovery/1')
  expect(result.trajectory.length).toBeGreaterThan(3)
  const all = await chokepoint(['discover', run, ...DISCOVER, '--above', '0'])
  expect(all.code).toBe(2)
  expect(all.stderr).toContain('choose another limit')
  const none = await chokepoint(['discover', run, ...DISCOVER])
  expect(none.stderr).toContain('expected either --above X or --below X')
})
