/** Verdicts of medians: what a number of replicates can tell, and that more of them turn few. */
import { describe, expect, test } from 'vitest'
import { judge } from '../../sim/studies/patterns/verdict.ts'
import { createStream, normal } from '../../sim/numbers/random.ts'

const sample = (n: number, mean: number, draw: number): Float64Array => {
  const stream = createStream(5, draw, `verdict/${mean}`)
  return Float64Array.from({ length: n }, (_, k) => mean + normal(stream, k, 0))
}
const TOLERANCE = [-1, 1] as const

describe('the verdict on a median', () => {
  test('is pass well inside, miss well outside, and open at the edge', () => {
    expect(judge(sample(100, 0, 0), TOLERANCE).verdict).toBe('pass')
    expect(judge(sample(100, 3, 0), TOLERANCE).verdict).toBe('miss')
    expect(judge(sample(100, 1, 0), TOLERANCE).verdict).toBe('too close')
  })
  test('waits for more runs when there are few', () => {
    expect(judge(sample(3, 0.5, 1), TOLERANCE).verdict).toBe('too close')
    expect(judge(sample(400, 0.5, 1), TOLERANCE).verdict).toBe('pass')
  })
  test('needs no more runs when they agree', () => {
    expect(judge(Float64Array.of(0.4, 0.4), TOLERANCE)).toEqual({ verdict: 'pass', inside: 1 })
    expect(judge(Float64Array.of(1.4, 1.4), TOLERANCE)).toEqual({ verdict: 'miss', inside: 0 })
  })
  test('is miss for what did not happen, open for what happened in about half of the runs', () => {
    const half = (happened: number, all: number) =>
      Float64Array.from({ length: all }, (_, k) => (k < happened ? 0 : NaN))
    expect(judge(half(0, 10), TOLERANCE).verdict).toBe('miss')
    expect(judge(half(10, 100), TOLERANCE).verdict).toBe('miss')
    expect(judge(half(52, 100), TOLERANCE)).toEqual({ verdict: 'too close', inside: 0.52 })
    expect(judge(half(90, 100), TOLERANCE).verdict).toBe('pass')
  })
  test('does not turn from pass to miss or back between 100 and 400 runs', () => {
    let turned = 0
    let decided = 0
    // Medians on both sides of the edge, the first hundred runs being part of the four hundred.
    for (let draw = 0; draw < 500; draw++) {
      const all = sample(400, 0.7 + (0.6 * draw) / 500, draw)
      const few = judge(all.subarray(0, 100), TOLERANCE).verdict
      const many = judge(all, TOLERANCE).verdict
      if (few !== 'too close') decided++
      if (few !== 'too close' && many !== 'too close' && few !== many) turned++
    }
    expect(decided).toBeGreaterThan(50)
    expect(turned).toBeLessThanOrEqual(decided / 100)
  })
})
