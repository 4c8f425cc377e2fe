/**
 * A batch turned over. Chunks hold all quantities of a few replicates; statistics want one quantity of all replicates. What fits
 * into BLOCK bytes is turned in memory. A larger batch goes block after block into a scratch file, as it is, and is read back a strip
 * of rows at a time, so that memory does not grow with the number of replicates, and every chunk is read once. See
 * docs/decisions/013-memory.md.
 */
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CHUNK_SIZE, type Chunk } from '../../studies/batch/chunks.ts'
import { temporaryName } from './write-file.ts'

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

  return {
    place(chunk, row, count, column) {
      const at = row * width + chunk.first - first
      for (let r = 0; r < chunk.count; r++)
        for (let q = 0; q < count; q++) block[at + q * width + r] = column[r * count + q]!
    },
    next(chunk) {
      filled += chunk.count
      if (scratch === undefined || (filled < width && first + filled < replicates)) return
      writeWhole(scratch, block, (first / width) * block.byteLength)
      first += filled
      filled = 0
    },
    finish: () => (scratch === undefined ? inMemory(block, replicates) : inFile(scratch, block, width, replicates)),
  }
}

function inMemory(block: Float64Array, replicates: number): TurnedBatch {
  return {
    read: (row, from = 0, to = replicates) => block.slice(row * replicates + from, row * replicates + to),
    close() {},
  }
}

/** Blocks lie one behind the other, `width` replicates each; `block` is free again, and read into. */
function inFile(file: number, block: Float64Array, width: number, replicates: number): TurnedBatch {
  const rows = block.length / width
  const strip = new Float64Array(Math.max(1, Math.min(rows, Math.floor(block.length / replicates))) * replicates)
  const depth = strip.length / replicates
  let stripFirst = -1

  /** Replicates `from` to `to` of `count` rows from `row` on, into `target`. */
  function gather(row: number, count: number, from: number, to: number, target: Float64Array): void {
    for (let index = Math.floor(from / width); index * width < to; index++) {
      const first = index * width
      readWhole(file, block.subarray(0, count * width), (index * rows + row) * width * BYTES)
      const [left, right] = [Math.max(from, first), Math.min(to, first + width)]
      for (let r = 0; r < count; r++) {
        const part = block.subarray(r * width + left - first, r * width + right - first)
        target.set(part, r * (to - from) + left - from)
      }
    }
  }

  return {
    read(row, from = 0, to = replicates) {
      const values = new Float64Array(to - from)
      if (from > 0 || to < replicates) {
        gather(row, 1, from, to, values)
        return values
      }
      // Rows are mostly asked for one after the other.
      if (stripFirst < 0 || row < stripFirst || row >= stripFirst + depth) {
        stripFirst = row
        gather(row, Math.min(depth, rows - row), 0, replicates, strip)
      }
      values.set(strip.subarray((row - stripFirst) * replicates, (row - stripFirst + 1) * replicates))
      return values
    },
    close: () => closeSync(file),
  }
}

/** A file without a name: however the process ends, the system takes the space back. */
function openScratch(folder: string): number {
  const path = temporaryName(join(folder, 'scratch'))
  const file = openSync(path, 'wx+')
  unlinkSync(path)
  return file
}

function writeWhole(file: number, values: Float64Array, position: number): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, position + done)
}

function readWhole(file: number, values: Float64Array, position: number): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(file, bytes, done, bytes.length - done, position + done)
    if (read === 0) throw new Error('the scratch file ends before its values do')
    done += read
  }
}
