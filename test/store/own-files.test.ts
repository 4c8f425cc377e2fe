/** What somebody else wrote is there afterwards, whatever it is called, wherever it lies, `--force` or not. */
import { linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { EXIT } from '../../sim/cli/terminal/exit.ts'
import { runCommandLine } from '../../sim/cli/command-line.ts'
import { runScenario } from '../../sim/cli/jobs/run-scenario.ts'
import { checksums, newFolder, ROOT } from '../cli/command-line.ts'
import { optionsOf, shortScenario } from './in-process.ts'

vi.mock('../../sim/cli/engine.ts', () => import('../cli/toy-engine.ts'))
vi.mock('../../sim/cli/jobs/pool.ts', () => import('./in-process.ts'))

const SCENARIO = join(ROOT, 'scenarios/steady-state.yaml')
const prepared = shortScenario()
/** The toy's values are not what the scenario expects. */
const DONE = EXIT.expectFailed

/** Code and what was said; the process goes on. */
async function chokepoint(...args: string[]): Promise<{ readonly code: number; readonly said: string }> {
  let said = ''
  const spies = [process.stderr, process.stdout].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => ((said += String(text)), true)),
  )
  await runCommandLine(args)
  for (const spy of spies) spy.mockRestore()
  const code = Number(process.exitCode ?? 0)
  process.exitCode = 0
  return { code, said }
}

const run = (folder: string, ...more: string[]) =>
  chokepoint('run', SCENARIO, '-n', '2', '--set', 'weeks=13', '-q', '--no-report', '-o', folder, ...more)

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = newFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

test.each([
  ['chunks/my-notes.txt'],
  ['thesis.2024.tmp'],
  ['chunks/000000.parquet'],
  ['summary.json'],
  ['scenario.yaml'],
  ['report.html'],
  ['manifest.json'],
  ['manifest.partial.json'],
  ['shard-0-of-2.json'],
  ['run.log.jsonl'],
  ['observations.csv'],
])('a folder that holds %s of somebody else is left alone, with --force too', async (name) => {
  const folder = folderWith({ [name]: '{"name":"my app"}' })
  const before = checksums(folder)
  for (const more of [[], ['--force'], ['--shard', '0/2', '--force']]) {
    const { code, said } = await run(folder, ...more)
    expect({ code, said: said.includes(folder) }).toEqual({ code: EXIT.badInput, said: true })
    expect(checksums(folder)).toEqual(before)
  }
})

test('results of another batch go with --force alone, what lies beside them stays', async () => {
  const folder = join(newFolder(), 'out')
  await runScenario(prepared, optionsOf(folder, { replicates: 25 }))
  writeFileSync(join(folder, 'thesis.2024.tmp'), 'mine')
  const before = checksums(folder)
  expect((await run(folder, '--seed', '7')).said).toContain('replace it with --force')
  expect(checksums(folder)).toEqual(before)
  expect(await run(folder, '--seed', '7', '--force')).toMatchObject({ code: DONE })
  expect(readFileSync(join(folder, 'thesis.2024.tmp'), 'utf8')).toBe('mine')
  expect(await chokepoint('verify', folder)).toMatchObject({ code: 0 })
})

test('a stranger among the chunks and a scenario.yaml edited since are named, not removed', async () => {
  const folder = join(newFolder(), 'out')
  await runScenario(prepared, optionsOf(folder, { replicates: 2 }))
  writeFileSync(join(folder, 'chunks/000077.parquet'), 'mine')
  expect((await run(folder, '--force')).said).toContain("holds 'chunks/000077.parquet', which is not part of the batch")
  const edited = join(newFolder(), 'out')
  await runScenario(prepared, optionsOf(edited, { replicates: 2 }))
  writeFileSync(join(edited, 'scenario.yaml'), '# precious\n', { flag: 'a' })
  for (const more of [[], ['--force', '--seed', '9']])
    expect((await run(edited, ...more)).said).toContain('was changed since it was written')
  expect(readFileSync(join(edited, 'scenario.yaml'), 'utf8')).toContain('# precious')
})

test('results run again from their own scenario.yaml keep it, to the byte', async () => {
  const folder = join(newFolder(), 'out')
  await runScenario(prepared, optionsOf(folder, { replicates: 2 }))
  const before = checksums(folder)
  const again = (...more: string[]) =>
    chokepoint('run', join(folder, 'scenario.yaml'), '-n', '2', '-q', '--no-report', '-o', folder, ...more)
  expect(await again()).toMatchObject({ code: DONE })
  expect(checksums(folder)).toEqual(before)
  expect(await again('--seed', '7', '--force')).toMatchObject({ code: DONE })
  expect(checksums(folder)['scenario.yaml']).toBe(before['scenario.yaml'])
})

test('--junit takes the place of nothing but a JUnit file of ours, and is looked at before the first replicate', async () => {
  const folder = folderWith({ 'foreign.xml': '<xml/>', 'input.yaml': readFileSync(SCENARIO, 'utf8') })
  const at = (name: string): string => join(folder, name)
  symlinkSync('input.yaml', at('link.xml'))
  linkSync(at('foreign.xml'), at('twin.xml'))
  mkdirSync(at('folder.xml'))
  const before = checksums(folder)
  for (const [name, reason] of [
    ['foreign.xml', 'exists already and is not ours'],
    ['twin.xml', 'exists already and is not ours'],
    ['link.xml', 'is a link'],
    ['folder.xml', 'is a folder'],
    ['foreign.xml/x.xml', 'is a file, not a folder'],
    ['out/summary.json', 'is a file of the results'],
  ] as const) {
    const { code, said } = await run(at('out'), '--junit', at(name))
    expect({ name, code, said: said.includes(reason) }).toEqual({ name, code: EXIT.badInput, said: true })
  }
  expect(checksums(folder)).toEqual(before)
  const good = at('new/junit.xml')
  for (let time = 0; time < 2; time++) expect((await run(at('out'), '--junit', good)).code).toBe(DONE)
  expect(readFileSync(good, 'utf8')).toContain('<testsuites name="chokepoint"')
})

test('export never takes the place of a table that differs', async () => {
  const folder = join(newFolder(), 'out')
  await runScenario(prepared, optionsOf(folder, { replicates: 2 }))
  const csv = folderWith({ 'outcomes.csv': 'mine' })
  const { code, said } = await chokepoint('export', folder, '-o', csv)
  expect({ code, named: said.includes(join(csv, 'outcomes.csv')) }).toEqual({ code: EXIT.badInput, named: true })
  expect(readFileSync(join(csv, 'outcomes.csv'), 'utf8')).toBe('mine')
  for (let time = 0; time < 2; time++) expect(await chokepoint('export', folder)).toMatchObject({ code: 0 })
})

test('--dry-run --json prints one JSON document and writes nothing', async () => {
  const folder = join(newFolder(), 'out')
  const { code, said } = await run(folder, '--dry-run', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(said)).toMatchObject({ schema: 'chokepoint.plan/1', replicates: 2, chunks: 1, folder })
})
