import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clearAuctions, createAuctions, openAuctions, type Auctions } from '../../sim/market/auction.ts'
import { filledOf, submit, submitCurve } from '../../sim/market/orders.ts'

/** A ramp: tonnes, and the USD/t between which it begins and is whole. */
interface Ramp {
  readonly quantity: number
  readonly low: number
  readonly high: number
}
const CASES = { numRuns: 1500 }
/** With a standard lot the crossing is one point, also where both sides are filled over a range of prices. */
const LOT = 0.0123456789

const ramp: fc.Arbitrary<Ramp> = fc
  .record({
    quantity: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    low: fc.double({ min: 10, max: 1000, noNaN: true }),
    width: fc.double({ min: 0.01, max: 1, noNaN: true }),
  })
  .map(({ quantity, low, width }) => ({ quantity, low, high: low * (1 + width) }))
const ramps = fc.array(ramp, { minLength: 1, maxLength: 12 })
const previous = fc.double({ min: 10, max: 2000, noNaN: true })

function clear(bids: readonly Ramp[], offers: readonly Ramp[], opening: number, lot = 0): Auctions {
  const auctions = createAuctions(1, Float64Array.of(opening))
  auctions.lot[0] = lot
  openAuctions(auctions)
  for (const b of bids) submit(auctions.bids, 0, b.quantity, b.low, b.high)
  for (const o of offers) submit(auctions.offers, 0, o.quantity, o.low, o.high)
  clearAuctions(auctions)
  return auctions
}
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0)

test('two ramps cross where they should', () => {
  const bid = { quantity: 10, low: 100, high: 200 }
  const { price, traded, bids, offers } = clear([bid], [bid], 150)
  expect(price[0]).toBeCloseTo(150, 3)
  expect(traded[0]).toBeCloseTo(5, 5)
  expect(bids.filled[0]).toBeCloseTo(5, 5)
  expect(offers.filled[0]).toBeCloseTo(5, 5)
})

test('the crossing does not depend on last week’s price', () => {
  // 20 (300 - p) / 100 = 5 (p - 100) / 200, so 60 - p / 5 = p / 40 - 2.5 and p = 62.5 / 0.225.
  const bids = [{ quantity: 20, low: 200, high: 300 }]
  const offers = [{ quantity: 5, low: 100, high: 300 }]
  for (const opening of [20, 150, 275, 278, 900])
    expect(clear(bids, offers, opening).price[0]).toBeCloseTo(62.5 / 0.225, 3)
})

test('a quote is what a standard lot would fetch on top of the trade', () => {
  const bid = { quantity: 10, low: 100, high: 200 }
  // 10 (200 - p) / 100 - 10 (p - 100) / 100 = 2 at p = 140.
  expect(clear([bid], [bid], 150, 2).price[0]).toBeCloseTo(140, 3)
})

test('without offers nothing trades and the quote is what the lot would fetch', () => {
  const { price, traded } = clear([{ quantity: 10, low: 100, high: 200 }], [], 150, 2)
  expect(traded[0]).toBe(0)
  expect(price[0]).toBeCloseTo(180, 3)
})

test('without bids the quote slides towards the cheapest offer, five per cent a week at most', () => {
  const offer = { quantity: 10, low: 100, high: 200 }
  expect(clear([], [offer], 150).price[0]).toBeCloseTo(142.5, 9)
  expect(clear([], [offer], 103).price[0]).toBe(100)
  expect(clear([], [offer], 90).price[0]).toBe(90)
})

test('the reference follows the logarithm of the price, the expectation leans back to the normal', () => {
  const bid = { quantity: 10, low: 100, high: 200 }
  const { price, reference, expected, normal } = clear([bid], [bid], 120)
  expect(reference[0]).toBeCloseTo(120 * (price[0]! / 120) ** 0.14, 9)
  expect(normal[0]).toBeCloseTo(120 + (price[0]! - 120) / 156, 9)
  expect(Math.abs(expected[0]! - normal[0]!)).toBeLessThan(Math.abs(reference[0]! - normal[0]!))
})

