/** Folder of a study: its summary, its report, and the batches it was made of, a results folder each. */
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../exit.ts'
import { VERSION } from '../version.ts'
import type { FileSum } from '../../batch/digest.ts'
import { readManifest } from './manifest.ts'
import { foreignFiles } from './results-folder.ts'
import { sha256, sha256OfFile } from './sha256.ts'
import { verifyFolder, type Verification } from './verify-folder.ts'
import { TEMPORARY, writeFileDurably } from './write-file.ts'

const SCHEMA = 'chokepoint.study/1'
const OURS = ['manifest.json', 'summary.json', 'scenario.yaml', 'rows.parquet', 'report.html']
export type StudyKind = 'comparison' | 'sensitivity' | 'discovery' | 'hindcast'

/** What makes a study again. No clock, no path, no host. */
export interface StudyIdentity {
  readonly study: StudyKind
  readonly engine: string
  readonly seed: number
  readonly replicates: number
  /** What else makes this kind of study again. */
  readonly details?: Readonly<Record<string, string | number>>
  readonly parts: readonly { readonly name: string; readonly scenarioHash: string; readonly digest: string }[]
}

/** Leaves alone what is neither new, nor empty, nor a study of this kind: throws a UsageError that names what is in the way. */
export async function refuseForeign(folder: string, kind: StudyKind): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR') throw new UsageError(`${folder}: is a file, not a folder`)
    throw error
  })
  const isOurs = (await studyOf(folder))?.study === kind
  for (const name of names) {
    if (TEMPORARY.test(name) || (isOurs && OURS.includes(name))) continue
    if (OURS.includes(name) || !(await isPart(join(folder, name))))
      throw new UsageError(`${folder}: is no folder of a ${kind} (it holds '${name}'); choose another with -o`)
  }
}

/** A results folder, also one that a killed run had only just made: it may hold chunks and no manifest yet. */
async function isPart(path: string): Promise<boolean> {
  try {
    return (await readManifest(path)) !== undefined || (await foreignFiles(path)) === undefined
  } catch {
    return false
  }
}

export const isStudyFolder = async (folder: string): Promise<boolean> => (await studyOf(folder)) !== undefined

/** The summary, and the batches that lie in the folder; those that were elsewhere are their owner's. */
export async function verifyStudy(folder: string): Promise<Verification> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as StudyIdentity & {
    readonly files: readonly FileSum[]
  }
  const problems: string[] = []
  let chunks = 0
  for (const { path, sha256: sum } of manifest.files) {
    const found = await sha256OfFile(join(folder, path))
    if (found !== sum) problems.push(found === undefined ? `${path} is missing` : `${path} is not as it was written`)
  }
  for (const { name, digest } of manifest.parts) {
    if ((await readManifest(join(folder, name))) === undefined) continue
    const part = await verifyFolder(join(folder, name))
    chunks += part.chunks
    problems.push(...part.problems.map((problem) => `${name}: ${problem}`))
    if (part.digest !== digest) problems.push(`${name}: is not the batch that was compared`)
  }
  const digest = manifest.files[0]?.sha256 ?? null
  return { complete: problems.length === 0, chunks, digest, problems }
}

async function studyOf(folder: string): Promise<{ readonly study?: unknown } | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
      schema?: unknown
      study?: unknown
    }
    return manifest.schema === SCHEMA ? manifest : undefined
  } catch {
    return undefined
  }
}

/**
 * `files`: path and content, the summary first: its checksum is the digest of the study. The manifest goes before them: without
 * it the next run would take them for somebody else's.
 */
export async function writeStudy(
  folder: string,
  { details, ...identity }: StudyIdentity,
  files: readonly (readonly [path: string, content: string | Uint8Array])[],
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const sums = files.map(([path, content]) => ({ path, sha256: sha256(content) }))
  const manifest = { schema: SCHEMA, chokepoint: VERSION, ...identity, ...details, files: sums }
  await writeFileDurably(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  for (const [path, content] of files) await writeFileDurably(join(folder, path), content)
}
