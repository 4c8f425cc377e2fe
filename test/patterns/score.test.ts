import { beforeAll, describe, expect, test } from 'vitest'
import { PATTERN_SCENARIOS, PATTERNS } from '../../sim/studies/patterns/patterns.ts'
import { withCounterparts } from '../../sim/studies/patterns/null-worlds.ts'
import { NULLS, type PatternRun } from '../../sim/studies/patterns/pattern.ts'
import {
  measurePatterns,
  nullValues,
  passedBy,
  patternValues,
  type PatternScore,
  runScenarios,
  scorePatterns,
} from '../../sim/studies/patterns/score.ts'
import { shipped } from '../run-shipped.ts'

/** The scoreboard of two replicates; `chokepoint hindcast` runs it in full. */
let values: readonly Float64Array[] = []
let first: ReadonlyMap<string, PatternRun> = new Map()
let scores: readonly PatternScore[] = []

const scenarios = new Map(PATTERN_SCENARIOS.map((name) => [name, shipped(name)]))

beforeAll(() => {
  first = runScenarios(withCounterparts(scenarios), 42, 0)
  values = [patternValues(first), measurePatterns(scenarios, 42, 1)]
  scores = scorePatterns(values)
})

test('every measure has a number of its pattern, and lines stand in the order of patterns', () => {
  for (const { id } of PATTERNS) expect(id).toMatch(/^P\d+$/)
  expect(scores.map((s) => s.id)).toEqual(PATTERNS.map((p) => p.id))
  const numbers = PATTERNS.map(({ id }) => Number(id.slice(1)))
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
})

test('a score is a number wherever the pattern happened, and its band holds its median', () => {
  scores.forEach((score, k) => {
    const happened = values.filter((v) => !Number.isNaN(v[k])).length
    if (happened === 0) expect(score.median).toBeNaN()
    else {
      expect(Number.isFinite(score.median), score.measure).toBe(true)
      expect(score.low).toBeLessThanOrEqual(score.median)
      expect(score.high).toBeGreaterThanOrEqual(score.median)
    }
    expect(Number.isFinite(score.observed), score.measure).toBe(true)
    expect(score.unit).not.toBe('')
    expect(score.evidence).not.toBe('')
  })
})

test('a tolerance holds the observation, is stated with its reason, and is no wider than a factor of two without saying more', () => {
  for (const { tolerance, measure, observed, reason } of PATTERNS) {
    const [low, high] = tolerance
    expect(low, measure).toBeLessThanOrEqual(observed)
    expect(high, measure).toBeGreaterThanOrEqual(observed)
    expect(reason.length, measure).toBeGreaterThan(20)
    if (low > 0 && high / low > 4.01) expect(reason, measure).toMatch(/only the order is known|derived/)
  }
})

test('patterns are fitted or held out, and some of each', () => {
  const splits = new Set(PATTERNS.map((p) => p.split))
  expect([...splits].sort()).toEqual(['fit', 'held_out'])
})

test('what did not happen in most runs does not pass', () => {
  const never = PATTERNS.map(() => NaN)
  for (const score of scorePatterns([Float64Array.from(never)])) expect(score.verdict).toBe('miss')
})

test('a missing scenario is named', () => {
  expect(() => measurePatterns(new Map(), 1, 0)).toThrow(/needs scenario/)
})

describe('worlds in which a measure must fail', () => {
  const DRAWS = 200
  let nulls: readonly (readonly Float64Array[])[] = []
  beforeAll(() => {
    // One run of each scenario is enough: it is the noise that is drawn anew.
    nulls = Array.from({ length: DRAWS }, (_, draw) => nullValues(first, 42, draw))
  })

  test('pass no measure', () => {
    const passing = scorePatterns(values, nulls).flatMap((score) =>
      passedBy(score)
        // One run cannot judge the world without its event; `chokepoint hindcast` does, with as many runs as asked for.
        .filter((name) => name !== 'no-events')
        .map((name) => `${score.id} ${score.measure}: ${name}`),
    )
    expect(passing).toEqual([])
  })
  test('are all tried, or it is said why not', () => {
    for (const score of scorePatterns(values, nulls)) {
      expect(score.nulls.map(({ name }) => name)).toEqual(NULLS)
      for (const { untried } of score.nulls) if (untried !== null) expect(untried.length).toBeGreaterThan(20)
      expect(score.nulls.filter(({ untried }) => untried === null).length, score.measure).toBeGreaterThanOrEqual(2)
    }
  })
})

/** Measures that hold at any sensible calibration. */
const ROBUST: readonly string[] = [
  'magnet exports, second half over second quarter of 2025',
  'Dy quote over home price, December 2025',
]

test.each(ROBUST)('%s holds, or is too close to call with so few runs', (measure) => {
  const score = scores.find((s) => s.measure === measure)
  expect(score?.verdict, `${measure}: ${score?.median} ${score?.unit}`).not.toBe('miss')
})
