/** Plain Monte Carlo: every coordinate of every row on its own, from the stream that replicates without a design draw from. */
import { createStream, uniform } from '../random.ts'
import type { Design, DesignOptions } from './design.ts'

export function createMonteCarlo({ columns, rows, seed }: DesignOptions): Design {
  return {
    columns,
    rows,
    point: (row) => Float64Array.from(columns, (name) => uniform(createStream(seed, row, `uncertainty/${name}`), 0, 0)),
  }
}
