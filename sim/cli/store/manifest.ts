/**
 * What a results folder holds and how to make it again. No clock, no path, no host: two machines write the same bytes.
 * While a batch runs it stands as manifest.partial.json, with the chunks stored since in a journal beside it: what resuming
 * goes by. A folder with a manifest.json is a finished batch. A shard keeps a manifest of its own, so that many may write to
 * one folder.
 */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chunksOf, type Chunk } from '../../batch/chunks.ts'
import { digestOf, type FileSum } from '../../batch/digest.ts'
import { isInShard, type Shard } from '../../batch/shard.ts'
import { UsageError } from '../exit.ts'
import { readJournal, removeJournal } from './journal.ts'
import { sha256 } from './sha256.ts'
import { writeFileDurably } from './write-file.ts'

/** What a batch is: equal identities compute equal bytes. */
export interface Identity {
  readonly scenario: string
  /** Checksum of the resolved scenario.yaml and, when it names observations, of their text. */
  readonly scenarioHash: string
  readonly seed: number
  readonly engine: string
  /** Design of the batch; plain Monte Carlo when left out. */
  readonly design?: string
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
  /** Which chunks of the batch these are; without it all of them. */
  readonly shard?: Shard
  readonly chunks: readonly ManifestChunk[]
  /** Results besides the chunks; empty until the batch is finished. */
  readonly files: readonly FileSum[]
  /** Of everything that was computed; null until the batch is finished. */
  readonly digest: string | null
}

/** Names of the files that say how far a batch, or one shard of it, has come. */
export interface ManifestNames {
  readonly finished: string
  readonly partial: string
  readonly journal: string
  readonly log: string
}

export function manifestNames(shard?: Shard): ManifestNames {
  const stem = shard === undefined ? 'manifest' : `shard-${shard.index}-of-${shard.count}`
  return {
    finished: `${stem}.json`,
    partial: `${stem}.partial.json`,
    journal: `${stem}.partial.jsonl`,
    log: shard === undefined ? 'run.log.jsonl' : `${stem}.log.jsonl`,
  }
}

/** Any file of `manifestNames` of a shard. */
export const SHARD_FILE = /^shard-(\d+)-of-(\d+)\.(partial\.jsonl?|log\.jsonl|json)$/

/** Parts of a folder that say when and where, or are drawn anew at will: not results. */
export const NOT_RESULTS = ['run.log.jsonl', 'report.html'] as const

export function createManifest(identity: Identity, chokepoint: string, replicates: number, shard?: Shard): Manifest {
  const { scenario, scenarioHash, seed, engine, design } = identity
  const chunks = chunksOf(replicates)
    .filter((chunk) => shard === undefined || isInShard(chunk, shard))
    .map((chunk) => ({ ...chunk, path: chunkPath(chunk), sha256: null }))
  return {
    schema: 'chokepoint.manifest/1',
    chokepoint,
    engine,
    scenario,
    scenarioHash,
    seed,
    ...(design === undefined ? {} : { design }),
    replicates,
    ...(shard === undefined ? {} : { shard }),
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
export async function readManifest(folder: string, shard?: Shard): Promise<Manifest | 'damaged' | undefined> {
  const names = manifestNames(shard)
  const finished = await readText(folder, names.finished)
  const text = finished ?? (await readText(folder, names.partial))
  if (text === undefined) return undefined
  try {
    const { check: _, ...manifest } = JSON.parse(text) as Manifest & { check: string }
    if (manifest.schema !== 'chokepoint.manifest/1' || formatManifest(manifest) !== text) return 'damaged'
    return finished === undefined ? { ...manifest, chunks: await withJournal(folder, manifest) } : manifest
  } catch (error) {
    if (error instanceof SyntaxError) return 'damaged'
    throw error
  }
}

/** Chunks that were stored after the manifest was written are known from the journal. */
async function withJournal(folder: string, { shard, chunks }: Manifest): Promise<ManifestChunk[]> {
  const entries = await readJournal(join(folder, manifestNames(shard).journal))
  return chunks.map((chunk) => {
    const entry = entries.get(chunk.index)
    return entry?.count === chunk.count ? { ...chunk, sha256: entry.sha256 } : chunk
  })
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

/** What it replaces goes when it stands; both say the same of the chunks in between. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const finished = manifest.digest !== null
  const names = manifestNames(manifest.shard)
  await writeFileDurably(join(folder, finished ? names.finished : names.partial), formatManifest(manifest))
  await rm(join(folder, finished ? names.partial : names.finished), { force: true })
  await removeJournal(join(folder, names.journal))
}
