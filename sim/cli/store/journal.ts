/**
 * The chunks stored since the manifest was written, one line each, only ever appended: storing a chunk costs the same in a
 * batch of ten chunks and of ten thousand, and a chunk is known as soon as it is there.
 */
import { appendFile, readFile, rm } from 'node:fs/promises'
import type { Chunk } from '../../studies/batch/chunks.ts'

/** Chunk number, replicates in it and checksum; the mark at the end tells a whole line from one that a kill cut short. */
const LINE = /^(\d+) (\d+) ([0-9a-f]{64}) \.$/

/** After the chunk's file stands: a line lost in a power cut costs the work of one chunk, nothing else. */
export async function appendJournal(path: string, { index, count }: Chunk, sum: string): Promise<void> {
  await appendFile(path, `${index} ${count} ${sum} .\n`)
}

export interface JournalEntry {
  /** A batch that grew has another last chunk than before. */
  readonly count: number
  readonly sha256: string
}

/** Entries by chunk number. */
export async function readJournal(path: string): Promise<Map<number, JournalEntry>> {
  const entries = new Map<number, JournalEntry>()
  for (const line of (await readText(path)).split('\n')) {
    const match = LINE.exec(line)
    if (match !== null) entries.set(Number(match[1]), { count: Number(match[2]), sha256: match[3]! })
  }
  return entries
}

export async function removeJournal(path: string): Promise<void> {
  await rm(path, { force: true })
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
