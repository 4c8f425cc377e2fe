/** A batch may be stopped at any moment, in any way; the same command then makes the bytes of one that never was. */
import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checksums, chokepoint, newFolder, SCENARIO, type StartOptions } from './command-line.ts'

const base = newFolder()
const clean = join(base, 'clean')
let wanted: Record<string, string>
/** How long a whole run takes, milliseconds. */
let whole: number
const run = (out: string, options?: StartOptions) =>
  chokepoint(['run', SCENARIO, '--replicates', '65', '--workers', '2', '--no-report', '-o', out], options)

beforeAll(async () => {
  const start = performance.now()
  expect(await run(clean)).toMatchObject({ code: 0 })
  whole = performance.now() - start
  wanted = checksums(clean)
})

test.each([0.35, 0.5, 0.65, 0.8, 0.95])('killed after %f of its time, it resumes to the same bytes', async (share) => {
  const out = join(base, `kill-${share}`)
  const killed = await run(out, { stop: { signal: 'SIGKILL', when: share * whole } })
  // A run that was quicker this time has nothing left to resume, and must be whole.
  if (killed.code !== null) expect(killed.code).toBe(0)
  expect(await run(out)).toMatchObject({ code: 0 })
  expect(checksums(out)).toEqual(wanted)
})

test('killed again and again, it gets there', async () => {
  const out = join(base, 'kills')
  for (const share of [0.4, 0.45, 0.5]) await run(out, { stop: { signal: 'SIGKILL', when: share * whole } })
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
      ['run', SCENARIO, '--replicates', '1000', '--workers', '2', '--no-report', '-o', out],
      {
        stop: { signal, when: whole },
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
    const out = join(base, 'damaged')
    expect(await run(out)).toMatchObject({ code: 0 })
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
    const out = join(base, 'manifest')
    expect(await run(out)).toMatchObject({ code: 0 })
    writeFileSync(join(out, 'manifest.json'), '{"schema":')
    const { code, stderr } = await run(out)
    expect(stderr).toContain('its manifest.json is damaged or not ours')
    expect(code).toBe(2)
  })
})

test('a chunk that cannot be written ends the run with 3 and a reason; then it resumes', async () => {
  const out = join(base, 'unwritable')
  const inTheWay = join(out, 'chunks/000004.parquet')
  expect(await run(out)).toMatchObject({ code: 0 })
  rmSync(inTheWay)
  mkdirSync(join(inTheWay, 'folder'), { recursive: true })
  const blocked = await run(out)
  expect(blocked.stderr).toContain('the same command goes on where this one failed')
  expect(blocked.stderr).not.toMatch(/^\s+at /m)
  expect(blocked.code).toBe(3)
  rmSync(inTheWay, { recursive: true })
  expect(await run(out)).toMatchObject({ code: 0 })
  expect(checksums(out)).toEqual(wanted)
})
