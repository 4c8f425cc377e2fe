/** A batch may be stopped at any moment, in any way; the same command then makes the bytes of one that never was. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleOf } from '../thorough.ts'
import { checksums, chokepoint, newFolder, QUICK, type StartOptions } from './command-line.ts'

const base = newFolder()
const clean = join(base, 'clean')
let wanted: Record<string, string>
const run = (out: string, options?: StartOptions) =>
  chokepoint(['run', QUICK, '--replicates', '65', '--workers', '2', '--no-report', '-o', out], options)

beforeAll(async () => {
  expect(await run(clean)).toMatchObject({ code: 0 })
  wanted = checksums(clean)
})

function copyOfClean(name: string): string {
  cpSync(clean, join(base, name), { recursive: true })
  return join(base, name)
}
const countChunks = (out: string): number =>
  existsSync(join(out, 'chunks'))
    ? readdirSync(join(out, 'chunks')).filter((name) => name.endsWith('.parquet')).length
    : 0
const isThere = (name: string) => (out: string) => existsSync(join(out, name))

const MOMENTS: readonly (readonly [string, (out: string) => boolean])[] = [
  ['with its manifest written', isThere('manifest.json')],
  ['after its first chunk', (out: string) => countChunks(out) >= 1],
  ['after four of seven chunks', (out: string) => countChunks(out) >= 4],
  ['while it closes', isThere('design.parquet')],
  ['with its summary written', isThere('summary.json')],
]

test.each(sampleOf(MOMENTS, 3))('killed %s, it resumes to the same bytes', async (moment, hasCome) => {
  const out = join(base, moment.replaceAll(' ', '-'))
  const killed = await run(out, { stop: { signal: 'SIGKILL', when: () => hasCome(out) } })
  // A run that ended before it was looked at has nothing left to resume, and must be whole.
  if (killed.code !== null) expect(killed.code).toBe(0)
  expect(await run(out)).toMatchObject({ code: 0 })
  expect(checksums(out)).toEqual(wanted)
})

test('killed again and again, it gets there', async () => {
  const out = join(base, 'kills')
  for (const chunks of [1, 3, 5])
    await run(out, { stop: { signal: 'SIGKILL', when: () => countChunks(out) >= chunks } })
  expect(await run(out)).toMatchObject({ code: 0 })
  expect(checksums(out)).toEqual(wanted)
})

describe('asked to stop', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 75],
  ] as const)('by %s, it keeps finished chunks, ends with %i and resumes', async (signal, code) => {
    const out = join(base, signal)
    const stopped = await chokepoint(
      ['run', QUICK, '--replicates', '1000', '--workers', '2', '--no-report', '-o', out],
      {
        stop: { signal, when: () => countChunks(out) >= 3 },
      },
    )
    expect(stopped.code).toBe(code)
    expect(stopped.stderr).toContain('the same command goes on from here')
    const kept = readdirSync(join(out, 'chunks')).length
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(100)
    const verified = await chokepoint(['verify', out, '--json'])
    expect(JSON.parse(verified.stdout)).toMatchObject({ complete: false, chunks: kept })
    expect((await chokepoint(['explain', out])).stdout).toContain(`${kept} of 100 chunks computed`)
  })
})

describe('what was damaged since', () => {
  test('is computed again: a flipped bit, a cut file, a lost one, leftovers', async () => {
    const out = copyOfClean('damaged')
    writeFileSync(join(out, 'chunks/000000.parquet'), 'PAR1')
    truncateSync(join(out, 'chunks/000003.parquet'), 1_000)
    rmSync(join(out, 'chunks/000006.parquet'))
    rmSync(join(out, 'outcomes.parquet'))
    writeFileSync(join(out, 'chunks/000001.parquet.0123456789abcdef.chokepoint-tmp'), 'half')
    writeFileSync(join(out, 'summary.json.0123456789abcdef.chokepoint-tmp'), 'half')
    const { code, stderr } = await run(out)
    expect(code).toBe(0)
    expect(stderr).toContain('40 of 65 replicates are there already')
    expect(checksums(out)).toEqual(wanted)
  })

  test('a damaged manifest is refused, not trusted', async () => {
    const out = copyOfClean('manifest')
    writeFileSync(join(out, 'manifest.json'), '{"schema":')
    const { code, stderr } = await run(out)
    expect(stderr).toContain('its manifest.json is damaged or not ours')
    expect(code).toBe(2)
  })
})

test('a folder in the place of a chunk is named; without it the run resumes', async () => {
  const out = copyOfClean('in-the-way')
  const inTheWay = join(out, 'chunks/000004.parquet')
  rmSync(inTheWay)
  mkdirSync(join(inTheWay, 'folder'), { recursive: true })
  const blocked = await run(out)
  expect(blocked.stderr).toContain(`${inTheWay}: is a folder, not a file`)
  expect(blocked.stderr).not.toMatch(/^\s+at /m)
  expect(blocked.code).toBe(2)
  rmSync(inTheWay, { recursive: true })
  expect(await run(out)).toMatchObject({ code: 0 })
  expect(checksums(out)).toEqual(wanted)
})

test('a chunk that cannot be written ends the run with 3 and a reason; then it resumes', async () => {
  const out = join(base, 'unwritable')
  const chunksVanish = () => {
    if (countChunks(out) >= 1) rmSync(join(out, 'chunks'), { recursive: true })
    return false
  }
  const blocked = await run(out, { stop: { signal: 'SIGKILL', when: chunksVanish } })
  expect(blocked.stderr).toContain('the same command goes on where this one failed')
  expect(blocked.stderr).not.toMatch(/^\s+at /m)
  expect(blocked.code).toBe(3)
  expect(await run(out)).toMatchObject({ code: 0 })
  expect(checksums(out)).toEqual(wanted)
})
