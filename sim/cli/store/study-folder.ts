/** Folder of a study: its summary, its report, and the batches it was made of, a results folder each. */
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../exit.ts'
import { VERSION } from '../version.ts'
import { readManifest } from './manifest.ts'
import { sha256 } from './sha256.ts'
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
  const isStudy = names.includes('manifest.json') && (await schemaOf(join(folder, 'manifest.json'))) === SCHEMA
  for (const name of names) {
    if (TEMPORARY.test(name) || (isStudy && OURS.includes(name))) continue
    const isPart = !OURS.includes(name) && (await readManifest(join(folder, name)).catch(() => undefined)) !== undefined
    if (!isPart) throw new UsageError(`${folder}: is no folder of a study (it holds '${name}'); choose another with -o`)
  }
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
