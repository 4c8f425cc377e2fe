/**
 * Sobol's sequence, scrambled. The first 2^m rows are a net: whatever they are cut into in halves, quarters, … along up to a few
 * coordinates holds equally many. A power of two of rows is worth rounding up to.
 */
import { createStream } from '../random.ts'
import type { Design, DesignOptions } from './design.ts'
import { directionNumbers, SOBOL_DIMENSIONS } from './direction-numbers.ts'
import { owenScramble } from './owen-scramble.ts'

/** Cells of a coordinate of 32 bits. */
const CELLS = 4_294_967_296

/** @throws RangeError with more columns than there are direction numbers for. */
export function createSobol({ columns, rows, seed }: DesignOptions): Design {
  if (columns.length > SOBOL_DIMENSIONS)
    throw new RangeError(`${columns.length} columns, expected at most ${SOBOL_DIMENSIONS}`)
  const numbers = columns.map((_, c) => directionNumbers(c))
  const streams = columns.map((name) => createStream(seed, 0, `design/sobol/${name}`))
  return {
    columns,
    rows,
    // In the middle of a cell of 2^-32: never 0 or 1.
    point: (row) =>
      Float64Array.from(columns, (_, c) => (owenScramble(streams[c], sobolWord(numbers[c], row)) + 0.5) / CELLS),
  }
}

/** Coordinate of a row of the plain sequence, in units of 2^-32, in the order in which the sequence is published (Gray code). */
export function sobolWord(numbers: Uint32Array, row: number): number {
  let word = 0
  for (let gray = row ^ (row >>> 1), k = 0; gray !== 0; gray >>>= 1, k++) if (gray & 1) word ^= numbers[k]
  return word >>> 0
}
