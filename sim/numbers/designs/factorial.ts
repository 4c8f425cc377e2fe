/** Full factorial: rows go through every combination of the factors' values, the last factor fastest, over and over. */

export type Factors = Readonly<Record<string, readonly number[]>>

export function countCells(factors: Factors): number {
  return Object.values(factors).reduce((cells, values) => cells * values.length, 1)
}

/** Value of every factor in a combination, in their order. */
export function cellAt(factors: Factors, cell: number): Map<string, number> {
  const values = new Map<string, number>()
  let rest = cell
  for (const [path, levels] of Object.entries(factors).reverse()) {
    values.set(path, levels[rest % levels.length])
    rest = Math.floor(rest / levels.length)
  }
  return new Map([...values].reverse())
}
