import { expect, test } from 'vitest'
import { tallyLines, tallyOxides, tallyStock, tallyWanted } from '../../sim/market/tally.ts'
import { NOTHING } from '../../sim/outcomes/record-groups.ts'
import type { Tally, World } from '../../sim/world/world.ts'

function tallied(add: (tally: Tally) => void): Partial<Tally> {
  const tally = { ...NOTHING }
  add(tally)
  return Object.fromEntries(Object.entries(tally).filter(([, value]) => value !== 0))
}

test('who makes half of what it wants works; with less it stands still', () => {
  expect(tallied((tally) => tallyWanted(tally, 10, 5))).toEqual({ wanted: 10, missed: 5 })
  expect(tallied((tally) => tallyWanted(tally, 10, 4))).toEqual({ wanted: 10, missed: 6, stopped: 1 })
})

test('a store covers weeks of what leaves it, none when it is overdrawn, and does not count when nothing leaves', () => {
  expect(tallied((tally) => tallyStock(tally, 12, 3))).toEqual({ stockWeeks: 4, stocked: 1 })
  expect(tallied((tally) => tallyStock(tally, -1, 3))).toEqual({ stocked: 1 })
  expect(tallied((tally) => tallyStock(tally, 12, 0))).toEqual({})
})

test('oxides of one agent are added up before they are divided', () => {
  const stock = Float64Array.of(99, 6, 2, 99)
  const output = Float64Array.of(99, 1, 3, 99)
  expect(tallied((tally) => tallyOxides(tally, stock, output, 1, 2))).toEqual({ stockWeeks: 2, stocked: 1 })
})

test('a buyer holds as many weeks as of its scarcest input, and pays for all of them', () => {
  const lines = {
    stock: Float64Array.of(0, 0, 12, 10, 0),
    use: Float64Array.of(1, 0, 3, 5, 1),
    paid: Float64Array.of(99, 1, 2, 3, 99),
    paidAtStart: Float64Array.of(99, 1, 1, 1, 99),
  }
  const expected = { stockWeeks: 2, stocked: 1, paid: 6, paidAtStart: 3 }
  expect(tallied((tally) => tallyLines({ lines } as unknown as World, tally, 1, 4))).toEqual(expected)
  expect(tallied((tally) => tallyLines({ lines } as unknown as World, tally, 1, 2))).toEqual({
    paid: 1,
    paidAtStart: 1,
  })
})
