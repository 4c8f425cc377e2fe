import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSide, submit } from '../../sim/market/orders.ts'
import { addRamps, createRamps, crossing, emptyRamps } from '../../sim/market/ramps.ts'

/** Low end (USD/t), width (USD/t) and tonnes. */
type Ramp = readonly [low: number, width: number, quantity: number]

const CASES = { numRuns: 3000 }
/** Any price from a tenth of a cent to a billion, any width from none to a billionfold, any size from a gram to a million tonnes. */
const wide: fc.Arbitrary<Ramp> = fc
  .tuple(
    fc.double({ min: -3, max: 9, noNaN: true }),
    fc.option(fc.double({ min: -9, max: 9, noNaN: true }), { nil: undefined }),
    fc.option(fc.double({ min: -6, max: 6, noNaN: true }), { nil: undefined }),
  )
  .map(([low, width, quantity]) => [
    10 ** low,
    width === undefined ? 0 : 10 ** (low + width),
    quantity === undefined ? 0 : 10 ** quantity,
  ])
/** Few prices and sizes, so that many ends coincide and sums are met exactly over whole ranges. */
const tied: fc.Arbitrary<Ramp> = fc.tuple(
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 4 }),
)

const books = fc.oneof(
  fc.array(wide, { minLength: 1, maxLength: 40 }),
  fc.array(tied, { minLength: 1, maxLength: 40 }),
  fc.tuple(fc.array(wide), fc.array(tied)).map(([a, b]): Ramp[] => [...a, ...b, [1, 1, 1]]),
)

function rampsOf(book: readonly Ramp[]) {
  const side = createSide(1)
  for (const [low, width, quantity] of book) submit(side, 0, quantity, low, low + width)
  const ramps = createRamps()
  emptyRamps(ramps, side.count)
  addRamps(ramps, side, 0)
  return { ramps, side }
}

/** Tonnes of all ramps at a price, straight from the definition. */
function sumAt(side: ReturnType<typeof createSide>, price: number): number {
  let sum = 0
  for (let k = 0; k < side.count; k++) {
    const share = (price - side.low[k]!) / (side.high[k]! - side.low[k]!)
    sum += side.quantity[k]! * Math.min(1, Math.max(0, share))
  }
  return sum
}

/** Lowest price at which the ramps reach `target`, by halving until no number lies between. */
function byHalving(side: ReturnType<typeof createSide>, target: number, from: number, to: number): number {
  for (;;) {
    const middle = 0.5 * (from + to)
    if (middle <= from || middle >= to) return to
    if (sumAt(side, middle) < target) from = middle
    else to = middle
  }
}

test('two ramps cross a target where hand arithmetic says', () => {
  // 4 (p - 100) / 100 + 6 (p - 150) / 50 = 5, so 0.16 p = 27.
  const { ramps } = rampsOf([
    [100, 100, 4],
    [150, 50, 6],
  ])
  for (const guess of [0, 100, 150, 168, 175, 200, 1e6, NaN])
    expect(crossing(ramps, 5, 100, 200, guess)).toBeCloseTo(168.75, 12)
  expect(ramps).toMatchObject({ count: 2, total: 10, lowest: 100, highest: 200 })
})

test('a target met over a range of prices is met at the lowest of them', () => {
  const { ramps } = rampsOf([
    [100, 10, 4],
    [150, 50, 6],
  ])
  for (const guess of [100, 105, 110, 130, 150, 199]) expect(crossing(ramps, 4, 100, 200, guess)).toBeCloseTo(110, 9)
})

test('a target beyond all ramps is met nowhere: the end of the bracket', () => {
  const { ramps } = rampsOf([[100, 10, 4]])
  expect(crossing(ramps, 4.1, 100, 200, 150)).toBe(200)
  expect(crossing(ramps, 4.1, 100, 100, 150)).toBe(100)
})

test('the crossing is the one that halving finds, whatever the ramps, target and guess', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(books, share, share, (book, part, start) => {
      const { ramps, side } = rampsOf(book)
      fc.pre(ramps.count > 0)
      const { total, lowest: from, highest: to } = ramps
      const target = part * total
      const price = crossing(ramps, target, from, to, from + start * (to - from))
      expect(price).toBeGreaterThanOrEqual(from)
      expect(price).toBeLessThanOrEqual(to)
      // Sums are exact to rounding, so the price lies between those of two targets that rounding cannot tell apart.
      const hair = 4e-12 * total
      expect(price).toBeGreaterThanOrEqual(byHalving(side, target - hair, from, to) * (1 - 1e-12))
      expect(price).toBeLessThanOrEqual(byHalving(side, target + hair, from, to) * (1 + 1e-12))
    }),
    CASES,
  )
})

test('a thousand ramps at one price are crossed at that price', () => {
  const { ramps } = rampsOf(Array.from({ length: 1000 }, (): Ramp => [100, 0, 1]))
  expect(crossing(ramps, 400, 1, 1e9, 1e6)).toBeCloseTo(100.00004, 9)
})

test('room grows with the number of ramps and is kept', () => {
  const { ramps, side } = rampsOf(Array.from({ length: 500 }, (_, k): Ramp => [k + 1, 1, 1]))
  expect([...ramps.low.subarray(0, ramps.count)].sort((a, b) => a - b)).toEqual([...side.low.subarray(0, 500)])
  const { low } = ramps
  emptyRamps(ramps, 400)
  addRamps(ramps, side, 0)
  expect(ramps.low).toBe(low)
})
