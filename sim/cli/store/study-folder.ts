/** Folder of a study: its summary, its report, and the batches it was made of, a results folder each. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileSum } from '../../studies/batch/digest.ts'
import { UsageError } from '../terminal/exit.ts'
import { VERSION } from '../version.ts'
import { readManifest, REPORT, SUMMARY } from './manifest.ts'
import { OWN_MARKS, marked, named, refusal, requireWritableFolder, type Permit } from './may-replace.ts'
import { manifestsIn } from './results-folder.ts'
import { sha256 } from './sha256.ts'
import { differing, engineProblems, verifyFolder, type Verification } from './verify-folder.ts'
import { nameOfTemporary, writeFileDurably } from './write-file.ts'

const SCHEMA = 'chokepoint.study/1'
const MANIFEST = 'manifest.json'
/** What studies write; a manifest that names anything else is not ours. */
const RESULTS = [SUMMARY, 'scenario.yaml', 'rows.parquet', 'levels.csv']
export type StudyKind = 'comparison' | 'sensitivity' | 'discovery' | 'hindcast' | 'sweep' | 'solution'

/** What makes a study again. No clock, no path, no host. */
export interface StudyIdentity {
  readonly study: StudyKind
  readonly engine: string
  readonly seed: number
  readonly replicates: number
  /** What else makes this kind of study again. */
  readonly details?: Readonly<Record<string, string | number>>
  readonly parts: readonly { readonly name: string; readonly scenarioHash: string; readonly digest: string }[]
}

export interface StudyManifest extends StudyIdentity {
  readonly schema: typeof SCHEMA
  readonly chokepoint: string
  readonly files: readonly FileSum[]
}

/** Leaves alone what is neither new, nor empty, nor a study of this kind: throws a UsageError that names what is in the way. */
export async function refuseForeign(folder: string, kind: StudyKind, inputs: readonly string[] = []): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR') throw new UsageError(`${folder}: is a file, not a folder`)
    throw error
  })
  requireWritableFolder(folder)
  const manifest = await readStudyManifest(folder)
  const ours = typeof manifest === 'object' && manifest.study === kind ? namesOf(manifest) : []
  const permits = permitsOf(folder, ours, inputs)
  for (const name of names) {
    const path = join(folder, name)
    if (ours.includes(name)) {
      const reason = refusal(path, name === REPORT ? permits.report : permits.results)
      if (reason !== undefined) throw new UsageError(`${path}: ${reason}`)
    } else if (!isHalfWritten(name) && (OWN.includes(name) || !(await isPart(path))))
      throw new UsageError(`${folder}: is no folder of a ${kind} (it holds '${name}'); choose another with -o`)
  }
}

const OWN = [...RESULTS, MANIFEST, REPORT]
const namesOf = ({ files }: StudyManifest): string[] => [...files.map(({ path }) => path), MANIFEST, REPORT]
const isHalfWritten = (name: string): boolean => OWN.includes(nameOfTemporary(name) ?? '')

function permitsOf(
  folder: string,
  names: readonly string[],
  inputs: readonly string[],
): { readonly results: Permit; readonly report: Permit } {
  return { results: named(folder, names, inputs), report: marked(OWN_MARKS.report, inputs) }
}

/** A results folder, also one that a killed run had only just made: it may hold no manifest yet. */
async function isPart(path: string): Promise<boolean> {
  try {
    return (
      (await manifestsIn(path)).length > 0 || (await readdir(path)).every((name) => nameOfTemporary(name) !== undefined)
    )
  } catch {
    return false
  }
}

export const isStudyFolder = async (folder: string): Promise<boolean> => (await readStudyManifest(folder)) !== undefined

