/** Checksums of texts, buffers and files, in hexadecimal. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Bytes read at a time: a chunk of three years in one or two steps. */
const STEP = 1024 * 1024

/** Checksum of a file of any length, or undefined when there is none. */
export async function sha256OfFile(path: string): Promise<string | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (file === undefined) return undefined
  try {
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafe(STEP)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, STEP)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } catch (error) {
    // What fails while it is read does not say which file it was: a folder in its place opens like one.
    throw Object.assign(error as NodeJS.ErrnoException, { path })
  } finally {
    await file.close()
  }
}
