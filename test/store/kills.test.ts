/** A batch that dies, or whose disk fails, at any of its calls of the file system, is taken up again to the same bytes. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { runScenario } from '../../sim/cli/jobs/run-scenario.ts'
import { verifyFolder } from '../../sim/cli/store/verify-folder.ts'
import { checksums, newFolder } from '../cli/command-line.ts'
import { sampleOf } from '../thorough.ts'
import { setFault } from './faulty-disk.ts'
import { optionsOf, shortScenario } from './in-process.ts'

vi.mock('../../sim/cli/engine.ts', () => import('../cli/toy-engine.ts'))
vi.mock('../../sim/cli/jobs/pool.ts', () => import('./in-process.ts'))
vi.mock('node:fs/promises', async (original) => (await import('./faulty-disk.ts')).faulty(await original()))

const base = newFolder()
const prepared = shortScenario()
const run = (folder: string, force = false) => runScenario(prepared, optionsOf(folder, { force }))
let wanted: Record<string, string>
/** Of the calls of one kind where a sample must do. */
const FEW = 4
/** Calls that change something in a whole batch. */
let calls = 0

beforeAll(async () => {
  setFault('EIO')
  await run(join(base, 'clean'))
  calls = setFault('none')
  wanted = checksums(join(base, 'clean'))
})

/** Every sixth call from a first one: kills before odd calls, failing disks before even ones. */
const everySixth = (first: number, last: number): readonly number[] =>
  sampleOf(
    Array.from({ length: Math.ceil((last - first + 1) / 6) }, (_, k) => first + 6 * k),
    FEW,
  )

test.each([
  ['dies', 1],
  ['dies', 3],
  ['dies', 5],
  ['ENOSPC', 2],
  ['EIO', 4],
] as const)('one that meets %s at every sixth call from call %i on loses nothing', async (fault, first) => {
  expect(calls).toBeGreaterThan(40)
  for (const at of everySixth(first, calls)) {
    const folder = join(base, `${fault}-${at}`)
    setFault(fault, at)
    await expect(run(folder)).rejects.toThrow()
    setFault('none')
    mkdirSync(folder, { recursive: true })
    const before = await verifyFolder(folder).catch(() => undefined)
    expect(before?.problems ?? []).toEqual([])
    await run(folder)
    expect({ at, sums: checksums(folder) }).toEqual({ at, sums: wanted })
    rmSync(folder, { recursive: true })
  }
})

test('one that takes the place of another with --force, and dies at any call, leaves no file of a stranger out', async () => {
  const other = shortScenario(['seed=7'])
  for (const at of everySixth(1, 40)) {
    const folder = join(base, `force-${at}`)
    await runScenario(other, optionsOf(folder, { replicates: 35, seed: 7 }))
    writeFileSync(join(folder, 'thesis.2024.tmp'), 'mine')
    writeFileSync(join(folder, 'notes.md'), 'mine')
    setFault('dies', at)
    await run(folder, true).catch(() => undefined)
    setFault('none')
    await run(folder, true)
    const { 'thesis.2024.tmp': _, 'notes.md': __, ...sums } = checksums(folder)
    expect({ at, sums }).toEqual({ at, sums: wanted })
    for (const name of ['thesis.2024.tmp', 'notes.md']) expect(readFileSync(join(folder, name), 'utf8')).toBe('mine')
    rmSync(folder, { recursive: true })
  }
})
