/** The whole comparison on runs whose answers are known. */
import { describe, expect, test } from 'vitest'
import { comparePolicies, OBJECTIVES, type PolicyRuns } from '../../sim/studies/compare/compare-policies.ts'
import type { ComparisonResult } from '../../sim/studies/compare/result.ts'
import { createStream, normal } from '../../sim/numbers/random.ts'
import type { ScalarSpec } from '../../sim/outcomes/outcome.ts'

const N = 60
const SPECS: readonly ScalarSpec[] = [
  ...OBJECTIVES.map((name) => ({ name, label: name, unit: 't', of: {} })),
  { name: 'lostUse.defence', label: 'Defence', unit: 't', of: { sector: 'defence' } },
  { name: 'exports', label: 'Exports', unit: '%', of: {}, better: 'higher' },
  { name: 'timeToRecover', label: 'Recovery', unit: 'weeks', of: {}, waits: true },
]
const NAMES = SPECS.map(({ name }) => name)

/** Luck of a run, the same under every policy; what a policy adds to each outcome, in units of its own. */
function policy(name: string, adds: (outcome: string, luck: number, k: number) => number): PolicyRuns {
  const outcomes = new Map(
    NAMES.map((outcome) => {
      const stream = createStream(3, 0, outcome)
      const values = Float64Array.from({ length: N }, (_, k) => {
        const luck = normal(stream, k, 0)
        return 100 + 10 * luck + adds(outcome, luck, k)
      })
      return [outcome, values] as const
    }),
  )
  const draws = new Map([['x', Float64Array.from({ length: N }, (_, k) => k)]])
  return {
    name,
    title: name,
    description: '',
    scenarioHash: 'h',
    digest: 'd',
    hands: ['yours'],
    outcomes,
    draws,
    horizon: 104,
  }
}

const base = policy('base', () => 0)
const twin = policy('twin', () => 0)
/** Loses 20 to 30 less of everything, costs 3 to 5 million more. */
const good = policy('good', (outcome, luck) => (outcome === 'netProgrammeCost' ? 4 + 0.3 * luck : -25 + luck))
/** Worse in all. */
const bad = policy('bad', (outcome, luck) => (outcome === 'exports' ? -9 : 9) + luck)

const compare = (...policies: PolicyRuns[]): Pick<ComparisonResult, 'policies' | 'outcomes' | 'thresholds'> =>
  comparePolicies(policies, SPECS, NAMES, [], 1)

describe('a policy that is its baseline', () => {
  const { policies, outcomes } = compare(base, twin)
  test('differs by exactly zero in every outcome, with no clear difference', () => {
    for (const name of NAMES)
      expect(outcomes[name]!.policies['twin']!.difference).toEqual({
        mean: 0,
        low: 0,
        high: 0,
        pairs: N,
        verdict: 'none',
        shareHelped: 0,
        shareHurt: 0,
        varianceReduction: null,
      })
  })
  test('has no price, no regret, and neither dominates the other', () => {
    expect(policies[1]!.cost).toMatchObject({
      net: { mean: 0, low: 0, high: 0 },
      perTonne: { value: null, reason: 'unclear' },
    })
    expect(outcomes['totalLostUse']!.policies['twin']!.regret).toEqual({ mean: 0, p95: 0, max: 0 })
    expect(policies.map(({ dominatedBy }) => dominatedBy)).toEqual([[], []])
  })
})

test('swapping baseline and variant flips every sign and verdict', () => {
  const there = compare(base, good).outcomes
  const back = compare(good, base).outcomes
  for (const name of NAMES) {
    const one = there[name]!.policies['good']!.difference!
    const other = back[name]!.policies['base']!.difference!
    expect(other.mean).toBeCloseTo(-one.mean, 10)
    expect([other.low, other.high]).toEqual([expect.closeTo(-one.high, 8), expect.closeTo(-one.low, 8)])
    expect([other.shareHelped, other.shareHurt]).toEqual([one.shareHurt, one.shareHelped])
    expect(new Set([one.verdict, other.verdict])).toEqual(new Set(['better', 'worse']))
  }
})

test('one policy more changes no difference, price or share of another; regret and domination are of the set', () => {
  const two = compare(base, good)
  const three = compare(base, good, bad)
  for (const name of NAMES) {
    const { regret: _, ...alone } = two.outcomes[name]!.policies['good']!
    expect(three.outcomes[name]!.policies['good']).toMatchObject(alone)
  }
  expect(three.policies[1]).toEqual(two.policies[1])
})

test('a price is mean cost over mean effect', () => {
  const { policies } = compare(base, good)
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / N
  const of = (one: PolicyRuns, name: string): number => mean(one.outcomes.get(name)!)
  const cost = of(good, 'netProgrammeCost') - of(base, 'netProgrammeCost')
  const tonnes = of(base, 'totalLostUse') - of(good, 'totalLostUse')
  expect(policies[1]!.cost!.perTonne.value).toBeCloseTo((1e6 * cost) / tonnes, 4)
  expect(policies[1]!.cost!.perTonneBySector['defence']!.reason).toBeNull()
})

test('a policy worse in all is dominated by all others, and says by whom', () => {
  const { policies } = compare(base, good, bad)
  expect(policies.map(({ dominatedBy }) => dominatedBy)).toEqual([[], [], ['base', 'good']])
})

test('what Beijing or nature would choose is neither called dominated nor dominates', () => {
  const beijing = { ...bad, hands: ['beijing', 'yours'] } as const
  const luck = { ...good, hands: ['nature'] } as const
  expect(compare(base, luck, beijing).policies.map(({ dominatedBy }) => dominatedBy)).toEqual([[], [], []])
})

test('where more is better, more is better', () => {
  const { outcomes } = compare(base, bad)
  expect(outcomes['exports']!.policies['bad']!.difference!.verdict).toBe('worse')
  expect(outcomes['exports']!.policies['base']!.regret!.max).toBe(0)
})

test('default thresholds are the baseline’s medians: it meets each in half of the draws', () => {
  const { policies, thresholds } = compare(base, good)
  expect(thresholds.map(({ outcome, byDefault }) => [outcome, byDefault])).toEqual([
    ['totalLostUse', true],
    ['totalFirmWeeks', true],
    ['totalLostOutput', true],
  ])
  expect(policies[0]!.satisfied.each).toEqual([0.5, 0.5, 0.5])
  expect(policies[1]!.satisfied.all).toBeGreaterThan(0.9)
})

test('a wait beyond the run counts as the run, another outcome that did not happen leaves out its pair', () => {
  const never = policy('never', (outcome, _, k) => (outcome !== 'netProgrammeCost' && k < 5 ? Number.NaN : -1))
  const { outcomes } = compare(base, never)
  expect(outcomes['timeToRecover']!.policies['never']).toMatchObject({ missing: 5, difference: { pairs: N } })
  expect(outcomes['exports']!.policies['never']).toMatchObject({ missing: 5, difference: { pairs: N - 5, mean: -1 } })
})

test('pairs with a tenth of the variance of unrelated runs are said to have it', () => {
  // Differences of deviation 1 between outcomes of deviation 10: 200 over 1, less what the sample makes of it.
  const gain = compare(base, good).outcomes['exports']!.policies['good']!.difference!.varianceReduction!
  expect(gain).toBeGreaterThan(150)
  expect(gain).toBeLessThan(250)
})

test('nothing that is written is NaN or infinite', () => {
  const never = policy('never', () => Number.NaN)
  const text = JSON.stringify(compare(base, never), (_, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value}`)
    return value
  })
  expect(text.length).toBeGreaterThan(100)
})
