/** A results folder from its first chunk to its last: what is kept of an earlier run, what is missing, what is refused. */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Chunk } from '../../batch/chunks.ts'
import { formatShard } from '../../batch/shard.ts'
import { UsageError } from '../exit.ts'
import { appendJournal } from './journal.ts'
import {
  digestOfManifest,
  manifestNames,
  NOT_RESULTS,
  readManifest,
  SHARD_FILE,
  writeManifest,
  type Manifest,
  type ManifestChunk,
} from './manifest.ts'
import { shardsIn } from './shards-in.ts'
import { sha256, sha256OfFile } from './sha256.ts'
import { fillFileDurably, TEMPORARY, writeFileDurably } from './write-file.ts'

/** Everything this program writes into a results folder; nothing else is ever removed. */
const OURS = ['chunks', 'scenario.yaml', 'observations.csv', 'design.parquet', 'outcomes.parquet', 'summary.json']

/** Keeps what an earlier run of the same batch stored; refuses the folder of another unless `force`. */
export async function openFolder(folder: string, fresh: Manifest, force: boolean): Promise<Manifest> {
  const found = await readManifest(folder, fresh.shard)
  const refusal = (await refuseFolder(folder, fresh)) ?? (found === undefined ? undefined : refuse(found, fresh))
  if (refusal !== undefined) {
    if (!force) throw new UsageError(`${folder}: ${refusal}; choose another folder with -o, or replace it with --force`)
    await clearFolder(folder)
  }
  await mkdir(join(folder, 'chunks'), { recursive: true })
  const known = refusal === undefined && found !== undefined && found !== 'damaged' ? found.chunks : []
  const kept = new Map(known.map((chunk) => [chunk.index, chunk]))
  const chunks: ManifestChunk[] = []
  for (const chunk of fresh.chunks)
    chunks.push({ ...chunk, sha256: await keptSum(folder, chunk, kept.get(chunk.index)) })
  const manifest = { ...fresh, chunks }
  await removeLeftovers(folder, manifest)
  await writeManifest(folder, manifest)
  return manifest
}

async function clearFolder(folder: string): Promise<void> {
  const { finished, partial, journal } = manifestNames()
  for (const name of [...OURS, ...NOT_RESULTS, finished, partial, journal])
    await rm(join(folder, name), { recursive: true, force: true })
  for (const name of await readdir(folder)) if (SHARD_FILE.test(name)) await rm(join(folder, name), { force: true })
}

/** Why the folder as a whole is not for this batch: of something else, or of shards where a whole batch is to go. */
async function refuseFolder(folder: string, fresh: Manifest): Promise<string | undefined> {
  const { shard } = fresh
  const whole = await readManifest(folder)
  if (shard === undefined && whole !== undefined) return undefined
  if (whole !== undefined) return 'holds a whole batch, not shards of one'
  const others = await shardsIn(folder)
  if (shard === undefined && others.length > 0) return 'holds shards of a batch, for chokepoint merge'
  for (const other of others) {
    const manifest = await readManifest(folder, other)
    const reason = manifest === undefined || manifest === 'damaged' ? undefined : refuse(manifest, fresh)
    if (reason !== undefined) return `its shard ${formatShard(other)} ${reason}`
  }
  return others.length > 0 ? undefined : await foreignFiles(folder)
}

export function refuse(found: Manifest | 'damaged', fresh: Manifest): string | undefined {
  if (found === 'damaged') return 'its manifest is damaged'
  if (found.scenario !== fresh.scenario) return `holds scenario '${found.scenario}', not '${fresh.scenario}'`
  if (found.design !== fresh.design)
    return `holds the design ${found.design ?? 'monteCarlo'}, not ${fresh.design ?? 'monteCarlo'}`
  if (found.scenarioHash !== fresh.scenarioHash) return `holds '${found.scenario}' as it was before it changed`
  if (found.seed !== fresh.seed) return `holds seed ${found.seed}, not ${fresh.seed}`
  if (found.engine !== fresh.engine) return `was computed by engine ${found.engine}, this is ${fresh.engine}`
  if (found.replicates > fresh.replicates) return `holds ${found.replicates} replicates, more than ${fresh.replicates}`
  if (fresh.shard !== undefined && found.replicates < fresh.replicates)
    return `holds ${found.replicates} replicates, not ${fresh.replicates}`
  return undefined
}

/** A folder that is neither new nor empty nor ours is left alone. What shards write before their manifest is theirs. */
export async function foreignFiles(folder: string): Promise<string | undefined> {
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

/** Half-written files of a killed run, and chunks that are not part of this batch. Other shards may be at work: theirs stay. */
async function removeLeftovers(folder: string, { chunks, shard }: Manifest): Promise<void> {
  const known = new Set(chunks.map((chunk) => chunk.path))
  const isLeft = (path: string): boolean =>
    shard === undefined ? !known.has(path) : TEMPORARY.test(path) && known.has(path.replace(TEMPORARY, ''))
  for (const name of await readdir(join(folder, 'chunks')))
    if (isLeft(`chunks/${name}`)) await rm(join(folder, 'chunks', name), { force: true })
  if (shard !== undefined) return
  for (const name of await readdir(folder)) if (TEMPORARY.test(name)) await rm(join(folder, name), { force: true })
}

/** Stores chunks as they come and closes the batch. */
export interface ChunkStore {
  keep(chunk: Chunk, bytes: Uint8Array, sum: string): Promise<void>
  /** Brings the manifest up to date. */
  flush(): Promise<void>
  /** Writes a result besides the chunks. */
  write(path: string, content: Uint8Array | string): Promise<void>
  /** The same for a result that need not fit in memory: `write` writes the file under the name that it is given. */
  fill(path: string, write: (file: string) => void): Promise<void>
  /** Digest of what was stored so far, all but the summary, which states it. */
  digest(): string
  /** Names the digest in the manifest: the batch is complete. */
  finish(): Promise<void>
  manifest(): Manifest
}

export function createChunkStore(folder: string, opened: Manifest): ChunkStore {
  const chunks = [...opened.chunks]
  const position = new Map(chunks.map((chunk, i) => [chunk.index, i]))
  const journal = join(folder, manifestNames(opened.shard).journal)
  let current: Manifest = { ...opened, chunks }
  const add = (path: string, sum: string): void => {
    current = { ...current, files: [...current.files, { path, sha256: sum }] }
  }
  return {
    async keep(chunk, bytes, sum) {
      const at = position.get(chunk.index)!
      const entry = chunks[at]!
      await writeFileDurably(join(folder, entry.path), bytes)
      chunks[at] = { ...entry, sha256: sum }
      await appendJournal(journal, chunk, sum)
    },
    flush: () => writeManifest(folder, current),
    async write(path, content) {
      await writeFileDurably(join(folder, path), content)
      add(path, sha256(content))
    },
    async fill(path, write) {
      await fillFileDurably(join(folder, path), write)
      add(path, (await sha256OfFile(join(folder, path)))!)
    },
    digest: () => digestOfManifest(current),
    async finish() {
      current = { ...current, digest: digestOfManifest(current) }
      await writeManifest(folder, current)
    },
    manifest: () => current,
  }
}
