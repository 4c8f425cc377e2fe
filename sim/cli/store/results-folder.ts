/** Opens a results folder for a batch: what is kept of an earlier run, what is missing, what is refused. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { formatShard } from '../../studies/batch/shard.ts'
import { UsageError } from '../terminal/exit.ts'
import {
  hashOfScenario,
  manifestNames,
  pathsOf,
  readManifest,
  REPORT,
  TABLES,
  tablesOwned,
  writeManifest,
} from './manifest.ts'
import type { Manifest, ManifestChunk } from './manifest.ts'
import { isOneOf, OWN_MARKS, marked, refusal, requireWritableFolder } from './may-replace.ts'
import { shardsIn } from './shards-in.ts'
import { sha256OfFile } from './sha256.ts'
import { nameOfTemporary } from './write-file.ts'

export interface Opening {
  /** Results of another batch may go. */
  readonly force: boolean
  /** Files that the command reads. */
  readonly inputs: readonly string[]
  /** What scenario.yaml and the tables beside it will hold. */
  readonly texts: ReadonlyMap<string, string>
  /** Shards of the same batch may become the batch. */
  readonly merging?: boolean
}

/** Keeps what an earlier run of the same batch stored. Throws a UsageError, and changes nothing, where something is in the way. */
export async function openFolder(folder: string, fresh: Manifest, opening: Opening): Promise<Manifest> {
  const { kept, doomed, stale } = await planFolder(folder, fresh, opening)
  for (const path of doomed) await rm(join(folder, path), { force: true })
  await mkdir(folder, { recursive: true })
  const manifest = { ...fresh, chunks: await withKeptSums(folder, fresh, kept) }
  await removeLeftovers(folder, manifest)
  await writeManifest(folder, manifest)
  for (const path of stale) await rm(join(folder, path), { force: true })
  await mkdir(join(folder, 'chunks'), { recursive: true })
  return manifest
}

/** What opening will do, without doing it. */
interface Plan {
  /** Of the same batch. */
  readonly kept: Manifest | undefined
  /** Files of another batch. */
  readonly doomed: readonly string[]
  /** Its manifests, which stay until there is another: at no moment is the folder nobody's. */
  readonly stale: readonly string[]
}

/** Throws a UsageError where something is in the way. */
export async function planFolder(folder: string, fresh: Manifest, opening: Opening): Promise<Plan> {
  requireWritableFolder(folder)
  const entries = await entriesOf(folder)
  const found = await manifestsIn(folder)
  const difference = refuseFolder(found, fresh, opening.merging === true)
  const reweighed = difference !== undefined && found.every(({ manifest }) => isReweighed(manifest, fresh))
  const isUnfinished = found.every(({ manifest }) => manifest !== 'damaged' && manifest.digest === null)
  // Weights are given when a batch is closed: one that was not loses nothing.
  const reason = reweighed && isUnfinished ? undefined : difference
  const refuse = (why: string): UsageError => new UsageError(`${folder}: ${why}`)
  const damaged = found.find(({ manifest }) => manifest === 'damaged')
  if (damaged !== undefined)
    throw refuse(
      `its ${damaged.name} is damaged or not ours, so nothing here is replaced; choose another folder with -o`,
    )
  if (reason !== undefined && !opening.force)
    throw refuse(`${reason}; choose another folder with -o, or replace it with --force`)
  const manifests = found.map(({ manifest }) => manifest as Manifest)
  const ours = new Set(manifests.flatMap(pathsOf))
  const foreign = foreignEntry(entries, ours, fresh)
  if (foreign !== undefined) throw refuse(`${foreign}; choose another folder with -o`)
  const unchanged = await unchangedTexts(folder, manifests, opening)
  const isKept = (path: string): boolean => unchanged.includes(path) || (reweighed && path.startsWith('chunks/'))
  const isDoomed = (path: string): boolean => difference !== undefined && entries.has(path) && !isKept(path)
  const all = manifests.flatMap(pathsOf).filter(isDoomed)
  const isManifest = (path: string): boolean => manifests.some(({ shard }) => isManifestOf(path, shard))
  const doomed = all.filter((path) => !isManifest(path))
  const stale = all.filter((path) => isManifest(path) && !isManifestOf(path, fresh.shard))
  refuseUnremovable(folder, entries.has(REPORT) ? [...doomed, REPORT] : doomed, opening)
  const keepsRuns = difference === undefined || reweighed
  const kept = keepsRuns ? manifests.find(({ shard }) => isSameShard(shard, fresh.shard)) : undefined
  return { kept, doomed, stale }
}

