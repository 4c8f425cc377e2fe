/**
 * What a results folder holds and how to make it again. No clock, no path, no host: two machines write the same bytes.
 * While a batch runs it stands as manifest.partial.json, with the chunks stored since in a journal beside it: what resuming
 * goes by. A folder with a manifest.json is a finished batch. A shard keeps a manifest of its own, so that many may write to
 * one folder.
 */
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { chunksOf, type Chunk } from '../../studies/batch/chunks.ts'
import { digestOf, type FileSum } from '../../studies/batch/digest.ts'
import { isInShard, type Shard } from '../../studies/batch/shard.ts'
import { CONDITION_FILE } from '../../scenario/shape/condition-option.ts'
import { UsageError } from '../terminal/exit.ts'
import { readJournal, removeJournal } from './journal.ts'
import { named } from './may-replace.ts'
import { sha256 } from './sha256.ts'
import { writeFileDurably } from './write-file.ts'

/** What a batch is: equal identities compute equal bytes. */
export interface Identity {
  readonly scenario: string
  /** Checksum of the resolved scenario.yaml and the texts of the tables it names. */
  readonly scenarioHash: string
  /** The same without its condition, where it has one: however runs are weighed, they are the same. */
  readonly runsHash?: string
  readonly seed: number
  readonly engine: string
  /** Design of the batch; plain Monte Carlo when left out. */
  readonly design?: string
}

export interface ManifestChunk extends Chunk {
  readonly path: string
  /** null until the chunk is stored. */
  readonly sha256: string | null
}

export interface Manifest extends Identity {
  readonly schema: 'chokepoint.manifest/1'
  readonly chokepoint: string
  readonly replicates: number
  /** Which chunks of the batch these are; without it all of them. */
  readonly shard?: Shard
  readonly chunks: readonly ManifestChunk[]
  /** Every other file that the batch writes into its folder: what may be replaced there. */
  readonly owns: readonly string[]
  /** Results besides the chunks; empty until the batch is finished. */
  readonly files: readonly FileSum[]
  /** Of everything that was computed; null until the batch is finished. */
  readonly digest: string | null
}

/** Names of the files that say how far a batch, or one shard of it, has come. */
export interface ManifestNames {
  readonly finished: string
  readonly partial: string
  readonly journal: string
  readonly log: string
}

export function manifestNames(shard?: Shard): ManifestNames {
  const stem = shard === undefined ? 'manifest' : `shard-${shard.index}-of-${shard.count}`
  return {
    finished: `${stem}.json`,
    partial: `${stem}.partial.json`,
    journal: `${stem}.partial.jsonl`,
    log: shard === undefined ? 'run.log.jsonl' : `${stem}.log.jsonl`,
  }
}

/** Where the observations of a scenario lie in a results folder, and what its runs are weighed by. */
export const OBSERVATIONS = 'observations.csv'
/** Tables that a scenario may name, in the order of its checksum. */
export const TABLES: readonly string[] = [OBSERVATIONS, CONDITION_FILE]
/** What a finished batch holds besides chunks, whatever the scenario. */
export const RESULTS = ['scenario.yaml', 'design.parquet', 'outcomes.parquet', 'summary.json'] as const
export const SUMMARY = 'summary.json'
/** Drawn anew at will: no result. */
export const REPORT = 'report.html'

/** `tables`: names of those that the scenario has. */
export function createManifest(
  identity: Identity,
  chokepoint: string,
  replicates: number,
  tables: Iterable<string>,
  shard?: Shard,
): Manifest {
  const { scenario, scenarioHash, runsHash, seed, engine, design } = identity
  const chunks = chunksOf(replicates)
    .filter((chunk) => shard === undefined || isInShard(chunk, shard))
    .map((chunk) => ({ ...chunk, path: chunkPath(chunk), sha256: null }))
  return {
    schema: 'chokepoint.manifest/1',
    chokepoint,
    engine,
    scenario,
    scenarioHash,
    ...(runsHash === undefined ? {} : { runsHash }),
    seed,
    ...(design === undefined ? {} : { design }),
    replicates,
    ...(shard === undefined ? {} : { shard }),
    chunks,
    owns: ownNames(shard, tables),
    files: [],
    digest: null,
  }
}

function chunkPath(chunk: Chunk): string {
  return `chunks/${String(chunk.index).padStart(6, '0')}.parquet`
}

function ownNames(shard: Shard | undefined, tables: Iterable<string>): string[] {
  const results = shard === undefined ? [...RESULTS, REPORT] : RESULTS.slice(0, 1)
  return [...results, ...tables, manifestNames(shard).log]
}

/** Every file of the batch by path inside its folder, also those that are not there yet. */
export function pathsOf({ chunks, owns, shard }: Manifest): readonly string[] {
  const { finished, partial, journal } = manifestNames(shard)
  return [...chunks.map(({ path }) => path), ...owns, journal, partial, finished]
}

