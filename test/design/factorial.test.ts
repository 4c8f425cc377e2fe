import { expect, test } from 'vitest'
import { cellAt, countCells } from '../../sim/numbers/designs/factorial.ts'

test('every combination comes once, the last factor fastest', () => {
  const factors = { a: [1, 2], b: [10, 20, 30], c: [5] }
  expect(countCells(factors)).toBe(6)
  const cells = Array.from({ length: 6 }, (_, cell) => Object.fromEntries(cellAt(factors, cell)))
  expect(cells[0]).toEqual({ a: 1, b: 10, c: 5 })
  expect(cells[1]).toEqual({ a: 1, b: 20, c: 5 })
  expect(cells[3]).toEqual({ a: 2, b: 10, c: 5 })
  expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(6)
  expect([...cellAt(factors, 0).keys()]).toEqual(['a', 'b', 'c'])
})
