/** Whether a results folder is whole and unchanged since it was written. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../exit.ts'
import { digestOfManifest, readManifest, type Manifest } from './manifest.ts'
import { sha256OfFile } from './sha256.ts'

export interface Verification {
  /** Every chunk and every other result is there and as it was written. */
  readonly complete: boolean
  /** Chunks that are there and as they were written. */
  readonly chunks: number
  /** null while the batch is not finished. */
  readonly digest: string | null
  readonly problems: readonly string[]
}

/** The manifest of a finished or unfinished folder; anything else is the user's mistake. */
export async function requireManifest(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  if (manifest === undefined) throw new UsageError(`${folder}: no results folder (it holds no manifest.json)`)
  if (manifest === 'damaged') throw new UsageError(`${folder}: the manifest is damaged`)
  return manifest
}

export async function verifyFolder(folder: string): Promise<Verification> {
  const manifest = await readManifest(folder)
  if (manifest === undefined) throw new UsageError(`${folder}: no results folder (it holds no manifest.json)`)
  if (manifest === 'damaged') return { complete: false, chunks: 0, digest: null, problems: ['the manifest is damaged'] }
  const problems: string[] = []
  const check = async (path: string, expected: string): Promise<boolean> => {
    const found = await sha256OfFile(join(folder, path))
    if (found === expected) return true
    problems.push(found === undefined ? `${path} is missing` : `${path} is not as it was written`)
    return false
  }
  let chunks = 0
  let waiting = 0
  for (const chunk of manifest.chunks)
    if (chunk.sha256 === null) waiting++
    else if (await check(chunk.path, chunk.sha256)) chunks++
  for (const file of manifest.files) await check(file.path, file.sha256)
  problems.push(...(await strangers(folder, manifest)))
  if (waiting > 0) problems.push(`${waiting} of ${manifest.chunks.length} chunks are not computed yet`)
  else if (manifest.digest === null) problems.push('the batch is not finished')
  else if (manifest.digest !== digestOfManifest(manifest)) problems.push('the digest does not fit the checksums')
  return { complete: problems.length === 0, chunks, digest: manifest.digest, problems }
}

/** Files among the chunks that would be read with them. */
async function strangers(folder: string, manifest: Manifest): Promise<string[]> {
  const known = new Set(manifest.chunks.map((chunk) => chunk.path))
  const names = await readdir(join(folder, 'chunks')).catch(() => [])
  return names.filter((name) => !known.has(`chunks/${name}`)).map((name) => `chunks/${name} is not part of the batch`)
}
