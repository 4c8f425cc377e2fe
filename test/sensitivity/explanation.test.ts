/** What is said to go with an outcome does, and what does not is not. */
import { expect, test } from 'vitest'
import { createStream, uniform } from '../../sim/numbers/random.ts'
import { explainOutcome } from '../../sim/studies/sensitivity/explanation.ts'

const RUNS = 100
const column = (purpose: string): Float64Array =>
  Float64Array.from({ length: RUNS }, (_, i) => uniform(createStream(1, i, purpose), 0, 0))
const [cause, idle] = [column('cause'), column('idle')]
const drawn = [
  { path: 'idle', column: idle },
  { path: 'cause', column: cause },
]

test('any falling curve of a draw has rank correlation -1, and stands first, beyond chance', () => {
  const { associations, byChance, runs } = explainOutcome(
    cause.map((x) => 1 / (0.1 + x * x)),
    drawn,
    7,
  )
  expect(associations.map(({ path }) => path)).toEqual(['cause', 'idle'])
  expect(associations[0]!.correlation).toBeCloseTo(-1, 12)
  expect(associations[0]!.inHighest).toBe(0)
  expect(cause[runs.highest]).toBe(Math.min(...cause))
  expect(Math.abs(associations[1]!.correlation)).toBeLessThan(byChance)
  expect(byChance).toBeGreaterThan(0.15)
  expect(byChance).toBeLessThan(0.35)
})

test('equal outcomes share their rank: a coefficient by hand', () => {
  const { associations } = explainOutcome(
    Float64Array.of(0, 0, 0, 5),
    [{ path: 'x', column: Float64Array.of(1, 2, 3, 4) }],
    7,
  )
  // Ranks 2, 2, 2, 4 and 1, 2, 3, 4: covariance 3, over the root of 3 times 5.
  expect(associations[0]!.correlation).toBeCloseTo(3 / Math.sqrt(15), 12)
})

test('an outcome that never differs goes with nothing', () => {
  const { associations } = explainOutcome(new Float64Array(RUNS), drawn, 7)
  expect(associations.map(({ correlation }) => correlation)).toEqual([0, 0])
})
