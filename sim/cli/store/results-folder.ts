/** A results folder from its first chunk to its last: what is kept of an earlier run, what is missing, what is refused. */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Chunk } from '../../batch/chunks.ts'
import { UsageError } from '../exit.ts'
import {
  digestOfManifest,
  MANIFEST,
  NOT_RESULTS,
  PARTIAL_MANIFEST,
  readManifest,
  writeManifest,
  type Manifest,
  type ManifestChunk,
} from './manifest.ts'
import { sha256, sha256OfFile } from './sha256.ts'
import { TEMPORARY, writeFileDurably } from './write-file.ts'

/** Everything this program writes into a results folder; nothing else is ever removed. */
const OURS = ['chunks', 'scenario.yaml', 'observations.csv', 'design.parquet', 'outcomes.parquet', 'summary.json']

/** The manifest is rewritten at most this often, milliseconds; a chunk it does not know yet is computed again. */
const MANIFEST_EVERY = 1_000

/** Keeps what an earlier run of the same batch stored; refuses the folder of another unless `force`. */
export async function openFolder(folder: string, fresh: Manifest, force: boolean): Promise<Manifest> {
  const found = await readManifest(folder)
  const refusal = found === undefined ? await foreignFiles(folder) : refuse(found, fresh)
  if (refusal !== undefined) {
    if (!force) throw new UsageError(`${folder}: ${refusal}; choose another folder with -o, or replace it with --force`)
    for (const name of [...OURS, ...NOT_RESULTS, MANIFEST, PARTIAL_MANIFEST])
      await rm(join(folder, name), { recursive: true, force: true })
  }
  await mkdir(join(folder, 'chunks'), { recursive: true })
  const kept = refusal === undefined && found !== undefined && found !== 'damaged' ? found.chunks : []
  const chunks: ManifestChunk[] = []
  for (const chunk of fresh.chunks) chunks.push({ ...chunk, sha256: await keptSum(folder, chunk, kept[chunk.index]) })
  const manifest = { ...fresh, chunks }
  await removeLeftovers(folder, manifest)
  await writeManifest(folder, manifest)
  return manifest
}

function refuse(found: Manifest | 'damaged', fresh: Manifest): string | undefined {
  if (found === 'damaged') return 'its manifest is damaged'
  if (found.scenario !== fresh.scenario) return `holds scenario '${found.scenario}', not '${fresh.scenario}'`
  if (found.scenarioHash !== fresh.scenarioHash) return `holds '${found.scenario}' as it was before it changed`
  if (found.seed !== fresh.seed) return `holds seed ${found.seed}, not ${fresh.seed}`
  if (found.engine !== fresh.engine) return `was computed by engine ${found.engine}, this is ${fresh.engine}`
  if (found.replicates > fresh.replicates) return `holds ${found.replicates} replicates, more than ${fresh.replicates}`
  return undefined
}

/** A folder that is neither new nor empty nor ours is left alone. */
async function foreignFiles(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const foreign = names.find((name) => name !== 'chunks' && !TEMPORARY.test(name))
  return foreign === undefined ? undefined : `is no results folder (it holds '${foreign}')`
}

async function keptSum(folder: string, chunk: Chunk & { path: string }, kept?: ManifestChunk): Promise<string | null> {
  if (kept === undefined || kept.sha256 === null || kept.count !== chunk.count) return null
  return (await sha256OfFile(join(folder, chunk.path))) === kept.sha256 ? kept.sha256 : null
}

/** Half-written files of a killed run, and chunks that are not part of this batch. */
async function removeLeftovers(folder: string, manifest: Manifest): Promise<void> {
  const known = new Set(manifest.chunks.map((chunk) => chunk.path))
  for (const name of await readdir(join(folder, 'chunks')))
    if (!known.has(`chunks/${name}`)) await rm(join(folder, 'chunks', name), { force: true })
  for (const name of await readdir(folder)) if (TEMPORARY.test(name)) await rm(join(folder, name), { force: true })
}

/** Stores chunks as they come and closes the batch. */
export interface ChunkStore {
  keep(chunk: Chunk, bytes: Uint8Array, sum: string): Promise<void>
  /** Brings the manifest up to date. */
  flush(): Promise<void>
  /** Writes a result besides the chunks. */
  write(path: string, content: Uint8Array | string): Promise<void>
  /** Digest of what was stored so far, all but the summary, which states it. */
  digest(): string
  /** Names the digest in the manifest: the batch is complete. */
  finish(): Promise<void>
  manifest(): Manifest
}

export function createChunkStore(folder: string, opened: Manifest): ChunkStore {
  const chunks = [...opened.chunks]
  let current = opened
  let written = performance.now()
  let writing: Promise<void> = Promise.resolve()
  const flush = (): Promise<void> => {
    written = performance.now()
    writing = writing.then(() => writeManifest(folder, current))
    return writing
  }
  return {
    async keep(chunk, bytes, sum) {
      const entry = chunks[chunk.index]!
      await writeFileDurably(join(folder, entry.path), bytes)
      chunks[chunk.index] = { ...entry, sha256: sum }
      current = { ...current, chunks: [...chunks] }
      if (performance.now() - written > MANIFEST_EVERY) await flush()
    },
    flush,
    async write(path, content) {
      await writeFileDurably(join(folder, path), content)
      current = { ...current, files: [...current.files, { path, sha256: sha256(content) }] }
    },
    digest: () => digestOfManifest(current),
    async finish() {
      current = { ...current, digest: digestOfManifest(current) }
      await flush()
    },
    manifest: () => current,
  }
}
