import { expect, test } from 'vitest'
import { createSaltelli } from '../../sim/numbers/designs/saltelli.ts'

test('a block is A, A with one column from B for every column, and B', () => {
  const design = createSaltelli({ columns: ['x', 'y', 'z'], bases: 4, seed: 7 })
  expect([design.rows, design.block]).toEqual([20, 5])
  for (let base = 0; base < 4; base++) {
    const at = (place: number): Float64Array => design.point(base * 5 + place)
    const [a, b] = [at(0), at(4)]
    for (let column = 0; column < 3; column++) {
      expect([...at(1 + column)]).toEqual([...a].map((value, c) => (c === column ? b[c] : value)))
      expect(design.rowAt(base * 5 + 1 + column)).toEqual({ base, part: 'AB', column })
      expect(a[column]).not.toBe(b[column])
    }
    expect([design.rowAt(base * 5).part, design.rowAt(base * 5 + 4).part]).toEqual(['A', 'B'])
  }
})

test('first-order and total indices of Ishigami come out', () => {
  // f = sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on (-pi, pi): known indices.
  const f = (u: Float64Array): number => {
    const [x, y, z] = Array.from(u, (p) => Math.PI * (2 * p - 1)) as [number, number, number]
    return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
  }
  const bases = 4_096
  const design = createSaltelli({ columns: ['x', 'y', 'z'], bases, seed: 1 })
  const outputs = Array.from({ length: design.rows }, (_, row) => f(design.point(row)))
  const ends = outputs.filter((_, row) => design.rowAt(row).part !== 'AB')
  const mean = ends.reduce((sum, y) => sum + y, 0) / ends.length
  const variance = ends.reduce((sum, y) => sum + (y - mean) ** 2, 0) / ends.length
  const first = [0, 0, 0]
  const total = [0, 0, 0]
  for (let base = 0; base < bases; base++) {
    const [a, b] = [outputs[base * 5]!, outputs[base * 5 + 4]!]
    for (let c = 0; c < 3; c++) {
      const ab = outputs[base * 5 + 1 + c]!
      first[c]! += (b * (ab - a)) / bases / variance
      total[c]! += (a - ab) ** 2 / (2 * bases) / variance
    }
  }
  const known = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] }
  first.forEach((index, c) => expect(Math.abs(index - known.first[c]!)).toBeLessThan(0.01))
  total.forEach((index, c) => expect(Math.abs(index - known.total[c]!)).toBeLessThan(0.01))
})
