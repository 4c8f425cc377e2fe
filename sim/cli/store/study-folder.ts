/** Folder of a study: its summary, its report, and the batches it was made of, a results folder each. */
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../exit.ts'
import { VERSION } from '../version.ts'
import type { FileSum } from '../../batch/digest.ts'
import { readManifest } from './manifest.ts'
import { sha256, sha256OfFile } from './sha256.ts'
import { verifyFolder, type Verification } from './verify-folder.ts'
import { TEMPORARY, writeFileDurably } from './write-file.ts'

const SCHEMA = 'chokepoint.study/1'
const OURS = ['manifest.json', 'summary.json', 'report.html']

/** What makes a study again. No clock, no path, no host. */
export interface StudyIdentity {
  readonly study: 'comparison'
  readonly engine: string
  readonly seed: number
  readonly replicates: number
  readonly parts: readonly { readonly name: string; readonly scenarioHash: string; readonly digest: string }[]
}

/** Leaves alone what is neither new, nor empty, nor a study's: throws a UsageError that names what is in the way. */
export async function refuseForeign(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR') throw new UsageError(`${folder}: is a file, not a folder`)
    throw error
  })
  const isStudy = await isStudyFolder(folder)
  for (const name of names) {
    if (TEMPORARY.test(name) || (isStudy && OURS.includes(name))) continue
    const isPart = !OURS.includes(name) && (await readManifest(join(folder, name)).catch(() => undefined)) !== undefined
    if (!isPart) throw new UsageError(`${folder}: is no folder of a study (it holds '${name}'); choose another with -o`)
  }
}

export const isStudyFolder = async (folder: string): Promise<boolean> =>
  (await schemaOf(join(folder, 'manifest.json'))) === SCHEMA

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

async function schemaOf(path: string): Promise<unknown> {
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as { schema?: unknown }).schema
  } catch {
    return undefined
  }
}

/** The manifest goes first: without it the next run would take the summary for somebody else's. */
export async function writeStudy(folder: string, identity: StudyIdentity, summary: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const files = [{ path: 'summary.json', sha256: sha256(summary) }]
  const manifest = { schema: SCHEMA, chokepoint: VERSION, ...identity, files }
  await writeFileDurably(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  await writeFileDurably(join(folder, 'summary.json'), summary)
}
