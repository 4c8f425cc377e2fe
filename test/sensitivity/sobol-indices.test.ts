import { describe, expect, test } from 'vitest'
import { createSaltelli } from '../../sim/numbers/designs/saltelli.ts'
import { createStream, normal } from '../../sim/numbers/random.ts'
import { sobolIndices } from '../../sim/studies/sensitivity/sobol-indices.ts'
import { ISHIGAMI, ishigami, SOBOL_G, sobolG } from './functions.ts'

type Model = (point: Float64Array, base: number, row: number) => number

function indicesOf(model: Model, columns: number, bases: number, seed = 1) {
  const names = Array.from({ length: columns }, (_, c) => `x${c}`)
  const design = createSaltelli({ columns: names, bases, seed })
  const values = Float64Array.from({ length: design.rows }, (_, row) =>
    model(design.point(row), design.rowAt(row).base, row),
  )
  return { indices: sobolIndices(values, columns, seed), values }
}

describe('known answers', () => {
  test('Ishigami: first and total shares within 0.02 from 4,096 base points', () => {
    const { indices } = indicesOf(ishigami, 3, 4096)
    expect(indices.variance).toBeCloseTo(ISHIGAMI.variance, 0)
    indices.columns.forEach(({ first, total }, i) => {
      expect(Math.abs(first - ISHIGAMI.first[i]!)).toBeLessThan(0.02)
      expect(Math.abs(total - ISHIGAMI.total[i]!)).toBeLessThan(0.02)
    })
    expect(Math.abs(indices.luck)).toBeLessThan(0.02)
  })

  test("Sobol's G: first and total shares within 0.02", () => {
    const { indices } = indicesOf(sobolG, 5, 4096)
    indices.columns.forEach(({ first, total }, i) => {
      expect(Math.abs(first - SOBOL_G.first[i]!)).toBeLessThan(0.02)
      expect(Math.abs(total - SOBOL_G.total[i]!)).toBeLessThan(0.02)
    })
  })

  test('a linear function: shares are squares of coefficients, first is total, a quantity without effect has exactly no total', () => {
    const { indices } = indicesOf((x) => 3 * x[0]! - 4 * x[1]!, 3, 2048)
    const [one, two, none] = indices.columns as [
      (typeof indices.columns)[0],
      (typeof indices.columns)[0],
      (typeof indices.columns)[0],
    ]
    expect(one.first).toBeCloseTo(9 / 25, 2)
    expect(one.total).toBeCloseTo(9 / 25, 2)
    expect(two.first).toBeCloseTo(16 / 25, 2)
    expect([none.first, none.total]).toEqual([0, 0])
  })

  test('a pure interplay: nothing of first order, everything in the totals', () => {
    const { indices } = indicesOf((x) => (x[0]! - 0.5) * (x[1]! - 0.5), 2, 4096)
    for (const { first, total } of indices.columns) {
      expect(Math.abs(first)).toBeLessThan(0.03)
      expect(Math.abs(total - 1)).toBeLessThan(0.03)
    }
  })
})

describe('luck of a run', () => {
  /** Var(x0) = 1/12, luck of standard deviation s. */
  const s = 0.4
  const share = 1 / 12 / (1 / 12 + s * s)

  test('held in a base point: its share is told, and a quantity without effect has no total', () => {
    const stream = createStream(3, 0, 'luck')
    const { indices } = indicesOf((x, base) => x[0]! + s * normal(stream, base, 0), 2, 4096)
    expect(Math.abs(indices.luck - (1 - share))).toBeLessThan(0.03)
    expect(Math.abs(indices.columns[0]!.first - share)).toBeLessThan(0.03)
    expect(Math.abs(indices.columns[0]!.total - share)).toBeLessThan(0.03)
    expect(indices.columns[1]!.total).toBe(0)
  })

  test('drawn anew for each row: the total of a quantity without effect holds all of it, which is why it is held', () => {
    const stream = createStream(3, 0, 'luck')
    const { indices } = indicesOf((x, _, row) => x[0]! + s * normal(stream, row, 0), 2, 4096)
    expect(indices.columns[1]!.total).toBeGreaterThan(0.9 * (1 - share))
  })

  test('what a quantity does together with luck counts for it', () => {
    const stream = createStream(4, 0, 'luck')
    const { indices } = indicesOf((x, base) => (x[0]! - 0.5) * normal(stream, base, 0), 2, 8192)
    expect(Math.abs(indices.columns[0]!.first - 1)).toBeLessThan(0.06)
    expect(Math.abs(indices.luck)).toBeLessThan(0.06)
  })
})

test('95 % intervals of the indices hold the truth in 88 to 99 of 100 designs of 128 base points', () => {
  const truth = [9 / 25, 16 / 25]
  let [held, all] = [0, 0]
  for (let seed = 0; seed < 60; seed++) {
    const { indices } = indicesOf((x) => 3 * x[0]! - 4 * x[1]!, 2, 128, seed)
    indices.columns.forEach(({ firstInterval, totalInterval }, i) => {
      for (const [low, high] of [firstInterval, totalInterval]) {
        all++
        if (low <= truth[i]! && truth[i]! <= high) held++
      }
    })
  }
  expect(held / all).toBeGreaterThan(0.88)
})

test('shares do not depend on scale and origin, nor columns on their place', () => {
  const { indices, values } = indicesOf(ishigami, 3, 256)
  const scaled = sobolIndices(
    values.map((y) => 1000 - 7 * y),
    3,
    1,
  )
  const block = 5
  const turned = values.map((_, row) => {
    const place = row % block
    return values[row - place + (place >= 1 && place <= 3 ? 4 - place : place)]!
  })
  const reversed = sobolIndices(turned, 3, 1)
  indices.columns.forEach(({ first, total, totalInterval }, i) => {
    expect(scaled.columns[i]!.first).toBeCloseTo(first, 8)
    expect(scaled.columns[i]!.totalInterval[1]).toBeCloseTo(totalInterval[1], 8)
    expect(reversed.columns[2 - i]!.total).toBeCloseTo(total, 12)
  })
})

test('an outcome that never varies has no shares rather than NaN', () => {
  const { indices } = indicesOf(() => 5, 2, 16)
  expect(indices).toMatchObject({
    variance: 0,
    luck: 0,
    columns: [
      { first: 0, total: 0 },
      { first: 0, total: 0 },
    ],
  })
})
