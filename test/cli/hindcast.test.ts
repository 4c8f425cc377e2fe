/** `chokepoint hindcast` as users start it: a page, or the folder of a study that stands in the report of a run. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { HindcastResult } from '../../sim/studies/hindcast/result.ts'
import { chokepoint, newFolder, REAL } from './command-line.ts'

const real = (...args: readonly string[]) => chokepoint(args, { program: REAL })

test('a folder holds summary and page, verifies, and becomes a section of a report; a foreign folder is left alone', async () => {
  const folder = newFolder()
  const [study, run] = [join(folder, 'hindcast'), join(folder, 'run')]
  expect(await real('hindcast', '-n', '1', '-w', '1', '-q', '-o', study)).toMatchObject({ code: 0, stdout: '' })
  const summary = JSON.parse(readFileSync(join(study, 'summary.json'), 'utf8')) as HindcastResult
  expect(summary.schema).toBe('chokepoint.hindcast/1')
  expect(existsSync(join(study, 'report.html'))).toBe(true)
  expect(await real('verify', study)).toMatchObject({ code: 0 })
  expect(await real('run', 'scenarios/ev-boom.yaml', '-n', '2', '-q', '--no-report', '-o', run)).toMatchObject({
    code: 0,
  })
  expect(await real('report', run, study, '--no-live')).toMatchObject({ code: 0 })
  const page = readFileSync(join(run, 'report.html'), 'utf8')
  const passes = new Set(summary.patterns.map(({ id }) => id)).size
  expect(page).toContain('<section id="hindcast">')
  expect(page).toMatch(new RegExp(`Tested against history: \\d+ of ${passes} patterns hold`))
  const refused = await real('hindcast', '-n', '2', '-q', '-o', run)
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('is no folder of a hindcast')
})
