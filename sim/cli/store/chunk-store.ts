/** Stores the chunks and other results of a batch as they come, in a folder that is open for it. */
import { join } from 'node:path'
import type { Chunk } from '../../studies/batch/chunks.ts'
import { appendJournal } from './journal.ts'
import { digestOfManifest, manifestNames, pathsOf, writeManifest, type Manifest } from './manifest.ts'
import { named } from './may-replace.ts'
import { sha256, sha256OfFile } from './sha256.ts'
import { fillFileDurably, writeFileDurably } from './write-file.ts'

/** Stores chunks as they come and closes the batch. */
export interface ChunkStore {
  keep(chunk: Chunk, bytes: Uint8Array, sum: string): Promise<void>
  /** Brings the manifest up to date. */
  flush(): Promise<void>
  /** Writes a result besides the chunks. */
  write(path: string, content: Uint8Array | string): Promise<void>
  /** The same for a result that need not fit in memory: `write` writes the file under the name that it is given. */
  fill(path: string, write: (file: string) => void): Promise<void>
  /** Digest of what was stored so far and of a summary, which is not there yet because it states the digest. */
  digest(summary: string): string
  /** Names the digest in the manifest: the batch is complete. A shard has no summary. */
  finish(digest?: string): Promise<void>
  manifest(): Manifest
}

/** `inputs`: files that the command reads. */
export function createChunkStore(folder: string, opened: Manifest, inputs: readonly string[]): ChunkStore {
  const permit = named(folder, pathsOf(opened), inputs)
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
      await writeFileDurably(join(folder, entry.path), bytes, permit)
      chunks[at] = { ...entry, sha256: sum }
      await appendJournal(journal, chunk, sum)
    },
    flush: () => writeManifest(folder, current),
    async write(path, content) {
      await writeFileDurably(join(folder, path), content, permit)
      add(path, sha256(content))
    },
    async fill(path, write) {
      await fillFileDurably(join(folder, path), write, permit)
      add(path, (await sha256OfFile(join(folder, path)))!)
    },
    digest: (summary) => digestOfManifest(current, sha256(summary)),
    async finish(digest = digestOfManifest(current)) {
      current = { ...current, digest }
      await writeManifest(folder, current)
    },
    manifest: () => current,
  }
}
