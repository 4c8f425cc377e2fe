import { describe, expect, test } from 'vitest'
import { KINDS } from '../../sim/agents/index.ts'
import { checkBalance } from '../../sim/world/check-balance.ts'
import type { World } from '../../sim/world/world.ts'
import { column, passWeeks, run, shipped, warmWorld, without } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'

test.each([
  ['export-controls-2025', 60],
  ['western-stockpile', 40],
  ['price-floor-offtake', 120],
  ['faster-licences', 50],
  ['ev-boom', 40],
  ['export-quota-2010', 130],
  ['export-tariff-2010', 110],
])('%s conserves every element in every one of %i weeks', (name, weeks) => {
  expect(() => run(shipped(name, weeks), 1, 1, true)).not.toThrow()
  for (const seed of [2, 3]) expect(() => run(oneEach(shipped(name, weeks)), seed, seed, true)).not.toThrow()
})

test('a market without one of its kinds conserves too', () => {
  for (const { kind } of KINDS)
    expect(() => run(without(oneEach(shipped('export-controls-2025', 25)), kind), 1, 0, true)).not.toThrow()
})

/** Ten ways to lose or invent matter, each a tonne or so. */
const LEAKS: readonly (readonly [string, (world: World) => void])[] = [
  ['an exporter loses oxide', (w) => (column(w, 'exporter', 'stock')[0]! *= 0.99)],
  ['an exporter finds concentrate', (w) => (column(w, 'exporter', 'feed')[1]! += 1)],
  ['a mine finds ore on its heap', (w) => (column(w, 'mine', 'stock')[0]! += 10)],
  ['a trader loses a tonne', (w) => (column(w, 'trader', 'stock')[0]! -= 0.5)],
  ['a magnet maker finds magnets', (w) => (column(w, 'magnetMaker', 'stock')[w.goods.elements]! += 1)],
  ['a recycler loses oxide', (w) => (column(w, 'recycler', 'stock')[w.goods.idOf('Nd')]! *= 0.9)],
  ['a separator wastes without saying so', (w) => (column(w, 'separator', 'stock')[0]! *= 0.9)],
  ['a buyer’s store is robbed', (w) => (w.lines.stock[0]! *= 0.5)],
  ['a ship sinks', (w) => (w.lines.shipped[0]! += 1)],
  ['swarf evaporates', (w) => (w.flows.swarf[w.goods.idOf('Nd')]! += 1)],
  ['mining goes unrecorded', (w) => (w.ledger.mined[0]! -= 1)],
  ['use is counted twice', (w) => (w.flows.used[0]! += 1)],
]

describe('a planted leak is found', () => {
  test.each(LEAKS)('%s', (_, leak) => {
    const world = warmWorld(oneEach(shipped('export-controls-2025', 60)))
    passWeeks(world, 5)
    expect(() => checkBalance(world)).not.toThrow()
    leak(world)
    expect(() => checkBalance(world)).toThrow(/does not balance/)
    passWeeks(world, 2)
    expect(() => checkBalance(world)).toThrow(/does not balance/)
  })

  test('a negative store and a store that is no number', () => {
    for (const wrong of [-1, NaN, Infinity]) {
      const world = warmWorld(oneEach(shipped('export-controls-2025', 60)))
      world.lines.stock[7] = wrong
      expect(() => checkBalance(world)).toThrow(RangeError)
    }
  })
})

/** Columns that hold matter. */
const STORES = ['stock', 'feed', 'moving']

test('no store is ever negative and no column of any agent ever stops being a number', () => {
  for (const name of ['export-controls-2025', 'export-quota-2010']) {
    const world = warmWorld(shipped(name, 100))
    passWeeks(world, 100, (w) => {
      for (const { self, kind } of w.populations)
        for (const [key, values] of Object.entries(self as Readonly<Record<string, unknown>>)) {
          if (!(values instanceof Float64Array)) continue
          const least = STORES.includes(key) ? -1e-9 : -Infinity
          for (let k = 0; k < values.length; k++)
            if (!(values[k]! >= least && values[k]! < Infinity))
              expect.fail(`week ${w.week}: ${kind.kind}.${key}[${k}] is ${values[k]}`)
        }
    })
  }
})