test('what is bought is what is sold', () => {
  fc.assert(
    fc.property(ramps, ramps, previous, fc.double({ min: 0, max: 5, noNaN: true }), (bids, offers, opening, lot) => {
      const auctions = clear(bids, offers, opening, lot)
      const bought = sum(auctions.bids.filled)
      const sold = sum(auctions.offers.filled)
      return (
        Math.abs(bought - sold) <= 1e-9 * (1 + bought) && Math.abs(bought - auctions.traded[0]!) <= 1e-9 * (1 + bought)
      )
    }),
    CASES,
  )
})

test('no order is filled by less than nothing or more than all of it', () => {
  fc.assert(
    fc.property(ramps, ramps, previous, (bids, offers, opening) => {
      const auctions = clear(bids, offers, opening)
      return [auctions.bids, auctions.offers].every((side) =>
        side.filled.every((filled, k) => filled >= 0 && filled <= side.quantity[k]! * (1 + 1e-12)),
      )
    }),
    CASES,
  )
})

test('nobody pays more than they bid or sells for less than they asked', () => {
  fc.assert(
    fc.property(ramps, ramps, previous, (bids, offers, opening) => {
      const auctions = clear(bids, offers, opening)
      const price = auctions.price[0]!
      return (
        bids.every((b, k) => auctions.bids.filled[k]! === 0 || price <= b.high * (1 + 1e-9)) &&
        offers.every((o, k) => auctions.offers.filled[k]! === 0 || price >= o.low * (1 - 1e-9))
      )
    }),
    CASES,
  )
})

test('one more bid never lowers the price, one more offer never raises it', () => {
  fc.assert(
    fc.property(ramps, ramps, ramp, previous, (bids, offers, extra, opening) => {
      const before = clear(bids, offers, opening, LOT)
      // Bids for less than a standard lot set no price: the quote slides.
      fc.pre(bids.reduce((all, b) => all + b.quantity, 0) > LOT)
      const more = clear([...bids, extra], offers, opening, LOT).price[0]!
      const less = clear(bids, [...offers, extra], opening, LOT).price[0]!
      return more >= before.price[0]! * (1 - 1e-6) && less <= before.price[0]! * (1 + 1e-6)
    }),
    CASES,
  )
})

test('the price does not depend on the order in which orders come in', () => {
  fc.assert(
    fc.property(ramps, ramps, previous, (bids, offers, opening) => {
      const a = clear(bids, offers, opening, LOT).price[0]!
      const b = clear([...bids].reverse(), [...offers].reverse(), opening, LOT).price[0]!
      return Math.abs(a - b) <= 1e-6 * a
    }),
    CASES,
  )
})

/** Any price from a tenth of a cent to a billion, any width from none to a billionfold, any size from nothing to a million tonnes. */
const wide: fc.Arbitrary<Ramp> = fc
  .record({
    low: fc.double({ min: -3, max: 9, noNaN: true }),
    width: fc.constantFrom(-Infinity, -9, -6, -3, -1, 0, 1, 9),
    quantity: fc.oneof(fc.constant(-Infinity), fc.double({ min: -6, max: 6, noNaN: true })),
  })
  .map(({ low, width, quantity }) => ({
    low: 10 ** low,
    high: 10 ** low + 10 ** (low + width),
    quantity: 10 ** quantity,
  }))

test('books of any size and width balance, and every order is filled as its ramp and its side say', () => {
  const books = fc.array(wide, { maxLength: 30 })
  const lots = fc.constantFrom(0, 1e-6, 0.1, 100)
  fc.assert(
    fc.property(books, books, previous, lots, (bids, offers, opening, lot) => {
      const auctions = clear(bids, offers, opening, lot)
      const { price, traded } = auctions
      const bought = sum(auctions.bids.filled)
      expect(Math.abs(bought - sum(auctions.offers.filled))).toBeLessThanOrEqual(1e-12 * bought)
      expect(Math.abs(bought - traded[0]!)).toBeLessThanOrEqual(1e-12 * bought)
      for (const [side, bid] of [
        [auctions.bids, true],
        [auctions.offers, false],
      ] as const) {
        const willing = Array.from({ length: side.count }, (_, k) => {
          // From the end where the order wants nothing: one less a share near one has few digits left.
          const inside = bid ? side.high[k]! - price[0]! : price[0]! - side.low[k]!
          return side.quantity[k]! * Math.min(1, Math.max(0, inside / (side.high[k]! - side.low[k]!)))
        })
        const all = willing.reduce((a, b) => a + b, 0)
        const share = all > 0 ? traded[0]! / all : 0
        expect(share).toBeLessThanOrEqual(1 + 1e-9)
        willing.forEach((tonnes, k) => {
          expect(Math.abs(side.filled[k]! - share * tonnes)).toBeLessThanOrEqual(1e-9 * side.quantity[k]!)
        })
      }
    }),
    CASES,
  )
})

