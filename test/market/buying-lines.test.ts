import { expect, test } from 'vitest'
import { addLine, placeOrders, receiveArrivals } from '../../sim/market/buying-lines.ts'
import { fileApplications } from '../../sim/pipeline/applications.ts'
import { APPLICATION } from '../../sim/pipeline/pipeline.ts'
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

test('a week more of cover out of fear raises orders; of a longer lead time buyers order a part ahead', () => {
  const late = orderAfter(({ lines, i }) => (lines.expectedLead[i]! += 1)) - 1
  const afraid = orderAfter(({ lines, i }) => (lines.risk[i] = 0.25)) - 1
  expect(afraid).toBeCloseTo(0.12, 12)
  expect(late).toBeCloseTo(0.15 * afraid, 12)
})

test('who buys ahead orders more while prices rise and as much less while they fall; who does not is not moved', () => {
  const orderIn = (trend: number, buysAhead: number) =>
    orderAfter(({ world, lines, i }) => {
      world.auctions.trend[lines.good[i]! * 2 + 1] = trend
      lines.buysAhead[i] = buysAhead
    })
  // A quarter of four weeks of cover, an eighth of it (0.12) this week.
  expect(orderIn(0.25, 1)).toBeCloseTo(1 + 0.12, 12)
  expect(orderIn(-0.25, 1)).toBeCloseTo(1 - 0.12, 12)
  expect(orderIn(0.25, 0)).toBe(orderIn(0, 0))
})

test('what comes under contract is not ordered a second time', () => {
  expect(orderAfter(({ lines, i }) => (lines.secured[i] = 3))).toBeCloseTo(0.7, 12)
  expect(orderAfter(({ lines, i }) => (lines.secured[i] = 12))).toBe(0)
})

test('what is in the licence queue counts as ordered', () => {
  const short = orderAfter(({ lines, i }) => (lines.stock[i]! -= 8))
  const filed = orderAfter(({ lines, i }) => {
    lines.stock[i]! -= 8
    lines.backlog[i] = 8
  })
  expect(short).toBeGreaterThan(1)
  expect(filed).toBeCloseTo(1, 12)
})

test('nobody orders more than some weeks of use at once', () => {
  expect(orderAfter(({ lines, i }) => (lines.expectedLead[i] = 1e6))).toBe(6)
})

test('a full store orders nothing', () => {
  const { world, i, lines } = oneLine()
  lines.stock[i] = 1000
  placeOrders(world, i, i + 1)
  expect(lines.ordered[i]).toBe(0)
})

test('under licences what cannot wait bids up to what is at stake, the rest of the order no more than the list price', () => {
  const { world, i, lines } = oneLine()
  const { bids, price } = world.auctions
  world.policy.controlled[lines.good[i]!] = 1
  // 40 t in store and 40 t on the way cover a plan of eight weeks at 10 t; half a week is missing, the store is half empty.
  lines.stock[i] = 40
  lines.shipped[i] = 35
  placeOrders(world, i, i + 1)
  const at = lines.place[i]!
  expect(lines.ramps[i]).toBe(2)
  const list = price[lines.good[i]! * 2]! * 1.02
  expect(bids.quantity[at + 1]).toBeCloseTo(5, 9)
  expect(bids.quantity[at]! + bids.quantity[at + 1]!).toBeCloseTo(lines.ordered[i]!, 9)
  const atStake = 7 * 0.25 * world.goods.opening[lines.good[i]! * 2 + 1]!
  expect(bids.high[at + 1]! - bids.high[at]!).toBeCloseTo(atStake, 3)
  expect(bids.high[at]! / list).toBeGreaterThan(1)
  // Nothing is missing: not one tonne is bid for above the list price.
  lines.shipped[i] = 60
  placeOrders(world, i, i + 1)
  expect(bids.quantity[lines.place[i]! + 1]).toBe(0)
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

/** An arrival in this week of an order placed `weeks` ago. */
function arrive({ world, i, lines }: ReturnType<typeof oneLine>, tonnes: number, weeks: number): void {
  const at = (world.tick % lines.calendar) * lines.capacity + i
  lines.shipped[i]! += tonnes
  lines.arrivals[at] = tonnes
  lines.arrivalWeeks[at] = tonnes * (world.tick - weeks)
}

test('expected lead time rises faster than it falls', () => {
  const line = oneLine(4, 5)
  const { world, i, lines } = line
  lines.arrivals.fill(0)
  lines.oldest[i] = 0
  world.tick = 15
  receiveArrivals(world)
  const rise = (lines.expectedLead[i]! - 5) / 10
  // A week's use ordered five weeks ago arrives when fifteen were expected.
  lines.oldest[i] = -1
  lines.expectedLead[i] = 15
  arrive(line, 10, 5)
  receiveArrivals(world)
  const fall = (15 - lines.expectedLead[i]!) / 10
  expect(fall).toBeGreaterThan(0)
  expect(rise).toBeGreaterThan(fall)
  expect(rise).toBeLessThan(1)
})

test('quick deliveries shorten the expectation by the share of a week that they are, and by a week at most', () => {
  const fallAfter = (tonnes: number): number => {
    const line = oneLine(4, 2)
    line.world.tick = 15
    line.lines.arrivals.fill(0)
    line.lines.expectedLead[line.i] = 12
    arrive(line, tonnes, 2)
    receiveArrivals(line.world)
    return 12 - line.lines.expectedLead[line.i]!
  }
  expect(fallAfter(10)).toBeGreaterThan(0.5)
  expect(fallAfter(1)).toBeCloseTo(fallAfter(10) / 10, 12)
  expect(fallAfter(40)).toBeCloseTo(fallAfter(10), 12)
})

/** A Dy line under licences that lacks `weeks` of licensed use, and the supplier that looks through its papers. */
function lineToFile(weeks: number) {
  const line = oneLine()
  const { world, i, lines } = line
  world.policy.controlled[lines.good[i]!] = 1
  lines.supplier[i] = world.suppliers.list.find(({ good }) => good === lines.good[i])!.id
  for (let l = 0; l < i; l++) lines.supplier[l] = -1
  world.tick = i % 2
  const file = () =>
    fileApplications(world, lines.supplier[i]!, Float64Array.of(3), Float64Array.of(weeks), Float64Array.of(0.5))
  return { ...line, file }
}

test('a supplier files lots until what is licensed and half of what is filed lasts', () => {
  const { world, i, lines, file } = lineToFile(6)
  const { pipeline } = world
  file()
  expect(pipeline.count[APPLICATION]).toBe(2)
  expect(pipeline.tonnes[pipeline.first[APPLICATION]!]).toBe(30)
  expect(lines.applied[i]).toBe(60)
  world.tick += 2
  file()
  // 60 t of need less half of 60 t: one lot more.
  expect(pipeline.count[APPLICATION]).toBe(3)
})

test('who holds enough, or a general licence, files nothing', () => {
  const enough = lineToFile(6)
  enough.lines.licensed[enough.i] = 60
  enough.file()
  expect(enough.world.pipeline.count[APPLICATION]).toBe(0)
  const general = lineToFile(6)
  general.lines.generalUntil[general.i] = 100
  general.file()
  expect(general.world.pipeline.count[APPLICATION]).toBe(0)
})
