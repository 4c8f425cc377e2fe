/** One chunk of a batch, simulated and turned into the bytes of its file. */
import type { Chunk } from '../../../studies/batch/chunks.ts'
import { simulateChunk } from '../../../studies/batch/simulate-chunk.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { engine } from '../../engine.ts'
import { encodeChunk } from '../../store/chunk-file.ts'
import { createCollector } from '../../store/collect-garbage.ts'
import { tableMetadata } from '../../store/data-dictionary.ts'
import { sha256 } from '../../store/sha256.ts'
import type { Job } from './job.ts'

/** What every chunk of a batch has in common. */
export interface ChunkSetup {
  readonly scenario: Scenario
  readonly seed: number
  /** Rows of the whole batch. */
  readonly count: number
}

export interface FinishedChunk {
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly agents: number
  /** Agent-updates done. */
  readonly updates: number
  /** Milliseconds in this thread. */
  readonly simulating: number
  readonly encoding: number
}

export const computeChunk: Job<ChunkSetup, Chunk, FinishedChunk> = ({ scenario, seed, count }) => {
  const series = engine.seriesOf(scenario)
  const metadata = tableMetadata(scenario, 'series')
  const collect = createCollector()
  return (chunk) => {
    collect()
    const start = performance.now()
    const record = simulateChunk(engine, scenario, seed, chunk, count)
    const simulated = performance.now()
    const bytes = encodeChunk(record, series, metadata)
    const sum = sha256(bytes)
    // Copied to the other thread, not handed over: once a buffer was detached, V8 compiles every access to a typed array in this thread
    // with a check whether it still is there, and a replicate takes a fifth longer (docs/decisions/021-where-a-week-goes.md).
    return {
      bytes,
      sha256: sum,
      agents: record.agents,
      updates: record.updates,
      simulating: simulated - start,
      encoding: performance.now() - simulated,
    }
  }
}
