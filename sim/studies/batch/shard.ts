/**
 * A shard is every chunk whose number leaves the same remainder: what one machine computes of a batch that several share.
 * Neighbouring chunks go to different shards, so that an unfinished batch misses replicates evenly.
 */
import type { Chunk } from './chunks.ts'

export interface Shard {
  /** From 0 to count - 1. */
  readonly index: number
  readonly count: number
}

export function isInShard(chunk: Chunk, { index, count }: Shard): boolean {
  return chunk.index % count === index
}

/** As it stands on the command line, in file names and in messages. */
export function formatShard({ index, count }: Shard): string {
  return `${index}/${count}`
}
