import { expect, test } from 'vitest'
import { createCopula } from '../../sim/numbers/designs/correlate.ts'
import { createLatinHypercube } from '../../sim/numbers/designs/latin-hypercube.ts'
import { createMonteCarlo } from '../../sim/numbers/designs/monte-carlo.ts'
import { createSobol } from '../../sim/numbers/designs/sobol.ts'
import { pearsonOfSpearman } from '../../sim/numbers/statistics/normal-correlations.ts'

const columns = ['a', 'b', 'c', 'd']
const pairs = [
  { between: ['a', 'c'], spearman: 0.7 },
  { between: ['d', 'a'], spearman: -0.4 },
] as const

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!)
  const rank = new Array<number>(values.length)
  order.forEach((i, r) => (rank[i] = r))
  return rank
}

function spearman(x: readonly number[], y: readonly number[]): number {
  const [rx, ry] = [ranks(x), ranks(y)]
  const n = x.length
  const squares = rx.reduce((sum, r, i) => sum + (r - ry[i]!) ** 2, 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}

test('the rank correlations are the wanted ones, and all others 0, in every design', () => {
  const rows = 4_096
  const bend = createCopula(columns, pairs)
  for (const create of [createMonteCarlo, createLatinHypercube, createSobol]) {
    const design = create({ columns, rows, seed: 4 })
    const points = Array.from({ length: rows }, (_, row) => bend(design.point(row)))
    const achieved = (i: number, j: number): number =>
      spearman(
        points.map((point) => point[i]!),
        points.map((point) => point[j]!),
      )
    const wanted = [
      [0, 1, 0],
      [0, 2, 0.7],
      [0, 3, -0.4],
      [1, 2, 0],
      [1, 3, 0],
      [2, 3, 0],
    ] as const
    for (const [i, j, rho] of wanted)
      expect(Math.abs(achieved(i, j) - rho), `${create.name} ${i} ${j}`).toBeLessThan(4.5 / Math.sqrt(rows))
  }
})

test('coordinates keep their uniform distribution', () => {
  const rows = 20_000
  const bend = createCopula(columns, pairs)
  const design = createMonteCarlo({ columns, rows, seed: 6 })
  const bins = new Float64Array(20)
  for (let row = 0; row < rows; row++) bins[Math.floor(bend(design.point(row))[2]! * 20)]!++
  const chi = bins.reduce((sum, count) => sum + (count - rows / 20) ** 2 / (rows / 20), 0)
  expect(chi).toBeLessThan(19 + 5 * Math.sqrt(38))
})

test('coordinates without a partner before them keep their bits', () => {
  const point = Float64Array.of(0.123456789, 0.2, 0.3, 0.4)
  const bent = createCopula(columns, pairs)(point)
  expect([bent[0], bent[1]]).toEqual([0.123456789, 0.2])
  expect(bent[2]).not.toBe(0.3)
  expect([...createCopula(columns, [])(point)]).toEqual([...point])
})

test('the correlation of the normals is 2 sin(pi r / 6)', () => {
  for (const r of [-0.99, -0.5, 0, 0.1, 0.7, 0.99])
    expect(pearsonOfSpearman(r)).toBeCloseTo(2 * Math.sin((Math.PI * r) / 6), 15)
})
