/**
 * Latin hypercube (McKay, Beckman and Conover 1979): each coordinate visits each of n equal strata once, at a random place within,
 * in an order of its own.
 */
import { createStream, uniform } from '../random.ts'
import type { Design, DesignOptions } from './design.ts'
import { permuted } from './permutation.ts'

export function createLatinHypercube({ columns, rows, seed }: DesignOptions): Design {
  const orders = columns.map((name) => createStream(seed, 0, `design/latinHypercube/order/${name}`))
  const places = columns.map((name) => createStream(seed, 0, `design/latinHypercube/place/${name}`))
  return {
    columns,
    rows,
    point: (row) =>
      Float64Array.from(columns, (_, c) => (permuted(orders[c], rows, row) + uniform(places[c], row, 0)) / rows),
  }
}
