/** Policies within branches: pairs of runs in which the same events happened. */
import { expect, test } from 'vitest'
import { compareBranches } from '../../sim/studies/compare/compare-branches.ts'
import type { PolicyRuns } from '../../sim/studies/compare/compare-policies.ts'

const SPEC = { name: 'lost', label: 'Lost', unit: 't', of: {} }
const PATH = 'levers.lapse.happens'

function policy(name: string, lost: readonly number[], happens: readonly number[]): PolicyRuns {
  const shared = {
    title: name,
    description: '',
    scenarioHash: 'h',
    hands: [],
    digest: 'd',
    draws: new Map(),
    horizon: 10,
  }
  const outcomes = new Map([['lost', Float64Array.from(lost)]])
  return { ...shared, name, outcomes, happens: new Map([[PATH, Float64Array.from(happens)]]) }
}

test('a policy that helps in one branch alone is said to help there, and not elsewhere', () => {
  const base = policy('base', [9, 9, 9, 1, 1, 1], [1, 1, 1, 0, 0, 0])
  const other = policy('other', [5, 6, 5, 1, 1, 1], [1, 1, 1, 0, 0, 0])
  const [lapse, none] = compareBranches([base, other], [SPEC], 1)
  expect(lapse).toMatchObject({
    name: 'lapse',
    runs: 3,
    outcomes: { lost: { other: { verdict: 'better', pairs: 3 } } },
  })
  expect(none).toMatchObject({
    name: 'none of them',
    runs: 3,
    outcomes: { lost: { other: { mean: 0, verdict: 'none' } } },
  })
})

test('runs that are in different branches under two policies are no pairs', () => {
  const base = policy('base', [9, 9, 9, 9], [1, 1, 1, 0])
  const other = policy('other', [5, 5, 5, 5], [1, 1, 0, 0])
  expect(compareBranches([base, other], [SPEC], 1).map(({ name, runs }) => [name, runs])).toEqual([['lapse', 2]])
})

test('where every event is certain there are no branches', () => {
  const certain = { ...policy('base', [1, 2], [0, 0]), happens: new Map() }
  expect(compareBranches([certain, certain], [SPEC], 1)).toEqual([])
})
