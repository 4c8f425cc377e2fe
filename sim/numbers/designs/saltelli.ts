/**
 * Saltelli's extension of a Sobol sequence, for first-order and total sensitivity indices (Saltelli et al. 2010, Computer Physics
 * Communications 181, 259): two independent points A and B from one sequence of twice the columns, and for each column i the point
 * AB_i, which is A with that column from B. Rows come in blocks of one base point: A, AB_0, …, AB_k-1, B.
 */
import type { Design, DesignOptions } from './design.ts'
import { createSobol } from './sobol.ts'

export interface SaltelliRow {
  /** Number of the base point. */
  readonly base: number
  readonly part: 'A' | 'B' | 'AB'
  /** Which column of an `AB` comes from B. */
  readonly column?: number
}

export interface SaltelliDesign extends Design {
  readonly bases: number
  /** Rows of one base point. */
  readonly block: number
  rowAt(row: number): SaltelliRow
}

/** @throws RangeError with more columns than half of Sobol's. */
export function createSaltelli({
  columns,
  bases,
  seed,
}: Omit<DesignOptions, 'rows'> & { readonly bases: number }): SaltelliDesign {
  const k = columns.length
  const block = k + 2
  const both = createSobol({
    columns: [...columns.map((name) => `A/${name}`), ...columns.map((name) => `B/${name}`)],
    rows: bases,
    seed,
  })
  const rowAt = (row: number): SaltelliRow => {
    const base = Math.floor(row / block)
    const place = row - base * block
    if (place === 0) return { base, part: 'A' }
    return place === block - 1 ? { base, part: 'B' } : { base, part: 'AB', column: place - 1 }
  }
  return {
    columns,
    rows: bases * block,
    bases,
    block,
    rowAt,
    point(row) {
      const { base, part, column } = rowAt(row)
      const pair = both.point(base)
      const point = part === 'B' ? pair.slice(k) : pair.slice(0, k)
      if (column !== undefined) point[column] = pair[k + column]
      return point
    },
  }
}
