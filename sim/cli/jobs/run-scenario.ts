/** One scenario from its first replicate to its report, in a folder that can be resumed at any moment. */
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Chunk } from '../../studies/batch/chunks.ts'
import type { Result } from '../../studies/batch/result.ts'
import { runBatch } from '../../studies/batch/run-batch.ts'
import { designName } from '../../studies/batch/rows.ts'
import { formatShard, type Shard } from '../../studies/batch/shard.ts'
import { engine } from '../engine.ts'
import { InterruptedBatch, isPathFault, UsageError } from '../terminal/exit.ts'
import { createPool } from './pool.ts'
import type { PreparedScenario } from '../input/prepare-scenario.ts'
import { createProgress } from '../terminal/progress.ts'
import { createRunLog, type RunLog } from './run-log.ts'
import { listenForStop } from '../terminal/signals.ts'
import { createCollector } from '../store/collect-garbage.ts'
import { createChunkStore, type ChunkStore } from '../store/chunk-store.ts'
import { createManifest, SUMMARY, type Manifest } from '../store/manifest.ts'
import { readBatch, type StoredBatch } from '../store/read-batch.ts'
import { openFolder, planFolder, type Opening } from '../store/results-folder.ts'
import { signed, summarizeStored, summaryText, tablesOf } from './summarize-stored.ts'
import { weighStored } from './weigh-stored.ts'
import { VERSION } from '../version.ts'
import { defaultPairs, type ReportOptions, writeReport } from '../reports/write-report.ts'

export interface RunOptions {
  readonly folder: string
  /** Rows of the batch: replicates, times the combinations of a factorial. */
  readonly replicates: number
  readonly seed: number
  readonly workers: number
  readonly report: boolean
  /** The report begins with the simulator. */
  readonly live: boolean
  /** Pairs of runs behind what it answers at once; as many as keep a start short when left out. */
  readonly pairs?: number | undefined
  readonly force: boolean
  readonly quiet: boolean
  /** Compute these chunks only; `chokepoint merge` makes the results. */
  readonly shard?: Shard
}

/** A shard that is complete: its chunks wait for the others. */
export interface FinishedShard {
  readonly folder: string
  readonly shard: Shard
  readonly chunks: number
}

/** What a finished run can say of itself. */
export interface FinishedRun {
  readonly result: Result
  readonly folder: string
  /** Path of the report, when one was written. */
  readonly report?: string
  /** Wall time by stage, milliseconds. */
  readonly stages: Readonly<Record<Stage, number>>
  readonly milliseconds: number
  /** Time in all threads together, milliseconds: simulating, encoding as Parquet, writing to disk. */
  readonly work: Work
  /** Agents in a replicate and agent-updates per second of wall time; null when every chunk was there already. */
  readonly agents: number | null
  readonly updatesPerSecond: number | null
}
export interface Work {
  readonly simulating: number
  readonly encoding: number
  readonly writing: number
}
export type Stage = 'simulate' | 'summarize' | 'report'

interface Simulated {
  readonly agents: number | null
  readonly updates: number
  readonly work: Work
  /** Exit code of a signal that stopped it. */
  readonly stopped: number | undefined
}

/** Throws a UsageError, and writes nothing, where the run's folder is in the way of it. */
export async function refuseFolderOf(prepared: PreparedScenario, options: RunOptions): Promise<void> {
  await planFolder(options.folder, manifestOf(prepared, options), openingOf(prepared, options))
}

function manifestOf({ scenario, scenarioHash, runsHash, tables }: PreparedScenario, options: RunOptions): Manifest {
  const { replicates, seed, shard } = options
  const design = designName(scenario, replicates)
  const identity = {
    scenario: scenario.name,
    scenarioHash,
    ...(runsHash === undefined ? {} : { runsHash }),
    seed,
    engine: engine.ENGINE_VERSION,
    ...(design === undefined ? {} : { design }),
  }
  return createManifest(identity, VERSION, replicates, tables.keys(), shard)
}

function openingOf({ resolved, tables, inputs }: PreparedScenario, { force }: RunOptions): Opening {
  return { force, inputs, texts: new Map([['scenario.yaml', resolved], ...tables]) }
}

/** The finished run, or the exit code of the signal that stopped it. */
export async function runScenario(
  prepared: PreparedScenario,
  options: RunOptions,
): Promise<FinishedRun | FinishedShard | number> {
  const { folder } = options
  const started = performance.now()
  try {
    const opened = await openFolder(folder, manifestOf(prepared, options), openingOf(prepared, options))
    const store = createChunkStore(folder, opened, prepared.inputs)
    return await fillFolder(prepared, options, store, started)
  } catch (error) {
    // What nobody can go on with is told as it is.
    throw error instanceof UsageError || isPathFault(error) ? error : new InterruptedBatch(error)
  }
}

