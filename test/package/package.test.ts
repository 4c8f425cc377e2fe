/** What `npm pack` makes, in an empty project: it holds what it needs and no more, and runs from any folder, offline. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type Installed, installPackage } from './install.ts'

/** Unpacked, bytes; 5 MB today. */
const LARGEST = 6_000_000

let installed: Installed
beforeAll(() => {
  installed = installPackage()
})

/** Elsewhere: a folder of the project that holds nothing. */
function chokepoint(...args: string[]) {
  const cwd = join(installed.project, 'elsewhere')
  mkdirSync(cwd, { recursive: true })
  const bin = join(installed.project, 'node_modules/chokepoint/bin/chokepoint.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8' })
  return { status, stdout, stderr, cwd }
}

test('the package holds no tests, sources, pictures or source maps, and its licences', () => {
  const { files, bytes } = installed
  const kinds =
    /^(bin|dist|scenarios)\/[^/]+\.(js|txt|yaml|yml|json|csv)$|^docs\/cluster\/(Dockerfile|[a-z-]+\.(yaml|sbatch))$|^docs\/([a-z0-9-]+\/){0,2}[^/]+\.md$|^docs\/studies\/[a-z0-9-]+\/[a-z0-9-]+\.yaml$|^[A-Z]+(\.md|\.cff)?$|^package\.json$|^dist\/types\/.*\.d\.ts$/
  expect(files.filter((file) => !kinds.test(file))).toEqual([])
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'dist/THIRD-PARTY-NOTICES.txt', 'dist/worker.js']))
  expect(files.filter((file) => /bench|generated-files/.test(file))).toEqual([])
  expect(bytes).toBeLessThan(LARGEST)
})

test('a shipped scenario is run by the name of its file, with a report', () => {
  const args = [
    'run',
    'western-stockpile.yaml',
    '--set',
    'weeks=60',
    '--no-live',
    '-n',
    '1',
    '-w',
    '1',
    '--quiet',
    '-o',
    'out',
  ]
  const { cwd, ...ended } = chokepoint(...args)
  expect(ended).toEqual({ status: 0, stdout: '', stderr: '' })
  const summary = JSON.parse(readFileSync(join(cwd, 'out/summary.json'), 'utf8')) as { scenario: { name: string } }
  expect(summary.scenario.name).toBe('western-stockpile')
  expect(readFileSync(join(cwd, 'out/report.html'), 'utf8')).toContain('</html>')
})

test('a new scenario extends a shipped one, and its editor finds the format', () => {
  expect(chokepoint('init', 'mine').status).toBe(0)
  const { status, stdout, cwd } = chokepoint('validate', 'mine.yaml')
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringMatching(/^OK mine: /) as string })
  const [, schema] = /\$schema=(\S+)/.exec(readFileSync(join(cwd, 'mine.yaml'), 'utf8'))!
  expect(existsSync(join(cwd, schema!))).toBe(true)
})

test('a file of ones own goes before the shipped one of its name, and no other folder is looked in', () => {
  expect(chokepoint('validate', 'scenarios/baseline.yaml').status).toBe(0)
  expect(chokepoint('validate', 'mine/baseline.yaml')).toMatchObject({
    status: 2,
    stderr: 'mine/baseline.yaml:1:1: no such file; did you mean baseline?\n',
  })
  expect(chokepoint('init', 'baseline').status).toBe(0)
  expect(chokepoint('validate', 'baseline.yaml').stderr).toContain('the files extend each other')
})

test('a name may leave out its ending; one that leads nowhere is told the nearest that ships', () => {
  expect(chokepoint('validate', 'steady-state').stdout).toMatch(/^OK steady-state: /)
  expect(chokepoint('validate', 'faster-licenses')).toMatchObject({
    status: 2,
    stderr: 'faster-licenses:1:1: no such file; did you mean faster-licences?\n',
  })
  expect(chokepoint('validate', 'nothing-like-it').stderr).toBe('nothing-like-it:1:1: no such file\n')
})

test('pages on the model are printed without its sources', () => {
  expect(chokepoint('document', 'odd').stdout).toMatch(/^# /)
})
