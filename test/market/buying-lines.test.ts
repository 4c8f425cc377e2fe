import { expect, test } from 'vitest'
import { addLine, placeOrders, receiveArrivals } from '../../sim/market/buying-lines.ts'
import { openWorld, shipped } from '../run-shipped.ts'

/** A new line of 10 t a week outside China in a market that just opened. */
function oneLine(cover = 4, baseLead = 5) {
  const world = openWorld(shipped('baseline'))
  const good = world.goods.idOf('Dy')
  const i = addLine(world.lines, {
    good,
    layer: 1,
    region: 2,
    sector: 0,
    use: 10,
    value: 8,
    cover,
    gapShare: 0.12,
    baseLead,
    bias: 1,
  })
  return { world, i, lines: world.lines }
}

test('a line in steady state orders what it uses', () => {
  const { world, i, lines } = oneLine()
  placeOrders(world, i, i + 1)
  expect(lines.ordered[i]).toBeCloseTo(10, 12)
})

/** Order of a line in steady state but for one change, over its use. */
function orderAfter(change: (line: ReturnType<typeof oneLine>) => void): number {
  const line = oneLine()
  change(line)
  placeOrders(line.world, line.i, line.i + 1)
  return line.lines.ordered[line.i]! / 10
}

test('a gap in the store is made up in proportion, a part of it a week', () => {
  const small = orderAfter(({ lines, i }) => (lines.stock[i]! -= 4)) - 1
  const large = orderAfter(({ lines, i }) => (lines.stock[i]! -= 8)) - 1
  expect(small).toBeGreaterThan(0)
  expect(small).toBeLessThan(0.4)
  expect(large).toBeCloseTo(2 * small, 12)
})

test('a week more of lead time and a week more of cover out of fear raise orders alike', () => {
  const late = orderAfter(({ lines, i }) => (lines.expectedLead[i]! += 1))
  const afraid = orderAfter(({ lines, i }) => (lines.risk[i] = 0.25))
  expect(late).toBeGreaterThan(1.01)
  expect(afraid).toBeCloseTo(late, 12)
})

test('what is in the licence queue counts as ordered', () => {
  const short = orderAfter(({ lines, i }) => (lines.stock[i]! -= 8))
  const filed = orderAfter(({ lines, i }) => {
    lines.stock[i]! -= 8
    lines.filed[i] = 5
    lines.backlog[i] = 3
  })
  expect(short).toBeGreaterThan(1)
  expect(filed).toBeCloseTo(1, 12)
})

test('nobody orders more than some weeks of use at once', () => {
  expect(orderAfter(({ lines, i }) => (lines.expectedLead[i] = 1e6))).toBeLessThan(5)
})

test('a full store orders nothing', () => {
  const { world, i, lines } = oneLine()
  lines.stock[i] = 1000
  placeOrders(world, i, i + 1)
  expect(lines.ordered[i]).toBe(0)
})

test('what was on the way arrives once and leaves the pipeline', () => {
  const { world, i, lines } = oneLine()
  const held = () => lines.stock[i]! + lines.shipped[i]!
  const before = held()
  const stock = lines.stock[i]!
  world.tick = 1
  receiveArrivals(world)
  expect(lines.stock[i]).toBeCloseTo(stock + 10, 12)
  expect(held()).toBeCloseTo(before, 12)
  receiveArrivals(world)
  expect(lines.stock[i]).toBeCloseTo(stock + 10, 12)
})

test('expected lead time rises faster than it falls', () => {
  const { world, i, lines } = oneLine(4, 5)
  lines.arrivals.fill(0)
  lines.oldest[i] = 0
  world.tick = 15
  receiveArrivals(world)
  const rise = (lines.expectedLead[i]! - 5) / 10
  // An order of five weeks ago arrives when fifteen were expected.
  lines.oldest[i] = -1
  lines.expectedLead[i] = 15
  lines.shipped[i] = 1
  lines.arrivals[i * lines.calendar + (world.tick % lines.calendar)] = 1
  lines.arrivalWeeks[i * lines.calendar + (world.tick % lines.calendar)] = world.tick - 5
  receiveArrivals(world)
  const fall = (15 - lines.expectedLead[i]!) / 10
  expect(fall).toBeGreaterThan(0)
  expect(rise).toBeGreaterThan(fall)
  expect(rise).toBeLessThan(1)
})
