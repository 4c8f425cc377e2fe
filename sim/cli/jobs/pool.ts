/** Chunks on threads. Which thread computes a chunk, and when, leaves no trace in its bytes. */
import Tinypool from 'tinypool'
import type { Chunk } from '../../studies/batch/chunks.ts'
import type { FinishedChunk, WorkerSetup } from './worker.ts'

export interface Pool {
  compute(chunk: Chunk): Promise<FinishedChunk>
  close(): Promise<void>
}

export function createPool(workers: number, setup: WorkerSetup): Pool {
  const pool = new Tinypool({
    // Beside the bundled command line; both are built by scripts/build.mjs.
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    // Threads wait in their event loop, not asleep in Atomics.wait. Once, in a busy test run, a batch did not end after its last
    // replicate; the cause was not found, and a sleeping thread is the one thing here that may not hear the order to end.
    useAtomics: false,
    workerData: setup,
  })
  return {
    compute: ({ index, first, count }) => pool.run({ index, first, count }) as Promise<FinishedChunk>,
    close: () => pool.destroy(),
  }
}
