/** Files appear under their name whole or not at all, whatever stops the process or fills the disk. */
import { randomInt } from 'node:crypto'
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Ending of a file being written; leftovers of a killed run are removed by the next. */
export const TEMPORARY = /\.\d+\.tmp$/

export async function writeFileDurably(path: string, content: Uint8Array | string): Promise<void> {
  await fillFileDurably(path, (temporary) => writeFile(temporary, content))
}

/** `fill` writes the file under the name that it is given. */
export async function fillFileDurably(path: string, fill: (temporary: string) => Promise<void> | void): Promise<void> {
  // Machines that share a folder may have the same process numbers.
  const temporary = `${path}.${process.pid}${randomInt(1e9)}.tmp`
  try {
    await fill(temporary)
    await sync(temporary, 'r+')
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
}

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
