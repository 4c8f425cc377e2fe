import { expect, test } from 'vitest'
import { pool } from '../../sim/market/pooling.ts'
import type { World } from '../../sim/world/world.ts'

/** Plants with one buying line for each of two goods; stock and use by plant, good after good. */
function pooled(names: readonly string[], stock: readonly number[], use: readonly number[], pooling = 0.5): number[] {
  const count = names.length
  const lines = { stock: Float64Array.from(stock), use: Float64Array.from(use) }
  const plants = {
    count,
    names,
    pooling: new Float64Array(count).fill(pooling),
    firstLine: Float64Array.from(names, (_, i) => 2 * i),
    lastLine: Float64Array.from(names, (_, i) => 2 * i + 2),
  }
  pool(plants, { lines } as unknown as World)
  return [...lines.stock]
}
const ones = (length: number) => Array.from({ length }, () => 1)

test('a plant that runs low gets part of its gap to the mean cover from sisters that hold more', () => {
  // The first good: 10 and 1 t, on average 5.5 weeks. The second is low nowhere.
  expect(pooled(['a', 'a'], [10, 7, 1, 5], ones(4))).toEqual([7.75, 7, 3.25, 5])
})

test('two weeks of use are enough: nobody helps', () => {
  expect(pooled(['a', 'a'], [10, 7, 2, 5], ones(4))).toEqual([10, 7, 2, 5])
})

test('who holds more gives in proportion to what it holds beyond the mean', () => {
  // Mean 5: 4 and 1 beyond it, 5 short.
  expect(pooled(['a', 'a', 'a'], [9, 1, 6, 1, 0, 1], ones(6), 1)).toEqual([5, 1, 5, 1, 5, 1])
})

test('cover counts, not tonnes: a large plant with more tonnes may be the one that runs low', () => {
  // 12 t for a use of 10, 8 t for a use of 1: 20 / 11 weeks on average.
  const [large, , small] = pooled(['a', 'a'], [12, 1, 8, 1], [10, 1, 1, 1], 1)
  expect(large).toBeCloseTo(200 / 11, 9)
  expect(small).toBeCloseTo(20 / 11, 9)
})

test('plants of other groups give nothing and get nothing, and nothing is made or lost', () => {
  const stock = pooled(['a', 'b', 'b', 'c'], [99, 99, 10, 1, 1, 1, 0, 0], ones(8))
  expect(stock).toEqual([99, 99, 7.75, 1, 3.25, 1, 0, 0])
})

test('a good that nobody uses stays where it is', () => {
  expect(pooled(['a', 'a'], [4, 4, 0, 0], [0, 0, 0, 0])).toEqual([4, 4, 0, 0])
})