async function fillFolder(
  prepared: PreparedScenario,
  options: RunOptions,
  store: ChunkStore,
  started: number,
): Promise<FinishedRun | FinishedShard | number> {
  const { folder, replicates, workers, shard } = options
  const log = createRunLog(folder, shard)
  log('start', { host: hostname(), node: process.version, pid: process.pid, workers, replicates })
  await store.write('scenario.yaml', prepared.resolved)
  for (const [name, text] of prepared.tables) await store.write(name, text)

  const simulated = await simulateMissing(prepared, options, store, log)
  await store.flush()
  if (simulated.stopped !== undefined) {
    log('stopped', { code: simulated.stopped })
    return simulated.stopped
  }
  if (shard !== undefined) {
    await store.finish()
    log('end', { shard: formatShard(shard) })
    return { folder, shard, chunks: store.manifest().chunks.length }
  }
  const afterSimulate = performance.now()
  const result = await closeBatch(prepared, options, store)
  const afterSummary = performance.now()
  const report = options.report
    ? await writeReport(result, join(folder, 'report.html'), liveOf(options, prepared, replicates))
    : undefined
  const ended = performance.now()
  const stages = {
    simulate: afterSimulate - started,
    summarize: afterSummary - afterSimulate,
    report: ended - afterSummary,
  }
  log('end', { digest: result.run.digest, ...stages })
  return {
    result,
    folder,
    ...(report === undefined ? {} : { report }),
    stages,
    milliseconds: ended - started,
    work: simulated.work,
    agents: simulated.agents,
    updatesPerSecond: simulated.updates === 0 ? null : (simulated.updates / stages.simulate) * 1_000,
  }
}

/** Computes and stores the chunks that are not there yet. */
async function simulateMissing(
  { scenario }: PreparedScenario,
  { seed, replicates: count, workers, quiet }: RunOptions,
  store: ChunkStore,
  log: RunLog,
): Promise<Simulated> {
  const { chunks } = store.manifest()
  const replicates = countReplicates(chunks)
  const missing = chunks.filter((chunk) => chunk.sha256 === null)
  const work = { simulating: 0, encoding: 0, writing: 0 }
  if (missing.length === 0) return { agents: null, updates: 0, work, stopped: undefined }
  const resumed = replicates - countReplicates(missing)
  const progress = createProgress(replicates, resumed, quiet)
  if (resumed > 0) progress.note(`${resumed} of ${replicates} replicates are there already`)
  const signals = listenForStop((signal) =>
    progress.note(`${signal}: ending the chunks at work; once more to end at once`),
  )
  const collect = createCollector()
  const pool = createPool('computeChunk', { scenario, seed, count }, Math.min(workers, missing.length))
  let done = resumed
  let updates = 0
  let agents = 0
  try {
    await runBatch({
      chunks: missing,
      workers,
      stopped: () => signals.code !== undefined,
      compute: ({ index, first, count: rows }) => pool.run({ index, first, count: rows }),
      async keep(chunk, finished) {
        const start = performance.now()
        await store.keep(chunk, finished.bytes, finished.sha256)
        const { simulating, encoding } = finished
        const writing = performance.now() - start
        log('chunk', { index: chunk.index, simulating, encoding, writing })
        work.simulating += simulating
        work.encoding += encoding
        work.writing += writing
        done += chunk.count
        updates += finished.updates
        agents = finished.agents
        collect()
        progress.update(done)
      },
    })
  } finally {
    progress.stop()
    signals.release()
    await pool.close()
  }
  return { agents, updates, work, stopped: signals.code }
}

function liveOf(
  { live, pairs, workers, quiet }: RunOptions,
  { scenario }: PreparedScenario,
  replicates: number,
): ReportOptions {
  return live ? { live: { scenario, pairs: pairs ?? defaultPairs(replicates), workers, quiet } } : {}
}

function countReplicates(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.count, 0)
}

/** Tables, summary and the complete manifest; all of it from the stored chunks, so a resumed run writes the same bytes. */
export async function closeBatch(
  prepared: PreparedScenario,
  options: Pick<RunOptions, 'folder' | 'replicates' | 'seed'>,
  store: ChunkStore,
): Promise<Result> {
  const batch = await readBatch(options.folder, store.manifest(), prepared.scenario.weeks)
  try {
    return await closeWith(batch, prepared, options, store)
  } finally {
    batch.close()
  }
}

async function closeWith(
  batch: StoredBatch,
  prepared: PreparedScenario,
  { seed }: Pick<RunOptions, 'replicates' | 'seed'>,
  store: ChunkStore,
): Promise<Result> {
  const weighed = weighStored(prepared, seed, batch)
  for (const [name, write] of tablesOf(prepared.scenario, batch, weighed)) await store.fill(name, write)
  const unsigned = summarizeStored(prepared, seed, weighed)
  const digest = store.digest(summaryText(unsigned))
  const result = signed(unsigned, digest)
  await store.write(SUMMARY, summaryText(result))
  await store.finish(digest)
  return result
}
