/** The folders that each release left (scripts/keep-release.mjs made them): `run`, and `study` where there were studies. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { newFolder } from '../cli/command-line.ts'

const KEPT = join(import.meta.dirname, 'kept')
const ENDING = '.tar.br'

export const keptReleases = (): readonly string[] => readdirSync(KEPT).map((name) => name.slice(0, -ENDING.length))

/** A folder of its own that holds what the release wrote. */
export function unpack(release: string): string {
  const folder = newFolder()
  const input = brotliDecompressSync(readFileSync(join(KEPT, `${release}${ENDING}`)))
  execFileSync('tar', ['-xf', '-', '-C', folder], { input })
  return folder
}
