/** Whether a results folder is whole and as it was written. Every reader of one opens it through here: see open-results.ts. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../../studies/batch/result.ts'
import { engine } from '../engine.ts'
import { UsageError } from '../terminal/exit.ts'
import { digestOfManifest, hashOfScenario, readManifest, RESULTS, SUMMARY, tablesOwned } from './manifest.ts'
import { sumWithoutDigest, type Manifest } from './manifest.ts'
import { sha256OfFile } from './sha256.ts'
import { nameOfTemporary } from './write-file.ts'

export interface Verification {
  /** Every chunk and every other result is there and as it was written. */
  readonly complete: boolean
  /** Chunks that are there and as they were written. */
  readonly chunks: number
  /** null while the batch is not finished. */
  readonly digest: string | null
  /** What is not as it was written, or not of this program. */
  readonly problems: readonly string[]
  /** What is not computed yet. */
  readonly missing: readonly string[]
}

/** The manifest of a finished or unfinished folder; anything else is the user's mistake. */
export async function requireManifest(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  if (manifest === undefined) throw new UsageError(`${folder}: no results folder (it holds no manifest.json)`)
  if (manifest === 'damaged') throw new UsageError(`${folder}: the manifest is damaged or of another version`)
  return manifest
}

export async function verifyFolder(folder: string): Promise<Verification> {
  const manifest = await readManifest(folder)
  if (manifest === undefined) throw new UsageError(`${folder}: no results folder (it holds no manifest.json)`)
  if (manifest === 'damaged') {
    const problems = ['the manifest is damaged or of another version']
    return { complete: false, chunks: 0, digest: null, problems, missing: [] }
  }
  const { chunks, digest } = manifest
  const stored = chunks.filter((chunk) => chunk.sha256 !== null)
  const wrongChunks = await differing(folder, stored)
  const wrongFiles = await differing(folder, manifest.files)
  const problems = [...wrongChunks, ...wrongFiles, ...(await strangers(folder, manifest)), ...engineProblems(manifest)]
  if (digest !== null) problems.push(...missingFiles(manifest))
  // What is wrong with a file is said once: contents are compared where the files are those of the manifest.
  if (wrongFiles.length === 0) problems.push(...(await contradictions(folder, manifest)))
  const missing = missingParts(manifest)
  const complete = problems.length === 0 && missing.length === 0
  return { complete, chunks: stored.length - wrongChunks.length, digest, problems, missing }
}

function missingParts({ chunks, digest }: Manifest): string[] {
  const waiting = chunks.filter((chunk) => chunk.sha256 === null).length
  if (waiting > 0) return [`${waiting} of ${chunks.length} chunks are not computed yet`]
  return digest === null ? ['the batch is not finished'] : []
}

/** Files read at the same time: the system reads one while another is summed. */
const AT_ONCE = 4

/**
 * A link to the same bytes is refused too: what it leads to may be another file when it is read again. Nothing that is not a file is
 * opened: a pipe would be waited for. Undefined of files, and where there is nothing.
 */
async function notItself(home: string, path: string): Promise<string | undefined> {
  const written = join(home, path)
  const found = await realpath(written).catch(() => written)
  if (found !== written) return `${path} is a link, not the file that was written`
  const { isFile, isFolder } = await stat(written).then(
    (of) => ({ isFile: of.isFile(), isFolder: of.isDirectory() }),
    () => ({ isFile: true, isFolder: false }),
  )
  return isFile || isFolder ? undefined : `${path} is not a regular file`
}

/** What is wrong with files of which the checksum is known, in their order. */
export async function differing(
  folder: string,
  files: readonly { readonly path: string; readonly sha256: string | null }[],
): Promise<string[]> {
  const found: (string | undefined)[] = []
  const home = await realpath(folder)
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < files.length) {
      const f = next++
      const { path, sha256 } = files[f]!
      const elsewhere = await notItself(home, path)
      const sum = elsewhere ?? (await sha256OfFile(join(folder, path)).catch(() => 'unreadable'))
      if (elsewhere !== undefined) found[f] = elsewhere
      else if (sum !== sha256) found[f] = sum === undefined ? `${path} is missing` : `${path} is not as it was written`
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return found.filter((problem) => problem !== undefined)
}

/** Whatever lies among the chunks would be read with them. */
async function strangers(folder: string, { chunks, digest }: Manifest): Promise<string[]> {
  const known = new Set(chunks.map((chunk) => chunk.path))
  const names = await readdir(join(folder, 'chunks')).catch(() => [])
  return names
    .map((name) => `chunks/${name}`)
    .filter((path) => !known.has(path) && (digest !== null || !known.has(nameOfTemporary(path) ?? path)))
    .map((path) => `${path} is not part of the batch`)
}

export function engineProblems({ engine: version }: { readonly engine: string }): string[] {
  if (version === engine.ENGINE_VERSION) return []
  return [
    `was computed by engine ${version}, this is ${engine.ENGINE_VERSION}, and results are read by the engine that wrote them`,
  ]
}

function missingFiles(manifest: Manifest): string[] {
  const { files, chunks } = manifest
  const listed = new Set(files.map(({ path }) => path))
  const wanted = [...RESULTS, ...tablesOwned(manifest)]
  const unlisted = wanted.filter((path) => !listed.has(path)).map((path) => `the manifest does not list ${path}`)
  return chunks.some((chunk) => chunk.sha256 === null) ? [...unlisted, 'the manifest lacks chunks'] : unlisted
}

/** Files that are each as the manifest says may still be of different batches: somebody wrote a manifest for them. */
async function contradictions(folder: string, manifest: Manifest): Promise<string[]> {
  const has = (path: string): boolean => manifest.files.some((file) => file.path === path)
  const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8')
  const problems: string[] = []
  if (has('scenario.yaml')) {
    const tables = await Promise.all(tablesOwned(manifest).filter(has).map(read))
    if (hashOfScenario(await read('scenario.yaml'), tables) !== manifest.scenarioHash)
      problems.push('scenario.yaml is not of this batch')
  }
  if (manifest.digest !== null && has(SUMMARY)) problems.push(...summaryProblems(manifest, await read(SUMMARY)))
  return problems
}

function summaryProblems(manifest: Manifest, text: string): string[] {
  const { digest } = manifest
  const run = runOf(text)
  if (run === undefined) return [`${SUMMARY} is not the JSON that was written`]
  const wrong = (['engine', 'scenarioHash', 'seed', 'digest'] as const).filter((key) => run[key] !== manifest[key])
  // How a digest is put together is known of this engine alone; early ones left the summary out.
  const isOther = engineProblems(manifest).length > 0
  const fits = isOther || digestOfManifest(manifest, sumWithoutDigest(text, digest!)) === digest
  return [
    ...wrong.map((key) => `${SUMMARY} states ${key} ${String(run[key])}, the manifest ${String(manifest[key])}`),
    ...(fits ? [] : ['the digest does not fit the checksums']),
  ]
}

function runOf(text: string): Partial<Result['run']> | undefined {
  try {
    return (JSON.parse(text) as Result).run
  } catch {
    return undefined
  }
}
