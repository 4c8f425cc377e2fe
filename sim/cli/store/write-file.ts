/** Files appear under their name whole or not at all, whatever stops the process or fills the disk. */
import { randomBytes } from 'node:crypto'
import { unlinkSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from '../terminal/exit.ts'
import { NOTHING_OWNED, refusal, type Permit } from './may-replace.ts'
import { sha256OfFile } from './sha256.ts'

/** Ending of a file being written. Eight random bytes: machines that share a folder may have the same process numbers. */
const ENDING = /\.[0-9a-f]{16}\.chokepoint-tmp$/

/** The name that a half-written file was to have; undefined for anything else. */
export function nameOfTemporary(name: string): string | undefined {
  return ENDING.test(name) ? name.replace(ENDING, '') : undefined
}

export function temporaryName(path: string): string {
  return `${path}.${randomBytes(8).toString('hex')}.chokepoint-tmp`
}

/** Replaces what stands there only by `permit`; the same content is left as it is. The folder must be there. */
export async function writeFileDurably(
  path: string,
  content: Uint8Array | string,
  permit: Permit = NOTHING_OWNED,
): Promise<void> {
  await fillFileDurably(path, (temporary) => writeFile(temporary, content), permit)
}

/** A file that a user named by itself: the folders above it are made. */
export async function writeNamedFile(path: string, content: string, permit: Permit): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFileDurably(path, content, permit)
}

/** `fill` writes the file under the name that it is given. */
export async function fillFileDurably(
  path: string,
  fill: (temporary: string) => Promise<void> | void,
  permit: Permit = NOTHING_OWNED,
): Promise<void> {
  const temporary = temporaryName(path)
  unfinished.add(temporary)
  try {
    await fill(temporary)
    const reason = refusal(path, permit)
    if (reason === undefined) {
      await sync(temporary, 'r+')
      await rename(temporary, path)
      await syncFolder(dirname(path))
    } else {
      if (!(await isSame(temporary, path))) throw new UsageError(`${path}: ${reason}`)
      await rm(temporary)
    }
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  } finally {
    unfinished.delete(temporary)
  }
}

async function isSame(one: string, other: string): Promise<boolean> {
  const sum = (path: string): Promise<string | undefined> => sha256OfFile(path).catch(() => undefined)
  return (await sum(one)) === (await sum(other))
}

/** Half-written files of this process: a signal may end it in between. */
const unfinished = new Set<string>()

process.on('exit', () => {
  for (const path of unfinished)
    try {
      unlinkSync(path)
    } catch {
      // It was not there yet.
    }
})

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const file = await open(path, flags)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the new name itself survive a power cut; not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await sync(folder, 'r')
}
