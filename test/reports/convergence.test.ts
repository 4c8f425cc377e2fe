import { expect, test } from 'vitest'
import { convergence } from '../../reports/charts/convergence.ts'
import { findAll } from '../../reports/findings.ts'
import { countedRuns, error, estimate, ordered, running } from '../../reports/sureness.ts'
import type { OutcomeResult } from '../../sim/studies/batch/result.ts'
import { syntheticResult } from './fixture.ts'

const outcome = (values: readonly (number | null)[]): OutcomeResult => ({
  ...syntheticResult().outcomes['peakQuote.Dy']!,
  values,
})

/** Equally likely values in an order that is no order. */
const shuffled = (n: number): number[] => Array.from({ length: n }, (_, i) => ((i * 617 + 13) % n) / n)

test('the interval of the median holds 95 % of binomial probability', () => {
  const { value, low, high } = estimate(
    [...shuffled(100)].sort((a, b) => a - b),
    0.5,
  )!
  expect(value).toBeCloseTo(0.495, 9)
  // Of 100 fair tosses 40 to 60 are heads with probability 0.9648: the 40th and the 61st value enclose the median.
  expect([low, high]).toEqual([0.39, 0.6])
})

test('four times as many runs halve the error', () => {
  const of = (n: number) => error(estimate(ordered(outcome(shuffled(n)), 0), 0.5)!)
  expect(of(400) / of(1600)).toBeCloseTo(2, 0)
})

test('the running median ends where the whole batch stands; what did not happen counts as late', () => {
  const values = shuffled(500).map((value) => (value > 0.8 ? null : value))
  const path = running(outcome(values), 9)
  expect(path[0]!.runs).toBe(20)
  expect(path.at(-1)).toEqual(estimate(ordered(outcome(values), 9), 0.5))
  expect(estimate(ordered(outcome(values), 9), 0.95)!.value).toBe(9)
})

test('the figure says how sure, and is left out for a handful of runs', () => {
  const result = syntheticResult()
  const [figure] = convergence.build(result, findAll(result))
  expect(figure!.title).toMatch(/^\d+ runs fix the median of “.*” to within ±[\d.,]+ US\$\/kg \([\d.]+%\); four times/)
  const few = syntheticResult({ replicates: 12 })
  expect(convergence.build(few, findAll(few))).toEqual([])
})

test('a batch larger than what a Result keeps is told as such', () => {
  expect(countedRuns(64, 64)).toBe('64 runs')
  expect(countedRuns(2000, 10_000)).toBe('the first 2,000 of 10,000 runs')
})
