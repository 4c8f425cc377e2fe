/**
 * A signal in any stage of a command, a thread that dies, a folder that goes away: the exit code says so, and the same command then comes to
 * the bytes of one that nothing befell.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { checksums, chokepoint, newFolder, QUICK, SCENARIO, SCENARIOS, type StartOptions } from '../cli/command-line.ts'

const FASTER = join(SCENARIOS, 'faster-licences.yaml')
const base = newFolder()
const at = (name: string): string => join(base, name)
const EXIT = { SIGTERM: 75, SIGINT: 130 } as const

/** Long enough to be met by a signal at its closing, which reads every chunk. */
const run = (out: string, options: StartOptions = {}, ...more: string[]) =>
  chokepoint(['run', QUICK, '-n', '64', '-w', '2', '-q', '--no-report', '-o', at(out), ...more], options)
/** Once a file is there. */
const when =
  (...path: string[]) =>
  () =>
    existsSync(join(base, ...path))
const chunksOf = (out: string): number =>
  existsSync(join(at(out), 'chunks')) ? readdirSync(join(at(out), 'chunks')).length : 0
let wanted: Record<string, string>

beforeAll(async () => {
  expect(await run('whole')).toMatchObject({ code: 0 })
  wanted = checksums(at('whole'))
})

/** The same command once more, to the bytes of an undisturbed one. */
async function goesOn(out: string): Promise<void> {
  expect(await run(out)).toMatchObject({ code: 0 })
  expect(checksums(at(out))).toEqual(wanted)
}

test.each([
  ['its replicates', () => chunksOf('replicates') > 0, 'replicates', 'SIGTERM'],
  ['its closing', when('closing', 'design.parquet'), 'closing', 'SIGINT'],
] as const)('a batch that is stopped in %s goes on', async (_stage, reached, out, signal) => {
  expect(await run(out, { stop: { signal, when: reached } })).toMatchObject({ code: EXIT[signal] })
  await goesOn(out)
})

test('a batch that is stopped at its report has its results, and draws the report when it is asked again', async () => {
  const draw = (options: StartOptions = {}) => chokepoint(['run', QUICK, '-n', '12', '-q', '-o', at('report')], options)
  const stopped = await draw({ stop: { signal: 'SIGTERM', when: when('report', 'manifest.json') } })
  expect(stopped).toMatchObject({ code: 75 })
  expect(await chokepoint(['verify', at('report')])).toMatchObject({ code: 0 })
  expect(await draw()).toMatchObject({ code: 0 })
  expect(existsSync(join(at('report'), 'report.html'))).toBe(true)
})

test.each([
  ['ends itself', { TOY_ENGINE_DIES: 'exit' }],
  ['has no memory left', { TOY_ENGINE_DIES: 'memory', NODE_OPTIONS: '--max-old-space-size=80' }],
])('a batch of which a thread %s fails with 3, keeps what it stored, and goes on', async (what, env) => {
  const out = what.replaceAll(' ', '-')
  const { code, stderr } = await run(out, { env })
  expect({ out, code, stderr }).toEqual({
    out,
    code: 3,
    stderr: expect.stringMatching(/thread|worker|memory/i) as string,
  })
  expect(stderr).not.toMatch(/^ {4}at /m)
  expect(chunksOf(out)).toBeGreaterThan(0)
  await goesOn(out)
})

test('a batch whose folder is deleted under it fails with 3 and says what is missing', async () => {
  let isGone = false
  const { code, stderr } = await run('gone', {
    stop: {
      signal: 'SIGCONT',
      when: () => {
        if (!isGone && chunksOf('gone') > 0) {
          rmSync(at('gone'), { recursive: true, force: true, maxRetries: 5 })
          isGone = true
        }
        return false
      },
    },
  })
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('no such file or folder') as string })
  expect(stderr).not.toMatch(/^ {4}at /m)
  rmSync(at('gone'), { recursive: true, force: true })
  await goesOn('gone')
})

const compare = (out: string, options: StartOptions, ...more: string[]) =>
  chokepoint(['compare', SCENARIO, FASTER, '-n', '12', '-w', '2', '-o', at(out), ...more], options)

test.each([
  [
    'the runs of its second policy',
    'second',
    when('second', 'faster-licences', 'manifest.partial.json'),
    ['--no-report'],
  ],
  ['its own report', 'own', when('own', 'summary.json'), []],
] as const)('a comparison that is stopped in %s goes on', async (_stage, out, reached, more) => {
  expect(await compare(out, { stop: { signal: 'SIGTERM', when: reached } }, ...more)).toMatchObject({ code: 75 })
  expect(await compare(out, {}, ...more)).toMatchObject({ code: 0 })
  if (!existsSync(at('undisturbed'))) expect(await compare('undisturbed', {})).toMatchObject({ code: 0 })
  const drawn = Object.entries(checksums(at('undisturbed')))
  const isWanted = ([name]: readonly [string, string]) => more.length === 0 || !name.endsWith('report.html')
  expect(checksums(at(out))).toEqual(Object.fromEntries(drawn.filter(isWanted)))
})

test('a merge that is stopped goes on, and takes nothing from the shards', async () => {
  for (const shard of ['0/2', '1/2']) expect(await run('shards', {}, '--shard', shard)).toMatchObject({ code: 0 })
  const merge = (options: StartOptions = {}) =>
    chokepoint(['merge', at('shards'), '--no-report', '-o', at('merged')], options)
  const shards = checksums(at('shards'))
  const stopped = await merge({ stop: { signal: 'SIGTERM', when: when('merged', 'design.parquet') } })
  expect(stopped).toMatchObject({ code: 75 })
  expect(checksums(at('shards'))).toEqual(shards)
  expect(await merge()).toMatchObject({ code: 0 })
  expect(checksums(at('merged'))).toEqual(wanted)
})
