/** Files appear under their name whole or not at all, whatever stops the process or fills the disk. */
import { randomInt } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Ending of a file being written; leftovers of a killed run are removed by the next. */
export const TEMPORARY = /\.\d+\.tmp$/

export async function writeFileDurably(path: string, content: Uint8Array | string): Promise<void> {
  // Machines that share a folder may have the same process numbers.
  const temporary = `${path}.${process.pid}${randomInt(1e9)}.tmp`
  try {
    const file = await open(temporary, 'w')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Makes the new name itself survive a power cut; not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
