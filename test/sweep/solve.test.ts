/** The search for the smallest level: that it is the smallest, how many tries it takes, and how sure it is. */
import { describe, expect, test } from 'vitest'
import { crossingInterval } from '../../sim/studies/solve/crossing-interval.ts'
import { lostBeyond, nextLevel, firstMet } from '../../sim/studies/solve/search.ts'
import { solutionWords } from '../../sim/studies/solve/words.ts'
import { createStream, normal, uniform } from '../../sim/numbers/random.ts'

function search(last: number, meets: (level: number) => boolean): Map<number, boolean> {
  const known = new Map<number, boolean>()
  for (let next = nextLevel(last, known); next !== undefined; next = nextLevel(last, known))
    known.set(next, meets(next))
  return known
}

describe('a search', () => {
  test('finds the smallest level wherever it lies, in five tries and a bisection of a quarter', () => {
    for (const last of [1, 2, 3, 4, 7, 100, 128])
      for (let truth = 0; truth <= last; truth++) {
        const known = search(last, (level) => level >= truth)
        expect(firstMet(known)).toBe(truth)
        let quarter = 0
        while (2 ** quarter < last / 4 + 1) quarter++
        expect(known.size).toBeLessThanOrEqual(5 + quarter)
      }
  })

  test('says that none does, after both ends and the quarters', () => {
    const known = search(100, () => false)
    expect([firstMet(known), [...known.keys()]]).toEqual([undefined, [0, 100, 50, 25, 75]])
  })

  test('sees where more is not safe', () => {
    expect(lostBeyond(search(100, (level) => level >= 30 && level < 90))).toEqual([100])
    expect(lostBeyond(search(100, (level) => level >= 30))).toEqual([])
  })
})

describe('the interval of the level', () => {
  const claim = { statistic: { kind: 'mean' }, comparator: '<', bound: 0 } as const
  /** Falls by 1 a level from 5, moved by luck that all levels of a run share. */
  const tried = (batch: number, runs = 40) => {
    const stream = createStream(3, batch, 'luck')
    return [0, 2, 4, 5, 6, 8, 10].map((level) => ({
      level,
      column: Float64Array.from({ length: runs }, (_, r) => 5 - level + 3 * normal(stream, r, 0)),
    }))
  }

  test('holds the true level in about 95 of 100 batches', () => {
    let covered = 0
    for (let batch = 0; batch < 60; batch++) {
      const { low, high } = crossingInterval(claim, tried(batch), batch, undefined)
      if (low! <= 5 && high! >= 5) covered++
    }
    expect(covered).toBeGreaterThanOrEqual(53)
  })

  test('has no end beyond the span, and says how often none meets the claim', () => {
    const short = tried(1).filter(({ level }) => level <= 5)
    const { high, beyond } = crossingInterval(claim, short, 1, undefined)
    expect(high).toBeNull()
    expect(beyond).toBeGreaterThan(0.05)
  })

  test('of the largest level is that of the smallest seen from the other end', () => {
    const up = tried(2)
    const turned = up.map(({ level, column }) => ({ level: -level, column }))
    const { low, high, beyond } = crossingInterval(claim, up, 2, undefined)
    const other = crossingInterval(claim, turned, 2, undefined)
    expect(other.low).toBeCloseTo(-high!, 12)
    expect(other.high).toBeCloseTo(-low!, 12)
    expect(other.beyond).toBe(beyond)
    const short = turned.filter(({ level }) => level >= -5)
    expect(crossingInterval(claim, short, 2, undefined).low).toBeNull()
  })

  test('is that of the draws where runs share them', () => {
    const groups = Float64Array.from({ length: 40 }, (_, r) => r % 4)
    const stream = createStream(4, 0, 'shared')
    const shared = [0, 5, 10].map((level) => ({
      level,
      column: Float64Array.from({ length: 40 }, (_, r) => 5 - level + uniform(stream, r % 4, 0)),
    }))
    const width = ({ low, high }: ReturnType<typeof crossingInterval>): number => high! - low!
    expect(width(crossingInterval(claim, shared, 1, groups))).toBeGreaterThan(
      width(crossingInterval(claim, shared, 1, undefined)),
    )
  })
})

test('words name the answer, its interval, and what speaks against it', () => {
  const level = (value: number) => ({ at: [0], value, low: 0, high: 0, spread: null, missing: 0, difference: null })
  const factor = { path: 'stockpile.days', unit: 'days', meaning: '', levels: [0, 90], labels: ['0', '90'] }
  const outcome = { name: 'x', label: 'x', unit: '%', better: 'lower', levels: [level(9), level(1)] } as const
  const answer = { level: 60, label: '60', low: '50', high: null, beyond: 0.04 }
  const say = (one: typeof answer | null, lost: readonly string[], sought: 'smallest' | 'largest' = 'smallest') =>
    solutionWords({ factor, outcome, claim: 'mean(x) < 2', sought, answer: one, lost }).join(' ')
  expect(say(answer, ['90'])).toBe(
    'The smallest stockpile.days that meets mean(x) < 2 is 60 days (95 % interval from 50 days; its upper end lies beyond the span); it is 9 at 0 and 1 at 90 days (%). In 4 % of resamples of these runs no level of the span meets it. Not monotone: it is not met at 90, above the answer. More is not safe; sweep the span.',
  )
  expect(say({ ...answer, beyond: 0 }, ['0'], 'largest')).toMatch(
    /^The largest stockpile\.days .* it is not met at 0, below the answer\. Less is not safe/,
  )
  expect(say({ ...answer, label: '90' }, [], 'largest')).toContain('is met at 90 days of stockpile.days already')
  expect(say(null, [])).toBe(
    'No stockpile.days from 0 to 90 days meets mean(x) < 2: it is 9 at 0 and 1 at 90 days (%).',
  )
})
