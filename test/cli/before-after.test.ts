import { expect, test } from 'vitest'
import { beforeAfter } from '../../sim/cli/serve/before-after.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { syntheticResult } from '../reports/fixture.ts'

const result = syntheticResult()
const [name = ''] =
  Object.entries(result.outcomes).find(([, { values }]) => values.every((value) => value !== null)) ?? []
const shifted = (by: (value: number, k: number) => number): Result => {
  const outcome = result.outcomes[name]!
  const values = outcome.values.map((value, k) => value && by(value, k))
  return { ...result, outcomes: { ...result.outcomes, [name]: { ...outcome, values } } }
}

test('a save that changes nothing is said to change nothing', () => {
  const { says, rows } = beforeAfter(result, result)
  expect(rows).toEqual([])
  expect(says).toContain(`none of ${Object.keys(result.outcomes).length} outcomes`)
})

test('what a save changed is told pair by pair, and a difference that chance may make is not clear', () => {
  const [row] = beforeAfter(
    result,
    shifted((value) => value + 3),
  ).rows
  expect(row?.[0]).toContain(result.outcomes[name]!.label)
  expect(row?.[3]).toBe('+3 (+3 to +3)')
  const [swings] = beforeAfter(
    result,
    shifted((value, k) => value + (k % 2 === 0 ? 1 : -1)),
  ).rows
  expect(swings?.[3]).toMatch(/, not clear$/)
})

test('runs of another seed are not compared', () => {
  const other = { ...result, run: { ...result.run, seed: result.run.seed + 1 } }
  expect(beforeAfter(result, other)).toEqual({ says: expect.stringContaining('luck differs'), rows: [] })
})
