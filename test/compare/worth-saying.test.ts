import { expect, test } from 'vitest'
import { isSmallDifference } from '../../sim/studies/compare/worth-saying.ts'
import type { PairedDifference } from '../../sim/studies/compare/result.ts'

const of = (mean: number, verdict: PairedDifference['verdict']): PairedDifference =>
  ({ mean, verdict }) as PairedDifference

test.each([
  [of(-0.99, 'better'), 100, true],
  [of(1, 'worse'), 100, false],
  [of(-0.5, 'none'), 100, false],
  [of(0.5, 'higher'), -100, true],
  [of(0.5, 'worse'), 0, false],
  [of(0.5, 'worse'), null, false],
])('a difference is small where it is clear and below one per cent of the baseline: %#', (difference, base, small) => {
  expect(isSmallDifference(difference, base)).toBe(small)
})
