/**
 * Runs the chunks that are still missing, a few at a time, on whatever computes them: threads, web workers or this thread.
 * What a chunk becomes (`T`) is the host's business; the order in which chunks end does not matter to anyone.
 */
import type { Chunk } from './chunks.ts'

export interface BatchPlan<T> {
  readonly chunks: readonly Chunk[]
  /** Chunks at work at the same time. */
  readonly workers: number
  /** Simulates one chunk; must depend on the chunk alone. */
  compute(chunk: Chunk): Promise<T>
  /** Stores one chunk; the batch goes on when it is stored. */
  keep(chunk: Chunk, value: T): Promise<void>
  /** Asked before each chunk: true ends the batch after the chunks at work. */
  stopped?(): boolean
}

/** Resolves to true when all chunks are kept, false when stopped before. Rejects with the first failure, after the others ended. */
export async function runBatch<T>(plan: BatchPlan<T>): Promise<boolean> {
  let next = 0
  let failed = false
  const lane = async (): Promise<void> => {
    while (next < plan.chunks.length && !failed && plan.stopped?.() !== true) {
      const chunk = plan.chunks[next++]!
      try {
        await plan.keep(chunk, await plan.compute(chunk))
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const lanes = Array.from({ length: Math.max(1, Math.min(plan.workers, plan.chunks.length)) }, lane)
  const ends = await Promise.allSettled(lanes)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return next >= plan.chunks.length
}
