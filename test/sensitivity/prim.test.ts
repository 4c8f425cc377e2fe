import { expect, test } from 'vitest'
import { createStream, uniform } from '../../sim/numbers/random.ts'
import type { Cases } from '../../sim/studies/sensitivity/box.ts'
import { binomialTail, discover } from '../../sim/studies/sensitivity/prim.ts'

const COLUMNS = 6
function casesOf(runs: number, chance: (x: readonly number[]) => number, seed = 1): Cases {
  const stream = createStream(seed, 0, 'test')
  const columns = Array.from({ length: COLUMNS }, (_, c) =>
    Float64Array.from({ length: runs }, (__, run) => uniform(stream, run, c)),
  )
  const hits = Uint8Array.from({ length: runs }, (_, run) =>
    uniform(stream, run, COLUMNS) < chance(columns.map((column) => column[run]!)) ? 1 : 0,
  )
  return { columns, hits }
}
const planted = (x: readonly number[]) => (x[1]! < 0.4 && x[4]! > 0.5 ? 0.9 : 0.05)

test('finds a planted box, and nothing else', () => {
  const { box, coverage, density, chance } = discover(casesOf(600, planted), 1, 19)
  expect(box.map(({ column }) => column)).toEqual([1, 4])
  expect(box[0]).toMatchObject({ low: null })
  expect(Math.abs(box[0]!.high! - 0.4)).toBeLessThan(0.05)
  expect(box[1]).toMatchObject({ high: null })
  expect(Math.abs(box[1]!.low! - 0.5)).toBeLessThan(0.05)
  expect(coverage).toBeGreaterThan(0.7)
  expect(density).toBeGreaterThan(0.8)
  expect(chance).toBe(1 / 20)
})

test('noise: as good a box is common among shuffles', () => {
  const chances = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (seed) =>
      discover(
        casesOf(200, () => 0.3, seed),
        seed,
        19,
      ).chance,
  )
  chances.sort((a, b) => a - b)
  expect(chances[4]).toBeGreaterThan(0.2)
  expect(chances[8]).toBeGreaterThan(0.5)
})

test('the trajectory peels thin slices: support falls, and density times support over base is coverage', () => {
  const { trajectory } = discover(casesOf(400, planted), 1, 1)
  expect(trajectory[0]).toMatchObject({ coverage: 1, support: 1, box: [] })
  const base = trajectory[0]!.density
  trajectory.slice(1).forEach((step, i) => {
    const before = trajectory[i]!
    expect(step.runs).toBeLessThan(before.runs)
    expect(step.runs).toBeGreaterThan(0.9 * before.runs - 1)
    expect((step.density * step.support) / base).toBeCloseTo(step.coverage, 10)
  })
})

test('the same runs are found in any order of runs and on any rising scale', () => {
  const cases = casesOf(300, planted)
  const plain = discover(cases, 1, 1)
  const turned = discover(
    {
      columns: cases.columns.map((values) => values.map((value) => 10 + 5 * value).reverse()),
      hits: cases.hits.slice().reverse(),
    },
    1,
    1,
  )
  expect(turned).toMatchObject({ runs: plain.runs, hits: plain.hits })
  turned.box.forEach(({ column, low, high }, i) => {
    const { column: same, ...ends } = plain.box[i]!
    expect(column).toBe(same)
    for (const [found, expected] of [
      [low, ends.low],
      [high, ends.high],
    ])
      if (expected === null) expect(found).toBeNull()
      else expect(found).toBeCloseTo(10 + 5 * expected!, 9)
  })
})

test('the order of columns decides ties between slices only: the same quantities are found', () => {
  const cases = casesOf(300, planted)
  const { box } = discover({ ...cases, columns: [...cases.columns].reverse() }, 1, 1)
  expect(box.map(({ column }) => COLUMNS - 1 - column).sort()).toEqual([1, 4])
})

test('a quantity of few values is cut between them', () => {
  const cases = casesOf(300, () => 0)
  const column = cases.columns[2]!.map((value) => Math.floor(3 * value))
  const hits = Uint8Array.from(column, (value) => (value === 2 ? 1 : 0))
  const { box, density, coverage } = discover({ columns: [column, cases.columns[0]!], hits }, 1, 1)
  expect(box).toMatchObject([{ column: 0, low: 1.5, high: null }])
  expect([density, coverage]).toEqual([1, 1])
})

test('binomial tail: by hand', () => {
  expect(binomialTail(3, 2, 0.5)).toBeCloseTo(0.5, 12)
  expect(binomialTail(10, 0, 0.3)).toBe(1)
  expect(binomialTail(20, 20, 0.5)).toBeCloseTo(2 ** -20, 12)
  expect(binomialTail(5, 1, 0)).toBe(0)
})
