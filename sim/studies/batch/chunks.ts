/**
 * A chunk is a fixed range of replicates: the unit of work, of storage and of resuming. Its bounds depend on the number of
 * replicates alone, never on workers, so the same batch has the same chunks everywhere.
 */

/** Replicates in a full chunk: a few megabytes of weekly values, under a second of work. */
export const CHUNK_SIZE = 10

export interface Chunk {
  readonly index: number
  /** First replicate. */
  readonly first: number
  /** Number of replicates; only the last chunk may hold fewer than CHUNK_SIZE. */
  readonly count: number
}

export function chunksOf(replicates: number): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let first = 0; first < replicates; first += CHUNK_SIZE)
    chunks.push({ index: chunks.length, first, count: Math.min(CHUNK_SIZE, replicates - first) })
  return chunks
}