/** The summary, and the batches that lie in the folder; those that were elsewhere are their owner's. */
export async function verifyStudy(folder: string): Promise<Verification> {
  const manifest = await readStudyManifest(folder)
  if (manifest === undefined) throw new UsageError(`${folder}: no folder of a study`)
  if (manifest === 'damaged') {
    const problems = ['the manifest is damaged or of another version']
    return { complete: false, chunks: 0, digest: null, problems, missing: [] }
  }
  const problems = [...(await differing(folder, manifest.files)), ...engineProblems(manifest)]
  if (manifest.files[0]?.path !== SUMMARY) problems.push(`the manifest does not list ${SUMMARY}`)
  else if (problems.length === 0) problems.push(...(await summaryProblems(folder, manifest)))
  let chunks = 0
  for (const { name, digest } of manifest.parts) {
    if (!existsSync(join(folder, name))) continue
    const part = await verifyPart(join(folder, name))
    chunks += part.chunks
    problems.push(...[...part.problems, ...part.missing].map((problem) => `${name}: ${problem}`))
    if (part.digest !== digest) problems.push(`${name}: is not the batch that was compared`)
  }
  const digest = manifest.files[0]?.sha256 ?? null
  return { complete: problems.length === 0, chunks, digest, problems, missing: [] }
}

async function verifyPart(folder: string): Promise<Verification> {
  if ((await readManifest(folder)) !== undefined) return verifyFolder(folder)
  return { complete: false, chunks: 0, digest: null, problems: ['holds no manifest.json'], missing: [] }
}

/** The command that makes it again, as its summary has it; undefined where that cannot be read. */
export async function commandOfStudy(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, SUMMARY), 'utf8').catch(() => '{}')
  const { command } = JSON.parse(text) as { readonly command?: unknown }
  return typeof command === 'string' ? command : undefined
}

/** A summary that is as the manifest says may still be of another study: somebody wrote the manifest for it. */
async function summaryProblems(folder: string, manifest: StudyManifest): Promise<string[]> {
  const text = await readFile(join(folder, SUMMARY), 'utf8')
  let summary: { readonly schema?: unknown; readonly engine?: unknown; readonly seed?: unknown }
  try {
    summary = JSON.parse(text) as typeof summary
  } catch {
    return [`${SUMMARY} is not the JSON that was written`]
  }
  const stated = { schema: `chokepoint.${manifest.study}/1`, engine: manifest.engine, seed: manifest.seed }
  return (['schema', 'engine', 'seed'] as const)
    .filter((key) => summary[key] !== stated[key])
    .map((key) => `${SUMMARY} states ${key} ${String(summary[key])}, the manifest ${stated[key]}`)
}

/** Undefined when the folder holds no study, 'damaged' when its manifest is not what was written. */
export async function readStudyManifest(folder: string): Promise<StudyManifest | 'damaged' | undefined> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined)
  if (text?.includes(`"${SCHEMA}"`) !== true) return undefined
  try {
    const { check, ...manifest } = JSON.parse(text) as StudyManifest & { check?: string }
    const isOurs =
      manifest.schema === SCHEMA && (check === undefined ? isEarly(manifest) : formatStudy(manifest) === text)
    return isOurs && manifest.files.every(({ path }) => RESULTS.includes(path)) ? manifest : 'damaged'
  } catch {
    return 'damaged'
  }
}

/** Engines before 0.3.0 wrote no checksum of the manifest itself. */
const isEarly = (manifest: StudyManifest): boolean => engineProblems(manifest).length > 0

/** Ends with a checksum of all before it. */
function formatStudy(manifest: StudyManifest): string {
  return `${JSON.stringify({ ...manifest, check: sha256(JSON.stringify(manifest)) }, null, 2)}\n`
}

/**
 * `files`: path and content, the summary first: its checksum is the digest of the study. The manifest goes before them: without
 * it the next run would take them for somebody else's.
 */
export async function writeStudy(
  folder: string,
  { details, ...identity }: StudyIdentity,
  files: readonly (readonly [path: string, content: string | Uint8Array])[],
  inputs: readonly string[] = [],
): Promise<void> {
  await refuseForeign(folder, identity.study, inputs)
  await mkdir(folder, { recursive: true })
  const sums = files.map(([path, content]) => ({ path, sha256: sha256(content) }))
  const manifest = { schema: SCHEMA, chokepoint: VERSION, ...identity, ...details, files: sums } as const
  const before = await readStudyManifest(folder)
  const names = typeof before === 'object' ? namesOf(before) : []
  const { results } = permitsOf(folder, [...names, ...sums.map(({ path }) => path)], inputs)
  await writeFileDurably(join(folder, MANIFEST), formatStudy(manifest), results)
  for (const [path, content] of files) await writeFileDurably(join(folder, path), content, results)
}