test('where more is bid for than a lot, the price leaves exactly a lot wanted beyond what is offered', () => {
  fc.assert(
    fc.property(ramps, ramps, previous, fc.double({ min: 0, max: 5, noNaN: true }), (bids, offers, opening, lot) => {
      const wanted = bids.reduce((all, b) => all + b.quantity, 0)
      fc.pre(wanted > lot)
      const price = clear(bids, offers, opening, lot).price[0]!
      const share = ({ low, high }: Ramp): number => Math.min(1, Math.max(0, (price - low) / (high - low)))
      const demand = bids.reduce((all, b) => all + b.quantity * (1 - share(b)), 0)
      const supply = offers.reduce((all, o) => all + o.quantity * share(o), 0)
      const size = wanted + offers.reduce((all, o) => all + o.quantity, 0)
      expect(Math.abs(demand - supply - lot)).toBeLessThanOrEqual(1e-9 * size)
    }),
    CASES,
  )
})

test('at a price that all name, buyers share what is offered', () => {
  const bids = [1, 2, 5].map((quantity) => ({ quantity, low: 100, high: 100 }))
  const { price, bids: side, traded } = clear(bids, [{ quantity: 4, low: 50, high: 60 }], 80)
  expect(price[0]).toBeCloseTo(100, 3)
  expect(traded[0]).toBeCloseTo(4, 6)
  bids.forEach(({ quantity }, k) => expect(side.filled[k]).toBeCloseTo(quantity / 2, 6))
})

test('fewer tonnes bid for than a standard lot: the quote slides to the cheapest order, five per cent a week at most', () => {
  const bid = { quantity: 1, low: 100, high: 200 }
  expect(clear([bid], [], 104, 2).price[0]).toBe(100)
  expect(clear([bid], [], 150, 2).price[0]).toBe(142.5)
  const { price, traded } = clear([bid], [{ quantity: 1, low: 50, high: 60 }], 150, 2)
  expect(price[0]).toBe(142.5)
  expect(traded[0]).toBeCloseTo(0.575, 12)
})

test('an order for nothing moves nothing', () => {
  const bid = { quantity: 10, low: 100, high: 200 }
  const nothing = { quantity: 0, low: 1, high: 9000 }
  const { price, ask, bids } = clear([bid, nothing], [nothing, bid], 150, 2)
  expect([price[0], ask[0], bids.filled[1]]).toEqual([140, 160, 0])
  expect(clear([nothing], [nothing], 150).price[0]).toBe(150)
})

test('markets clear side by side as each would alone, week after week', () => {
  const books = fc.array(fc.tuple(ramps, ramps), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(books, (weeks) => {
      const both = createAuctions(2, Float64Array.of(100, 300))
      const alone = [createAuctions(1, Float64Array.of(100)), createAuctions(1, Float64Array.of(300))] as const
      both.lot.fill(LOT)
      for (const one of alone) one.lot.fill(LOT)
      for (const [bids, offers] of weeks) {
        for (const auctions of [both, ...alone]) openAuctions(auctions)
        // In turn, so that orders of the two markets lie mixed.
        for (const [name, book] of [
          ['bids', bids],
          ['offers', offers],
        ] as const)
          book.forEach(({ quantity, low, high }, k) => {
            submit(both[name], k % 2, quantity, low, high)
            submit(alone[k % 2]![name], 0, quantity, low, high)
          })
        for (const auctions of [both, ...alone]) clearAuctions(auctions)
        for (const key of ['price', 'ask', 'traded', 'expected', 'normal'] as const)
          expect([...both[key]]).toEqual(alone.map((one) => one[key][0]))
      }
    }),
  )
})

