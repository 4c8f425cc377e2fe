import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLatinHypercube } from '../../sim/numbers/designs/latin-hypercube.ts'
import { permuted } from '../../sim/numbers/designs/permutation.ts'
import { createStream } from '../../sim/numbers/random.ts'

test('a permutation visits every place once, whatever its length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 0, max: 1e9 }), (n, seed) => {
      const stream = createStream(seed, 0, 'test')
      const seen = new Set(Array.from({ length: n }, (_, i) => permuted(stream, n, i)))
      return seen.size === n && Math.min(...seen) === 0 && Math.max(...seen) === n - 1
    }),
    { numRuns: 200 },
  )
})

test('every order of a few places is as likely', () => {
  for (const [n, orders] of [
    [3, 6],
    [4, 24],
    [5, 120],
  ] as const) {
    const counts = new Map<string, number>()
    const draws = 200 * orders
    for (let seed = 0; seed < draws; seed++) {
      const stream = createStream(seed, 0, 'order')
      const order = Array.from({ length: n }, (_, i) => permuted(stream, n, i)).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(orders)
    let chi = 0
    for (const count of counts.values()) chi += (count - 200) ** 2 / 200
    // Chi-square of orders - 1 degrees of freedom: five standard deviations.
    expect(chi).toBeLessThan(orders - 1 + 5 * Math.sqrt(2 * (orders - 1)))
  }
})

test('each coordinate of a Latin hypercube has one row in every stratum', () => {
  for (const rows of [1, 2, 7, 64, 1_000]) {
    const design = createLatinHypercube({ columns: ['a', 'b', 'c'], rows, seed: 5 })
    const points = Array.from({ length: rows }, (_, row) => design.point(row))
    for (let c = 0; c < 3; c++) {
      const strata = new Set(points.map((point) => Math.floor(point[c]! * rows)))
      expect(strata.size).toBe(rows)
      expect(points.every((point) => point[c]! > 0 && point[c]! < 1)).toBe(true)
    }
  }
})

test('columns of a Latin hypercube are independent, also beside others', () => {
  const rows = 4_000
  const alone = createLatinHypercube({ columns: ['b'], rows, seed: 5 })
  const both = createLatinHypercube({ columns: ['a', 'b'], rows, seed: 5 })
  let product = 0
  for (let row = 0; row < rows; row++) {
    const [a, b] = both.point(row) as unknown as [number, number]
    product += ((a - 0.5) * (b - 0.5) * 12) / rows
    expect(alone.point(row)[0]).toBe(b)
  }
  expect(Math.abs(product)).toBeLessThan(5 / Math.sqrt(rows))
})
