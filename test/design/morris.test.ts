import { expect, test } from 'vitest'
import { createMorris } from '../../sim/numbers/designs/morris.ts'

const columns = ['a', 'b', 'c', 'd', 'e']

test('a trajectory moves every column once by two thirds of the cube, one at a time, on the grid', () => {
  const design = createMorris({ columns, trajectories: 50, seed: 3 })
  expect([design.rows, design.block]).toEqual([300, 6])
  for (let row = 0; row < design.rows; row++) {
    const { trajectory, moved } = design.rowAt(row)
    expect(trajectory).toBe(Math.floor(row / 6))
    const point = design.point(row)
    for (const x of point) expect([0, 1 / 3, 2 / 3, 1]).toContain(x)
    if (row % 6 === 0) {
      expect(moved).toBeUndefined()
      continue
    }
    const before = design.point(row - 1)
    point.forEach((x, c) => expect(x - before[c]!).toBeCloseTo(c === moved!.column ? moved!.by : 0, 15))
  }
  for (let trajectory = 0; trajectory < 50; trajectory++) {
    const moved = [1, 2, 3, 4, 5].map((step) => design.rowAt(trajectory * 6 + step).moved!.column)
    expect([...moved].sort()).toEqual([0, 1, 2, 3, 4])
  }
})

test('columns start at every level and move in every turn and direction as often', () => {
  const trajectories = 4_000
  const design = createMorris({ columns, trajectories, seed: 8 })
  const levels = new Float64Array(4)
  const turns = new Float64Array(5)
  let up = 0
  for (let trajectory = 0; trajectory < trajectories; trajectory++) {
    levels[Math.round(design.point(trajectory * 6)[2]! * 3)]! += 1
    for (let step = 1; step <= 5; step++) {
      const { column, by } = design.rowAt(trajectory * 6 + step).moved!
      if (column !== 2) continue
      turns[step - 1]! += 1
      if (by > 0) up++
    }
  }
  for (const count of levels) expect(Math.abs(count - 1_000)).toBeLessThan(5 * Math.sqrt(750))
  for (const count of turns) expect(Math.abs(count - 800)).toBeLessThan(5 * Math.sqrt(640))
  expect(Math.abs(up - 2_000)).toBeLessThan(5 * Math.sqrt(1_000))
})

test('elementary effects of a linear function are its coefficients', () => {
  const weights = [3, 0, -2, 1, 0.5]
  const f = (point: Float64Array): number => point.reduce((sum, x, c) => sum + weights[c]! * x, 0)
  const design = createMorris({ columns, trajectories: 10, seed: 2 })
  for (let row = 0; row < design.rows; row++) {
    const { moved } = design.rowAt(row)
    if (moved === undefined) continue
    const effect = (f(design.point(row)) - f(design.point(row - 1))) / moved.by
    expect(effect).toBeCloseTo(weights[moved.column]!, 10)
  }
})
