/**
 * Batches in this process: the toy engine, chunks computed here, everything else as users have it. A test file that uses it says
 *   vi.mock('../../sim/cli/engine.ts', () => import('../cli/toy-engine.ts'))
 *   vi.mock('../../sim/cli/jobs/pool.ts', () => import('./in-process.ts'))
 */
import { join } from 'node:path'
import { simulateChunk } from '../../sim/studies/batch/simulate-chunk.ts'
import type { Pool } from '../../sim/cli/jobs/pool.ts'
import type { ChunkSetup, FinishedChunk } from '../../sim/cli/jobs/work/compute-chunk.ts'
import type { Chunk } from '../../sim/studies/batch/chunks.ts'
import { prepareScenario, type PreparedScenario } from '../../sim/cli/input/prepare-scenario.ts'
import type { RunOptions } from '../../sim/cli/jobs/run-scenario.ts'
import { encodeChunk } from '../../sim/cli/store/chunk-file.ts'
import { tableMetadata } from '../../sim/cli/store/data-dictionary.ts'
import { sha256 } from '../../sim/cli/store/sha256.ts'
import { ROOT } from '../cli/command-line.ts'
import { engine } from '../cli/toy-engine.ts'

/** Takes the place of the pool of threads. */
export function createPool(_job: 'computeChunk', { scenario, seed, count }: ChunkSetup): Pool<Chunk, FinishedChunk> {
  const series = engine.seriesOf(scenario)
  const metadata = tableMetadata(scenario, 'series')
  return {
    run(chunk) {
      const record = simulateChunk(engine, scenario, seed, chunk, count)
      const bytes = encodeChunk(record, series, metadata)
      return Promise.resolve({ bytes, sha256: sha256(bytes), agents: 1, updates: 1, simulating: 0, encoding: 0 })
    },
    close: () => Promise.resolve(),
  }
}

/** The steady state over a few weeks. */
export function shortScenario(settings: readonly string[] = []): PreparedScenario {
  return prepareScenario(join(ROOT, 'scenarios/steady-state.yaml'), ['weeks=13', ...settings])
}

export function optionsOf(folder: string, options: Partial<RunOptions> = {}): RunOptions {
  return {
    folder,
    replicates: 12,
    seed: 42,
    workers: 1,
    report: false,
    live: false,
    force: false,
    quiet: true,
    ...options,
  }
}