const isSameShard = (a: Manifest['shard'], b: Manifest['shard']): boolean => JSON.stringify(a) === JSON.stringify(b)

function isManifestOf(path: string, shard: Manifest['shard']): boolean {
  const { finished, partial, journal } = manifestNames(shard)
  return [finished, partial, journal].includes(path)
}

/** Every path in the folder and among its chunks. */
async function entriesOf(folder: string): Promise<ReadonlySet<string>> {
  const list = async (path: string): Promise<string[]> =>
    readdir(path).catch((error: NodeJS.ErrnoException): string[] => {
      if (error.code === 'ENOENT') return []
      if (error.code === 'ENOTDIR') throw new UsageError(`${path}: is a file, not a folder`)
      throw error
    })
  const names = await list(folder)
  const chunks = names.includes('chunks') ? await list(join(folder, 'chunks')) : []
  return new Set([...names.filter((name) => name !== 'chunks'), ...chunks.map((name) => `chunks/${name}`)])
}

interface Found {
  readonly name: string
  readonly manifest: Manifest | 'damaged'
}

/** Read after the entries: a shard that starts meanwhile has a manifest before its first chunk. */
export async function manifestsIn(folder: string): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const shard of [undefined, ...(await shardsIn(folder))]) {
    const manifest = await readManifest(folder, shard)
    if (manifest !== undefined) found.push({ name: manifestNames(shard).finished, manifest })
  }
  return found
}

/** Why the folder is not for this batch: of something else, or of shards where a whole batch is to go. */
function refuseFolder(found: readonly Found[], fresh: Manifest, merging: boolean): string | undefined {
  for (const { manifest } of found) {
    if (manifest === 'damaged') return 'its manifest is damaged'
    const { shard } = manifest
    if (shard === undefined && fresh.shard !== undefined) return 'holds a whole batch, not shards of one'
    if (shard !== undefined && fresh.shard === undefined && !merging)
      return 'holds shards of a batch, for chokepoint merge'
    const reason = refuse(manifest, fresh)
    if (reason !== undefined) return shard === undefined ? reason : `its shard ${formatShard(shard)} ${reason}`
  }
  return undefined
}

export function refuse(found: Manifest | 'damaged', fresh: Manifest): string | undefined {
  if (found === 'damaged') return 'its manifest is damaged'
  // First: what ships differs between engines, and with it every scenario that extends it.
  if (found.engine !== fresh.engine) return `was computed by engine ${found.engine}, this is ${fresh.engine}`
  if (found.scenario !== fresh.scenario) return `holds scenario '${found.scenario}', not '${fresh.scenario}'`
  if (found.design !== fresh.design)
    return `holds the design ${found.design ?? 'monteCarlo'}, not ${fresh.design ?? 'monteCarlo'}`
  if (found.scenarioHash !== fresh.scenarioHash)
    return runsOf(found) === runsOf(fresh)
      ? `holds these runs of '${found.scenario}' weighed otherwise (--force keeps them and weighs them again)`
      : `holds '${found.scenario}' as it was before it changed`
  if (found.seed !== fresh.seed) return `holds seed ${found.seed}, not ${fresh.seed}`
  if (found.replicates > fresh.replicates) return `holds ${found.replicates} replicates, more than ${fresh.replicates}`
  if (fresh.shard !== undefined && found.replicates < fresh.replicates)
    return `holds ${found.replicates} replicates, not ${fresh.replicates}`
  return undefined
}

const runsOf = ({ runsHash, scenarioHash }: Manifest): string => runsHash ?? scenarioHash

/** Nothing but the weights of the runs is different. */
function isReweighed(found: Manifest | 'damaged', fresh: Manifest): boolean {
  if (found === 'damaged' || runsOf(found) !== runsOf(fresh) || !isSameShard(found.shard, fresh.shard)) return false
  return refuse({ ...found, scenarioHash: fresh.scenarioHash }, fresh) === undefined
}

/**
 * What nobody can vouch for. A folder without a manifest must be new or empty. With one, other files may lie beside it, but not where
 * this batch will write, nor among the chunks, where they would be read as such.
 */
