/** A folder that anybody touched since is refused by `verify` and by every command that reads one, however cleverly it was done. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../sim/cli/command-line.ts'
import { runScenario } from '../../sim/cli/jobs/run-scenario.ts'
import { digestOfManifest, formatManifest, readManifest, type Manifest } from '../../sim/cli/store/manifest.ts'
import { openResults } from '../../sim/cli/store/open-results.ts'
import { sha256 } from '../../sim/cli/store/sha256.ts'
import { describeFailure, isPathFault } from '../../sim/cli/terminal/exit.ts'
import { verifyFolder } from '../../sim/cli/store/verify-folder.ts'
import { newFolder } from '../cli/command-line.ts'
import { optionsOf, shortScenario } from './in-process.ts'

vi.mock('../../sim/cli/engine.ts', () => import('../cli/toy-engine.ts'))
vi.mock('../../sim/cli/jobs/pool.ts', () => import('./in-process.ts'))

const base = newFolder()
const whole = join(base, 'whole')
const other = join(base, 'other')
let copies = 0

beforeAll(async () => {
  await runScenario(shortScenario(), optionsOf(whole))
  await runScenario(shortScenario(), optionsOf(other, { seed: 7 }))
})
afterEach(() => vi.restoreAllMocks())

function copy(): string {
  const folder = join(base, `copy-${copies++}`)
  cpSync(whole, folder, { recursive: true })
  return folder
}

const FILES = [
  'manifest.json',
  'scenario.yaml',
  'observations.csv',
  'design.parquet',
  'outcomes.parquet',
  'summary.json',
  'chunks/000000.parquet',
  'chunks/000001.parquet',
]

const CHANGES: Readonly<Record<string, (path: string, file: string) => void>> = {
  'a bit flipped': (path) => {
    const bytes = readFileSync(path)
    bytes[Math.floor(bytes.length / 2)]! ^= 4
    writeFileSync(path, bytes)
  },
  'its end cut off': (path) => truncateSync(path, 100),
  'something appended': (path) => writeFileSync(path, ' ', { flag: 'a' }),
  'that of another run': (path, file) => cpSync(join(other, file), path),
  'nothing at all': (path) => rmSync(path),
  'a folder in its place': (path) => {
    rmSync(path)
    mkdirSync(path)
  },
}

async function expectRefused(folder: string): Promise<void> {
  const found = await verifyFolder(folder).then(
    ({ complete, problems }) => ({ complete, problems: problems.length > 0 }),
    () => ({ complete: false, problems: true }),
  )
  expect(found).toEqual({ complete: false, problems: true })
  await expect(openResults(folder)).rejects.toThrow(folder)
}

/** As a forger would: with new checksums, and a manifest that fits them. */
async function rewriteManifest(folder: string, change: (manifest: Manifest) => object): Promise<void> {
  const manifest = (await readManifest(folder)) as Manifest
  writeFileSync(join(folder, 'manifest.json'), formatManifest({ ...manifest, ...change(manifest) } as Manifest))
}

async function resign(folder: string): Promise<void> {
  await rewriteManifest(folder, ({ files, chunks }) => {
    const sum = (path: string): string => sha256(readFileSync(join(folder, path)))
    return {
      files: files.map(({ path }) => ({ path, sha256: sum(path) })),
      chunks: chunks.map((chunk) => ({ ...chunk, sha256: sum(chunk.path) })),
    }
  })
}

test('nobody touched it: it opens', async () => {
  const { manifest, prepared } = await openResults(whole)
  expect(manifest.replicates).toBe(12)
  expect(prepared.scenario.name).toBe('steady-state')
})

describe.each(FILES)('%s', (file) => {
  test.each(Object.keys(CHANGES))('with %s is found', async (change) => {
    // Of one scenario: the same bytes in both runs.
    if (change === 'that of another run' && /scenario|observations/.test(file)) return
    const folder = copy()
    CHANGES[change]!(join(folder, file), file)
    await expectRefused(folder)
    rmSync(folder, { recursive: true })
  })
})

test.each(['scenario.yaml', 'summary.json', 'design.parquet', 'outcomes.parquet', 'chunks/000000.parquet'])(
  '%s changed, and every checksum made to fit, is found by the digest',
  async (file) => {
    const folder = copy()
    const text = readFileSync(join(folder, file), 'latin1')
    writeFileSync(
      join(folder, file),
      text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
      'latin1',
    )
    await resign(folder)
    await expectRefused(folder)
  },
)

/** Everything that a folder says of itself made to fit, the digest in manifest and summary included. */
async function forge(folder: string, change: (summary: string) => string): Promise<void> {
  const path = join(folder, 'summary.json')
  const { digest } = (await readManifest(folder)) as Manifest
  const unsigned = change(readFileSync(path, 'utf8').replace(digest!, ''))
  writeFileSync(path, unsigned)
  await resign(folder)
  const forged = digestOfManifest((await readManifest(folder)) as Manifest, sha256(unsigned))
  writeFileSync(path, unsigned.replace('"digest":""', `"digest":"${forged}"`))
  await rewriteManifest(folder, () => ({ digest: forged }))
  await resign(folder)
}

