/** The Result of a finished results folder. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../../batch/result.ts'
import { UsageError } from '../exit.ts'
import { requireManifest } from './verify-folder.ts'

export async function readResult(folder: string): Promise<Result> {
  const manifest = await requireManifest(folder)
  if (manifest.digest === null)
    throw new UsageError(`${folder}: the batch is not finished; run it again to go on where it stopped`)
  const path = join(folder, 'summary.json')
  const result = parse(path, await readFile(path, 'utf8'))
  if (result.schema !== 'chokepoint.result/1')
    throw new UsageError(`${path}: given schema ${String(result.schema)}; expected chokepoint.result/1`)
  return result
}

function parse(path: string, text: string): Result {
  try {
    return JSON.parse(text) as Result
  } catch {
    throw new UsageError(`${path}: is not the JSON that was written`)
  }
}