/** The digest stands in summary.json: it covers the summary with nothing in its place, whose checksum is `summary`. A shard has none. */
export function digestOfManifest({ chunks, files }: Manifest, summary?: string): string {
  const sums = [...chunks, ...files.filter((file) => file.path !== SUMMARY)]
  const list = sums.map((file) => ({ path: file.path, sha256: file.sha256 ?? '' }))
  return digestOf(summary === undefined ? list : [...list, { path: SUMMARY, sha256: summary }], sha256)
}

/** Checksum of the text of summary.json without the digest in it. */
export function sumWithoutDigest(summary: string, digest: string): string {
  return sha256(summary.replace(`"digest":"${digest}"`, '"digest":""'))
}

/** Of the resolved scenario and the texts of its tables. The separator is in none, so no two lists hash alike. */
export function hashOfScenario(resolved: string, tables: Iterable<string>): string {
  return sha256([resolved, ...tables].join('\0'))
}

/** Ends with a checksum of all before it, so that a flipped bit in the manifest itself is found. */
export function formatManifest(manifest: Manifest): string {
  const check = sha256(JSON.stringify(manifest))
  return `${JSON.stringify({ ...manifest, check }, null, 2)}\n`
}

/** The manifest of a finished or unfinished batch; undefined when there is none, 'damaged' when it is not what was written. */
export async function readManifest(folder: string, shard?: Shard): Promise<Manifest | 'damaged' | undefined> {
  const names = manifestNames(shard)
  const finished = await readText(folder, names.finished)
  const text = finished ?? (await readText(folder, names.partial))
  if (text === undefined || text === 'damaged') return text
  try {
    const { check: _, ...written } = JSON.parse(text) as Manifest & { check: string }
    if (formatManifest(written) !== text) return 'damaged'
    const manifest = withOwns(written)
    if (!isWellFormed(manifest, shard)) return 'damaged'
    return finished === undefined ? { ...manifest, chunks: await withJournal(folder, manifest) } : manifest
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return 'damaged'
    throw error
  }
}

/** Engines before 0.3.0 did not write down what a batch owns: results, report and log, and the tables among them. */
function withOwns(manifest: Manifest): Manifest {
  if ('owns' in manifest) return manifest
  const { files, shard } = manifest as Manifest
  const tables = TABLES.filter((name) => files.some(({ path }) => path === name))
  return { ...(manifest as Manifest), owns: ownNames(shard, tables) }
}

/** A manifest may come from anybody: what it names is removed and read, so it may name nothing but the files of a batch. */
function isWellFormed(manifest: Manifest, shard: Shard | undefined): boolean {
  if (manifest.schema !== 'chokepoint.manifest/1') return false
  const { replicates, chunks, owns, files } = manifest
  if (!Number.isSafeInteger(replicates) || replicates < 1 || replicates > MOST_ROWS) return false
  const whole = createManifest(manifest, manifest.chokepoint, replicates, tablesOwned(manifest), manifest.shard)
  const shape = (list: readonly ManifestChunk[]): string =>
    JSON.stringify(list.map(({ index, first, count, path }) => [index, first, count, path]))
  return (
    formatShardOf(manifest.shard) === formatShardOf(shard) &&
    shape(chunks) === shape(whole.chunks) &&
    JSON.stringify(owns) === JSON.stringify(whole.owns) &&
    files.every(({ path }) => owns.includes(path))
  )
}

/** Names of the tables that lie beside the scenario. */
export const tablesOwned = ({ owns }: Pick<Manifest, 'owns'>): string[] => TABLES.filter((name) => owns.includes(name))

/** More rows than any batch has. */
const MOST_ROWS = 1_000_000

const formatShardOf = (shard: Shard | undefined): string => JSON.stringify(shard ?? null)

/** Chunks that were stored after the manifest was written are known from the journal. */
async function withJournal(folder: string, { shard, chunks }: Manifest): Promise<ManifestChunk[]> {
  const entries = await readJournal(join(folder, manifestNames(shard).journal))
  return chunks.map((chunk) => {
    const entry = entries.get(chunk.index)
    return entry?.count === chunk.count ? { ...chunk, sha256: entry.sha256 } : chunk
  })
}

/** Bytes, far more than a batch of a million replicates has: nobody else's text fills the memory before it is refused. */
const LONGEST = 2 ** 26

/** 'damaged': too long to be one. */
async function readText(folder: string, name: string): Promise<string | undefined> {
  try {
    const { size } = await stat(join(folder, name))
    return size > LONGEST ? 'damaged' : await readFile(join(folder, name), 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code === 'ENOTDIR') throw new UsageError(`${folder}: is a file, not a folder`)
    if (code === 'EISDIR') throw new UsageError(`${join(folder, name)}: is a folder, not a file`)
    throw error
  }
}

/** What it replaces goes when it stands; both say the same of the chunks in between. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const { digest, shard } = manifest
  const names = manifestNames(shard)
  const { finished, partial } = names
  const permit = named(folder, [finished, partial])
  await writeFileDurably(join(folder, digest === null ? partial : finished), formatManifest(manifest), permit)
  await rm(join(folder, digest === null ? finished : partial), { force: true })
  await removeJournal(join(folder, names.journal))
}
