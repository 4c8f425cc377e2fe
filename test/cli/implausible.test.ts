/** What no market has seen is said wherever figures are made of it: on the terminal, on the first screen, in the summary. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { chokepoint, newFolder, REAL } from './command-line.ts'

const cwd = newFolder()
const SAID = 'beyond what any market has seen: '
const boom = (name: string, base: string, weeks: number, factor: number): string => `schema: 1
name: ${name}
extends: ${base}
weeks: ${weeks}
outcomes: [totalLostUse]
shocks:
  boom: { date: 2025-02-03, weeks: ${weeks - 10}, title: More cars, source: test, target: { sector: evMotors }, factor: ${factor} }
`

beforeAll(() => {
  writeFileSync(join(cwd, 'calm.yaml'), boom('calm', 'baseline', 50, 1.01))
  writeFileSync(join(cwd, 'boom.yaml'), boom('boom', 'baseline', 50, 10))
  writeFileSync(join(cwd, 'observed.yaml'), boom('observed', 'export-controls-2025', 156, 10))
})

/** What a command with two replicates says, and what its folder then holds. */
async function study(...args: readonly string[]) {
  const { code, stdout, stderr } = await chokepoint([...args, '-n', '2', '-w', '1', '-o', args[0]!], {
    cwd,
    program: REAL,
  })
  expect(code, stderr).toBe(0)
  const [page, summary] = ['report.html', 'summary.json'].map((name) => readFileSync(join(cwd, args[0]!, name), 'utf8'))
  const { implausible = [] } = JSON.parse(summary!) as { implausible?: readonly string[] }
  return { said: stdout.split('\n').filter((line) => line.startsWith(SAID)), page: page!, implausible }
}

test.each([
  ['policy by policy', 'boom: ', ['compare', 'calm.yaml', 'boom.yaml']],
  ['level by level', 'at 10: ', ['sweep', 'calm.yaml', '--vary', 'shocks.boom.factor=1,10']],
  [
    'at each level that is tried',
    'at-10: ',
    [
      'solve',
      'calm.yaml',
      '--by',
      'shocks.boom.factor=1..10',
      '--step',
      '9',
      '--until',
      'mean(totalLostUse) > 1',
      '--force',
    ],
  ],
])('%s, and not of those that are as markets were', async (_, name, args) => {
  const { said, page, implausible } = await study(...args)
  expect(said.length).toBeGreaterThan(0)
  expect(said.filter((line) => !line.startsWith(SAID + name))).toEqual([])
  expect(implausible).toEqual(said.map((line) => line.slice(SAID.length)))
  expect(page.indexOf(`In the middle of the runs, ${SAID}${name}`)).toBeGreaterThan(0)
})

test('before a forecast is written down', async () => {
  const { code, stderr } = await chokepoint(
    ['forecast', 'observed.yaml', '-n', '2', '-w', '1', '-o', 'forecast.json'],
    { cwd, program: REAL },
  )
  expect([code, stderr.includes(SAID)]).toEqual([0, true])
})