test('a curve buys what it wants at the price', () => {
  const auctions = createAuctions(1, Float64Array.of(150))
  auctions.lot[0] = 1
  openAuctions(auctions)
  const nodes = 3
  const place = submitCurve(auctions.bids, 0, nodes, Float64Array.of(100, 200, 400), Float64Array.of(8, 4, 0))
  submit(auctions.offers, 0, 5, 200, 300)
  clearAuctions(auctions)
  // 4 (400 - p) / 200 - 5 (p - 200) / 100 = 1 at p = 17 / 0.07; 15 / 7 t are offered there.
  expect(auctions.price[0]).toBeCloseTo(17 / 0.07, 9)
  expect(filledOf(auctions.bids, place, nodes)).toBeCloseTo(15 / 7, 9)
})

describe('the ask', () => {
  test('is the lowest price at which a lot is offered beyond what is bid for', () => {
    const bid = { quantity: 10, low: 100, high: 200 }
    // 10 (200 - p) / 100 + 2 = 10 (p - 100) / 100 at p = 160, where the market itself clears at 140.
    const { price, ask } = clear([bid], [bid], 150, 2)
    expect(price[0]).toBeCloseTo(140, 3)
    expect(Math.abs(ask[0]! - 160)).toBeLessThan(160 * 2e-4)
  })
  test('is the dearest order in hand when the lot is not to be had', () => {
    const offer = { quantity: 1, low: 100, high: 180 }
    expect(clear([{ quantity: 10, low: 100, high: 200 }], [offer], 190, 2).ask[0]).toBeCloseTo(200, 1)
    expect(clear([], [offer], 170, 2).ask[0]).toBeCloseTo(180, 1)
  })
  test('rises by 35 % a week at most, unless the trade itself is dearer', () => {
    const bid = { quantity: 10, low: 900, high: 1000 }
    const thin = { quantity: 2.1, low: 100, high: 110 }
    // All bids but 2 of 10 t are for more than 980, so trade clears far above last week's ask.
    const { price, ask } = clear([bid], [thin], 100, 0.1)
    expect(price[0]).toBeGreaterThan(900)
    expect(ask[0]).toBe(price[0])
    // Without bids the trade clears at 100 or below, and no lot of 2 t is offered below 1000.
    const dear = [
      { quantity: 1, low: 100, high: 110 },
      { quantity: 10, low: 900, high: 1000 },
    ]
    expect(clear([], dear, 100, 2).ask[0]).toBeCloseTo(135, 1)
  })
  test('falls back as fast as it rises: one week of plenty is not believed', () => {
    expect(clear([], [{ quantity: 10, low: 10, high: 20 }], 135, 2).ask[0]).toBeCloseTo(128.25, 6)
    const ample = { quantity: 10, low: 40, high: 50 }
    expect(clear([{ quantity: 5, low: 41, high: 120 }], [ample], 135, 2).ask[0]).toBeCloseTo(100, 6)
    // ... but never above the dearest order in hand.
    expect(clear([{ quantity: 5, low: 41, high: 60 }], [ample], 135, 2).ask[0]).toBeCloseTo(60, 6)
  })

  test('is never below the price, nor above all orders and last week’s ask together', () => {
    fc.assert(
      fc.property(ramps, ramps, previous, fc.double({ min: 0, max: 50, noNaN: true }), (bids, offers, opening, lot) => {
        const { price, ask } = clear(bids, offers, opening, lot)
        const dearest = Math.max(price[0]!, ...bids.map((b) => b.high), ...offers.map((o) => o.high))
        return (
          ask[0]! >= price[0]! * (1 - 1e-9) &&
          ask[0]! <= dearest * (1 + 1e-9) &&
          ask[0]! <= Math.max(1.35 * opening, price[0]!) * (1 + 1e-9)
        )
      }),
      CASES,
    )
  })
})
