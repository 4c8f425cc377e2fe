/** Checksums of texts, buffers and files, in hexadecimal. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Checksum of a file, or undefined when there is none. */
export async function sha256OfFile(path: string): Promise<string | undefined> {
  try {
    return sha256(await readFile(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
