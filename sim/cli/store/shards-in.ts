/** Which shards of a batch a folder holds, whole or begun. */
import { readdir } from 'node:fs/promises'
import type { Shard } from '../../studies/batch/shard.ts'

/** Manifest of a finished or begun shard. */
const SHARD_FILE = /^shard-(\d+)-of-(\d+)\.(?:partial\.)?json$/

export async function shardsIn(folder: string): Promise<readonly Shard[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const shards = new Map<string, Shard>()
  for (const name of names) {
    const match = SHARD_FILE.exec(name)
    if (match === null) continue
    shards.set(`${match[1]}/${match[2]}`, { index: Number(match[1]), count: Number(match[2]) })
  }
  return [...shards.values()].sort((a, b) => a.count - b.count || a.index - b.index)
}
