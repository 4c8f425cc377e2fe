/**
 * A batch turned over. Chunks hold all quantities of a few replicates; statistics want one quantity of all replicates. What fits
 * into BLOCK bytes is turned in memory. A larger batch goes block by block into a scratch file, a row per quantity, so that
 * memory does not grow with the number of replicates, and every chunk is read once. See docs/decisions/013-memory.md.
 */
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CHUNK_SIZE, type Chunk } from '../../batch/chunks.ts'

/** Memory for values on their way, bytes: some ninety replicates of three years. */
const BLOCK = 16e6
const BYTES = Float64Array.BYTES_PER_ELEMENT

export interface TurnedBatch {
  /** Values of one quantity for replicates `from` to `to` (all by default), in an array of the caller's own. */
  read(row: number, from?: number, to?: number): Float64Array
  /** Gives back disk space and memory; nothing can be read afterwards. */
  close(): void
}

/** Takes the chunks in order of replicates. */
export interface Turner {
  /** Column of a chunk that holds `width` quantities a replicate, `[replicate in chunk * width + quantity]`, as rows from `row` on. */
  place(chunk: Chunk, row: number, width: number, column: Float64Array): void
  /** All columns of a chunk are placed. */
  next(chunk: Chunk): void
  finish(): TurnedBatch
}

/** `rows`: number of quantities. The scratch file lies in `folder` and has no name any more once it is open. `memory`: bytes. */
export function createTurner(folder: string, rows: number, replicates: number, memory = BLOCK): Turner {
  const fitting = Math.floor(memory / (rows * BYTES * CHUNK_SIZE)) * CHUNK_SIZE
  const width = Math.min(replicates, Math.max(CHUNK_SIZE, fitting))
  const block = new Float64Array(rows * width)
  const scratch = width < replicates ? openScratch(folder) : undefined
  let first = 0
  let filled = 0

  /** What stands in the block goes to its place in every row of the file. */
  function flush(file: number): void {
    for (let row = 0; row < rows; row++)
      writeWhole(file, block.subarray(row * width, row * width + filled), (row * replicates + first) * BYTES)
    first += filled
    filled = 0
  }

  return {
    place(chunk, row, count, column) {
      const at = row * width + chunk.first - first
      for (let r = 0; r < chunk.count; r++)
        for (let q = 0; q < count; q++) block[at + q * width + r] = column[r * count + q]!
    },
    next(chunk) {
      filled += chunk.count
      if (scratch !== undefined && (filled === width || first + filled === replicates)) flush(scratch)
    },
    finish: () => (scratch === undefined ? inMemory(block, replicates) : inFile(scratch, replicates)),
  }
}

function inMemory(block: Float64Array, replicates: number): TurnedBatch {
  return {
    read: (row, from = 0, to = replicates) => block.slice(row * replicates + from, row * replicates + to),
    close() {},
  }
}

function inFile(file: number, replicates: number): TurnedBatch {
  return {
    read(row, from = 0, to = replicates) {
      const values = new Float64Array(to - from)
      readWhole(file, values, (row * replicates + from) * BYTES)
      return values
    },
    close: () => closeSync(file),
  }
}

/** A file without a name: however the process ends, the system takes the space back. */
function openScratch(folder: string): number {
  const path = join(folder, `scratch.${process.pid}.tmp`)
  const file = openSync(path, 'wx+')
  unlinkSync(path)
  return file
}

function writeWhole(file: number, values: Float64Array, position: number): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, position + done)
}

function readWhole(file: number, values: Float64Array, position: number): void {
  const bytes = new Uint8Array(values.buffer)
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(file, bytes, done, bytes.length - done, position + done)
    if (read === 0) throw new Error('the scratch file ends before its values do')
    done += read
  }
}
