/** The shards of one batch, from whatever folders they lie in: do they belong together, are they whole, what is missing. */
import { join } from 'node:path'
import { formatShard } from '../../studies/batch/shard.ts'
import { UsageError } from '../terminal/exit.ts'
import { readManifest, type Manifest, type ManifestChunk } from './manifest.ts'
import { refuse } from './results-folder.ts'
import { engineProblems } from './verify-folder.ts'
import { sha256OfFile } from './sha256.ts'
import { shardsIn } from './shards-in.ts'

export interface Gathered {
  /** What the shards have in common. */
  readonly first: Manifest
  /** A folder that holds the scenario. */
  readonly folder: string
  readonly shards: readonly { readonly folder: string; readonly manifest: Manifest }[]
  /** Every stored chunk by number, with the file it lies in. */
  readonly chunks: ReadonlyMap<number, ManifestChunk & { readonly file: string }>
}

/** Throws a UsageError for folders without shards, shards of different batches, and chunks that are not as they were written. */
export async function gatherShards(folders: readonly string[]): Promise<Gathered> {
  const gathered: { folder: string; manifest: Manifest }[] = []
  const chunks = new Map<number, ManifestChunk & { readonly file: string }>()
  for (const folder of folders) {
    const shards = await shardsIn(folder)
    if (shards.length === 0) throw new UsageError(`${folder}: holds no shards; expected a folder of run --shard i/n`)
    for (const shard of shards) {
      const name = `${folder}: shard ${formatShard(shard)}`
      const manifest = await readManifest(folder, shard)
      if (manifest === undefined || manifest === 'damaged') throw new UsageError(`${name}: its manifest is damaged`)
      const first = gathered[0]?.manifest ?? manifest
      const reason = refuse(manifest, first) ?? refuse(first, manifest)
      if (reason !== undefined) throw new UsageError(`${name} ${reason}, as the shards before it do`)
      for (const problem of engineProblems(manifest)) throw new UsageError(`${name} ${problem}`)
      gathered.push({ folder, manifest })
      for (const chunk of manifest.chunks) {
        if (chunk.sha256 === null) continue
        const file = join(folder, chunk.path)
        if ((await sha256OfFile(file)) !== chunk.sha256)
          throw new UsageError(`${file}: is not as it was written; run its shard again`)
        if ((chunks.get(chunk.index)?.sha256 ?? chunk.sha256) !== chunk.sha256)
          throw new UsageError(`${file}: differs from the same chunk of another shard`)
        chunks.set(chunk.index, { ...chunk, file })
      }
    }
  }
  const [first] = gathered
  if (first === undefined) throw new UsageError('expected folders that hold shards')
  return { first: first.manifest, folder: first.folder, shards: gathered, chunks }
}
