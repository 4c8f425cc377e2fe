/** The same numbers into ours and into SALib and EMA Workbench: see README.md for where the answers come from. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Cases } from '../../sim/studies/sensitivity/box.ts'
import { elementaryEffects, screen } from '../../sim/studies/sensitivity/elementary-effects.ts'
import { discover } from '../../sim/studies/sensitivity/prim.ts'
import { sobolIndices } from '../../sim/studies/sensitivity/sobol-indices.ts'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

test('Sobol indices are those of SALib', () => {
  const { Y, salib } = JSON.parse(read('sobol-ishigami.json')) as {
    Y: number[]
    salib: { S1: number[]; ST: number[] }
  }
  const { columns } = sobolIndices(Float64Array.from(Y), 3, 1)
  // SALib takes the mean of all rows off, not that of A and B: a matter of the third digit at 64 base points.
  columns.forEach(({ first, total }, i) => {
    expect(Math.abs(first - salib.S1[i]!)).toBeLessThan(0.005)
    expect(Math.abs(total - salib.ST[i]!)).toBeLessThan(0.0001)
  })
})

test('elementary effects are those of SALib', () => {
  const { X, Y, trajectories, salib } = JSON.parse(read('morris-ishigami.json')) as {
    X: number[][]
    Y: number[]
    trajectories: number
    salib: { mu_star: number[]; sigma: number[] }
  }
  const block = X.length / trajectories
  const rowAt = (row: number): { moved?: { column: number; by: number } } => {
    if (row % block === 0) return {}
    const steps = X[row]!.map((value, column) => ({ column, by: value - X[row - 1]![column]! }))
    return { moved: steps.find(({ by }) => by !== 0)! }
  }
  const design = { columns: ['x1', 'x2', 'x3'], trajectories, block, rowAt }
  const screened = screen(elementaryEffects(Float64Array.from(Y), design), 1)
  // Effects of ours are changes of the outcome; SALib divides them by its own step of two thirds.
  screened.forEach(({ muStar, sigma }, i) => {
    expect(muStar).toBeCloseTo(salib.mu_star[i]! * (2 / 3), 6)
    expect(sigma).toBeCloseTo(salib.sigma[i]! * (2 / 3), 6)
  })
})

test('PRIM finds the box of EMA Workbench', () => {
  const rows = read('prim-1000.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))
  const cases: Cases = {
    columns: [0, 1, 2, 3, 4].map((c) => Float64Array.from(rows, (row) => row[c]!)),
    hits: Uint8Array.from(rows, (row) => row[5]!),
  }
  const { box, coverage, density } = discover(cases, 1, 1)
  expect(box.map(({ column }) => column)).toEqual([0, 1, 2])
  // A slice is a twentieth of what is left: ends agree within one.
  const ends = box.flatMap(({ low, high }) => [low, high]).map((end) => end ?? Number.NaN)
  const theirs = [0.6055, Number.NaN, Number.NaN, 0.5045, 0.3123, 0.8875]
  ends.forEach((end, i) => {
    expect(Number.isNaN(end)).toBe(Number.isNaN(theirs[i]!))
    if (!Number.isNaN(end)) expect(Math.abs(end - theirs[i]!)).toBeLessThan(0.05)
  })
  expect(2 / (1 / coverage + 1 / density)).toBeGreaterThan(2 / (1 / 0.643 + 1 / 0.886) - 0.01)
})
