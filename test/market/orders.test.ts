import { describe, expect, test } from 'vitest'
import { createSide, emptySide, filledOf, submit, submitCurve } from '../../sim/market/orders.ts'

test('orders keep their places and their market while the list grows', () => {
  const side = createSide(3)
  const places = Array.from({ length: 5000 }, (_, k) => submit(side, k % 3, k, k + 1, k + 2))
  places.forEach((place, k) => {
    expect([side.quantity[place], side.low[place], side.high[place], side.filled[place]]).toEqual([k, k + 1, k + 2, 0])
  })
  // The first, for nothing, is in no market.
  for (let m = 0; m < 3; m++) {
    const found: number[] = []
    for (let k = side.latest[m]!; k >= 0; k = side.earlier[k]!) found.push(side.quantity[k]!)
    expect(found.reverse()).toEqual(Array.from({ length: 5000 }, (_, k) => k).filter((k) => k > 0 && k % 3 === m))
  }
})

test('a week with no more orders than the one before takes no new memory', () => {
  const side = createSide(2)
  for (let k = 0; k < 1000; k++) submit(side, k % 2, 1, 1, 2)
  const { quantity, low, high, filled, earlier } = side
  emptySide(side)
  expect([side.count, ...side.latest]).toEqual([0, -1, -1])
  for (let k = 0; k < 1000; k++) submit(side, 0, 1, 1, 2)
  expect(side.quantity).toBe(quantity)
  expect(side.low).toBe(low)
  expect(side.high).toBe(high)
  expect(side.filled).toBe(filled)
  expect(side.earlier).toBe(earlier)
})

test('a step becomes a ramp of a millionth of its price; a gift one of next to nothing', () => {
  const side = createSide(1)
  for (const [low, high] of [
    [100, 100],
    [100, 50],
    [0, 0],
  ] as const)
    submit(side, 0, 1, low, high)
  expect(side.high[0]! / 100 - 1).toBeCloseTo(1e-6, 12)
  expect(side.high[1]).toBe(side.high[0])
  expect(side.high[2]).toBeGreaterThan(0)
})

test.each([
  [-1, 1, 2],
  [NaN, 1, 2],
  [Infinity, 1, 2],
  [1, NaN, NaN],
  [1, -1, 2],
  [1, 1, NaN],
  [1, 1, Infinity],
  [1, Infinity, 1],
])('an order for %d t between %d and %d is refused', (quantity, low, high) => {
  const side = createSide(1)
  expect(() => submit(side, 0, quantity, low, high)).toThrow(RangeError)
  expect(side.count).toBe(0)
})

describe('a curve', () => {
  test('wants what its nodes say, straight between them and nothing beyond', () => {
    const price = Float64Array.of(100, 150, 160, 200)
    const wanted = Float64Array.of(9, 5, 5, 2)
    const side = createSide(1)
    submit(side, 0, 1, 1, 2)
    const place = submitCurve(side, 0, 4, price, wanted)
    expect([place, side.count]).toEqual([1, 5])
    const wantedAt = (p: number): number => {
      let sum = 0
      for (let k = place; k < side.count; k++)
        sum += side.quantity[k]! * Math.min(1, Math.max(0, (side.high[k]! - p) / (side.high[k]! - side.low[k]!)))
      return sum
    }
    expect([1, 100, 125, 150, 155, 160, 180, 200, 201].map(wantedAt)).toEqual([9, 9, 7, 5, 5, 5, 3.5, 2, 0])
  })
  test('is filled with what its ramps are filled with', () => {
    const side = createSide(1)
    submit(side, 0, 1, 1, 2)
    const place = submitCurve(side, 0, 3, Float64Array.of(1, 2, 3), Float64Array.of(9, 5, 2))
    submit(side, 0, 1, 1, 2)
    side.filled.set([100, 4, 3, 2, 100])
    expect(filledOf(side, place, 3)).toBe(9)
  })
  test('that rises is refused', () => {
    const side = createSide(1)
    expect(() => submitCurve(side, 0, 2, Float64Array.of(1, 2), Float64Array.of(1, 3))).toThrow(RangeError)
    expect(() => submitCurve(side, 0, 2, Float64Array.of(1, 2), Float64Array.of(1, -1))).toThrow(RangeError)
  })
})