function foreignEntry(entries: ReadonlySet<string>, ours: ReadonlySet<string>, fresh: Manifest): string | undefined {
  const planned = new Set(pathsOf(fresh))
  const started = namesOfShards(fresh)
  const isKnown = (path: string): boolean => ours.has(path)
  for (const path of entries) {
    const whole = nameOfTemporary(path)
    if (
      isKnown(path) ||
      (whole !== undefined && (planned.has(whole) || started.has(whole) || isKnown(whole) || whole === SCRATCH))
    )
      continue
    if (ours.size === 0) return `is no results folder (it holds '${path}')`
    if (planned.has(path)) return `holds '${path}', which no manifest names and this run would replace; move it away`
    if (path.startsWith('chunks/')) return `holds '${path}', which is not part of the batch; move it away`
  }
  return undefined
}

/** Manifests of all shards of the batch: one that begins in this moment has nothing there yet but the half-written first. */
const namesOfShards = ({ shard }: Manifest): ReadonlySet<string> =>
  new Set(
    Array.from({ length: shard?.count ?? 0 }, (_, index) =>
      Object.values(manifestNames({ index, count: shard!.count })),
    ).flat(),
  )

/** Scratch file of readBatch. */
const SCRATCH = 'scratch'

/** Texts that stand already as they will be written. Others are people's work when they are inputs, or not as a manifest knows them. */
async function unchangedTexts(
  folder: string,
  manifests: readonly Manifest[],
  { texts, inputs }: Opening,
): Promise<readonly string[]> {
  const read = (name: string): Promise<string | undefined> =>
    readFile(join(folder, name), 'utf8').catch(() => undefined)
  const found = new Map<string, string | undefined>()
  for (const name of ['scenario.yaml', ...TABLES]) found.set(name, await read(name))
  const scenario = found.get('scenario.yaml')
  const hashAs = (manifest: Manifest): string =>
    hashOfScenario(
      scenario ?? '',
      tablesOwned(manifest).map((name) => found.get(name) ?? ''),
    )
  const isKnown = scenario === undefined || manifests.some((manifest) => manifest.scenarioHash === hashAs(manifest))
  const unchanged: string[] = []
  for (const [name, text] of found) {
    if (text === undefined) continue
    const path = join(folder, name)
    if (texts.get(name) === text) unchanged.push(name)
    else if (isOneOf(path, inputs))
      throw new UsageError(
        `${path}: is an input of this command, which is never replaced; choose another folder with -o`,
      )
    else if (!isKnown)
      throw new UsageError(`${path}: was changed since it was written; move it away or choose another folder with -o`)
  }
  return unchanged
}

/** Also what manifests name stays when it is an input, a link or a folder; so does a report that is not ours. */
function refuseUnremovable(folder: string, doomed: readonly string[], { inputs }: Opening): void {
  for (const name of doomed) {
    const path = join(folder, name)
    const permit = name === REPORT ? marked(OWN_MARKS.report, inputs) : { owns: () => true, inputs }
    const reason = refusal(path, permit)
    if (reason !== undefined) throw new UsageError(`${path}: ${reason}`)
  }
}

async function withKeptSums(folder: string, fresh: Manifest, kept: Manifest | undefined): Promise<ManifestChunk[]> {
  const known = new Map(kept?.chunks.map((chunk) => [chunk.index, chunk]))
  const chunks: ManifestChunk[] = []
  for (const chunk of fresh.chunks)
    chunks.push({ ...chunk, sha256: await keptSum(folder, chunk, known.get(chunk.index)) })
  return chunks
}

async function keptSum(folder: string, chunk: ManifestChunk, kept?: ManifestChunk): Promise<string | null> {
  if (kept === undefined || kept.sha256 === null || kept.count !== chunk.count) return null
  return (await sha256OfFile(join(folder, chunk.path))) === kept.sha256 ? kept.sha256 : null
}

/** Half-written files of a killed run of this batch. Other shards may be at work: theirs, and those of all, stay. */
async function removeLeftovers(folder: string, manifest: Manifest): Promise<void> {
  const { shard, owns } = manifest
  const isOfAll = (name: string): boolean => shard !== undefined && owns.includes(name)
  const own = new Set([
    ...pathsOf(manifest).filter((name) => !isOfAll(name)),
    ...(shard === undefined ? [SCRATCH] : []),
  ])
  for (const path of await entriesOf(folder)) {
    const whole = nameOfTemporary(path)
    if (whole !== undefined && own.has(whole)) await rm(join(folder, path), { force: true })
  }
}
