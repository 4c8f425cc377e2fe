/**
 * What a results folder holds and how to make it again. No clock, no path, no host: two machines write the same bytes.
 * While a batch runs it stands as manifest.partial.json and grows with the chunks: what resuming goes by. A folder with a
 * manifest.json is a finished batch.
 */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chunksOf, type Chunk } from '../../batch/chunks.ts'
import { digestOf, type FileSum } from '../../batch/digest.ts'
import { UsageError } from '../exit.ts'
import { sha256 } from './sha256.ts'
import { writeFileDurably } from './write-file.ts'

/** What a batch is: equal identities compute equal bytes. */
export interface Identity {
  readonly scenario: string
  /** Checksum of the resolved scenario.yaml and, when it names observations, of their text. */
  readonly scenarioHash: string
  readonly seed: number
  readonly engine: string
}

export interface ManifestChunk extends Chunk {
  readonly path: string
  /** null until the chunk is stored. */
  readonly sha256: string | null
}

export interface Manifest extends Identity {
  readonly schema: 'chokepoint.manifest/1'
  readonly chokepoint: string
  readonly replicates: number
  readonly chunks: readonly ManifestChunk[]
  /** Results besides the chunks; empty until the batch is finished. */
  readonly files: readonly FileSum[]
  /** Of everything that was computed; null until the batch is finished. */
  readonly digest: string | null
}

export const MANIFEST = 'manifest.json'
export const PARTIAL_MANIFEST = 'manifest.partial.json'
/** Parts of a folder that say when and where, or are drawn anew at will: not results. */
export const NOT_RESULTS = ['run.log.jsonl', 'report.html'] as const

export function createManifest(identity: Identity, chokepoint: string, replicates: number): Manifest {
  const { scenario, scenarioHash, seed, engine } = identity
  const chunks = chunksOf(replicates).map((chunk) => ({ ...chunk, path: chunkPath(chunk), sha256: null }))
  return {
    schema: 'chokepoint.manifest/1',
    chokepoint,
    engine,
    scenario,
    scenarioHash,
    seed,
    replicates,
    chunks,
    files: [],
    digest: null,
  }
}

export function chunkPath(chunk: Chunk): string {
  return `chunks/${String(chunk.index).padStart(6, '0')}.parquet`
}

/** summary.json states the digest, so the digest cannot cover it; its own checksum is in `files`. */
export function digestOfManifest(manifest: Manifest): string {
  const sums = [...manifest.chunks, ...manifest.files.filter((file) => file.path !== 'summary.json')]
  return digestOf(
    sums.map((file) => ({ path: file.path, sha256: file.sha256 ?? '' })),
    sha256,
  )
}

/** Ends with a checksum of all before it, so that a flipped bit in the manifest itself is found. */
export function formatManifest(manifest: Manifest): string {
  const check = sha256(JSON.stringify(manifest))
  return `${JSON.stringify({ ...manifest, check }, null, 2)}\n`
}

/** The manifest of a finished or unfinished batch; undefined when there is none, 'damaged' when it is not what was written. */
export async function readManifest(folder: string): Promise<Manifest | 'damaged' | undefined> {
  const text = (await readText(folder, MANIFEST)) ?? (await readText(folder, PARTIAL_MANIFEST))
  if (text === undefined) return undefined
  try {
    const { check: _, ...manifest } = JSON.parse(text) as Manifest & { check: string }
    return manifest.schema === 'chokepoint.manifest/1' && formatManifest(manifest) === text ? manifest : 'damaged'
  } catch {
    return 'damaged'
  }
}

async function readText(folder: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, name), 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code === 'ENOTDIR') throw new UsageError(`${folder}: is a file, not a folder`)
    throw error
  }
}

/** The one that is not meant goes when the other stands; both say the same of the chunks in between. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const finished = manifest.digest !== null
  await writeFileDurably(join(folder, finished ? MANIFEST : PARTIAL_MANIFEST), formatManifest(manifest))
  await rm(join(folder, finished ? PARTIAL_MANIFEST : MANIFEST), { force: true })
}
