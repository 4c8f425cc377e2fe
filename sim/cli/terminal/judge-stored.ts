/** Expectations held against the stored chunks of a batch. */
import type { ExpectationResult } from '../../studies/batch/result.ts'
import { judgeExpectations } from '../../expect/judge.ts'
import type { Expected, Scenario } from '../../scenario/scenario.ts'
import { engine } from '../engine.ts'
import type { WeighedBatch } from '../jobs/weigh-stored.ts'

export function judgeStored(
  expected: Readonly<Record<string, Expected>>,
  scenario: Scenario,
  { batch, groups }: WeighedBatch,
  seed: number,
): readonly ExpectationResult[] {
  const outcomes = engine.scalarsOf(scenario).map(({ name }) => name)
  return judgeExpectations(expected, scenario, outcomes, batch, seed, groups)
}