async function verified(folder: string): Promise<{ readonly code: unknown; readonly said: string }> {
  let said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true))
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  await runCommandLine(['verify', folder])
  const code = process.exitCode ?? 0
  process.exitCode = 0
  return { code, said }
}

test.each([
  ['summary.json', (folder: string) => forge(folder, (text) => text.replace(/"p50":\d/, '"p50":7'))],
  [
    'outcomes.parquet',
    (folder: string) => {
      cpSync(join(other, 'outcomes.parquet'), join(folder, 'outcomes.parquet'))
      return forge(folder, (text) => text)
    },
  ],
] as const)(
  '%s forged together with every checksum and the digest is not what the replicates come to',
  async (file, make) => {
    const folder = copy()
    await make(folder)
    expect((await verifyFolder(folder)).problems).toEqual([])
    expect(await verified(folder)).toEqual({
      code: 1,
      said: `${folder}: ${file} is not what the stored replicates come to\n`,
    })
    expect(await verified(whole)).toEqual({ code: 0, said: '' })
  },
)

test('a folder in the place of a chunk is named, and not called something that the same command mends', async () => {
  const folder = copy()
  const chunk = join(folder, 'chunks/000000.parquet')
  rmSync(chunk)
  mkdirSync(chunk)
  const error = await runScenario(shortScenario(), optionsOf(folder)).then(
    () => new Error('ran'),
    (reason: Error) => reason,
  )
  expect(describeFailure(error)).toBe(`${chunk}: is a folder, not a file`)
  expect(isPathFault(error)).toBe(true)
})

test('two chunks swapped, chunks of others, and another engine are found', async () => {
  const swapped = copy()
  renameSync(join(swapped, 'chunks/000000.parquet'), join(swapped, 'chunks/x'))
  renameSync(join(swapped, 'chunks/000001.parquet'), join(swapped, 'chunks/000000.parquet'))
  renameSync(join(swapped, 'chunks/x'), join(swapped, 'chunks/000001.parquet'))
  await expectRefused(swapped)
  const stranger = copy()
  cpSync(join(other, 'chunks/000000.parquet'), join(stranger, 'chunks/000009.parquet'))
  await expectRefused(stranger)
  const old = copy()
  await rewriteManifest(old, () => ({ engine: '0.0.1' }))
  await expect(openResults(old)).rejects.toThrow('was computed by engine 0.0.1, this is toy')
})

test.each(['chunks/000000.parquet', 'summary.json', 'design.parquet', 'chunks'])(
  '%s as a link to the same bytes is refused',
  async (path) => {
    const folder = copy()
    const away = join(base, `away-${copies}`)
    renameSync(join(folder, path), away)
    symlinkSync(away, join(folder, path))
    const { problems } = await verifyFolder(folder)
    expect(problems).toContainEqual(expect.stringContaining(' is a link, not the file that was written'))
    await expect(openResults(folder)).rejects.toThrow('is a link, not the file that was written')
  },
)

test.skipIf(process.platform === 'win32')('a pipe in the place of a chunk is named, and not waited for', async () => {
  const folder = copy()
  rmSync(join(folder, 'chunks/000000.parquet'))
  execFileSync('mkfifo', [join(folder, 'chunks/000000.parquet')])
  expect((await verifyFolder(folder)).problems).toContain('chunks/000000.parquet is not a regular file')
})

test('a manifest longer than any of ours is refused before it is read', async () => {
  const folder = copy()
  truncateSync(join(folder, 'manifest.json'), 2 ** 40)
  expect(await readManifest(folder)).toBe('damaged')
})

test('a manifest that names files elsewhere is none of ours', async () => {
  const folder = copy()
  await rewriteManifest(folder, ({ owns }) => ({ owns: [...owns, '../../precious.txt'] }))
  expect(await readManifest(folder)).toBe('damaged')
  await rewriteManifest(copy(), ({ chunks }) => ({ chunks: chunks.map((c) => ({ ...c, path: '../x' })) }))
  expect(await readManifest(join(base, `copy-${copies - 1}`))).toBe('damaged')
})

test.each([
  ['report'],
  ['check'],
  ['export'],
  ['explain'],
  ['verify'],
  ['discover', '--outcome', 'totalShortfall', '--at', '5', '--above', '1'],
  ['compare', other],
])('%s names the folder and what differs, writes nothing and ends with its code', async (command, ...rest) => {
  const folder = copy()
  writeFileSync(join(folder, 'summary.json'), readFileSync(join(folder, 'summary.json'), 'utf8').replace('42', '43'))
  let said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true))
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  await runCommandLine([command, folder, ...rest])
  const code = process.exitCode
  process.exitCode = 0
  expect(said).toContain(`${folder}: summary.json is not as it was written`)
  expect(code).toBe(command === 'verify' ? 1 : 2)
  expect(existsSync(join(folder, 'csv')) || existsSync(`${folder}-discovery`)).toBe(false)
  expect(readdirSync(folder)).not.toContain('report.html')
})
