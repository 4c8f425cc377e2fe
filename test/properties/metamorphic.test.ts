/** How results must move when one thing moves, on short runs of a few replicates, paired by seed. */
import { expect, test } from 'vitest'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { SECTORS } from '../../sim/world/products.ts'
import { pairs, passWeeks, relever, run, type Run, shipped as wholeOf, warmWorld, withLevers } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'

const shipped = (name: string, weeks?: number) => oneEach(wholeOf(name, weeks))

const controls = shipped('export-controls-2025', 45)
const calm = shipped('baseline', 45)
const everywhere = (value: number) => ({
  Japan: value,
  Korea: value,
  Europe: value,
  UnitedStates: value,
  RestOfWorld: value,
})
const everySector = (value: number) => Object.fromEntries(SECTORS.map((s) => [s, value]))
/** Weeks after the controls of April 2025. */
const AFTER = 13
const ANNOUNCED = '2025-04-04'

function expectHigher(base: Scenario, variant: Scenario, measure: (run: Run) => number): void {
  for (const pair of pairs(base, variant, measure)) expect(pair.variant).toBeGreaterThan(pair.base)
}
const expectLower = (base: Scenario, variant: Scenario, measure: (run: Run) => number) =>
  expectHigher(variant, base, measure)

/** Licences granted within the run. */
function grants(scenario: Scenario, seed: number): number {
  const world = warmWorld(scenario, seed)
  passWeeks(world, scenario.weeks)
  return world.filings.grantedByRegion.reduce((a, b) => a + b, 0)
}

test('more officers grant no fewer licences', () => {
  const gained = [1, 2, 3].map(
    (seed) =>
      grants(relever(controls, { reviewCapacity: 500 }), seed) -
      grants(relever(controls, { reviewCapacity: 50 }), seed),
  )
  expect(Math.min(...gained)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...gained)).toBeGreaterThan(0)
})

test('no approval, no licensed export', () => {
  const none = withLevers(controls, { approvalBySector: everySector(0) }, ANNOUNCED)
  const r = run(none)
  for (const e of ['Sm', 'Gd', 'Tb', 'Dy', 'Y']) expect(r.peak(`exports.${e}`, 42)).toBe(0)
  expect(grants(none, 1)).toBe(0)
  expect(r.mean('exports.La', 42)).toBeGreaterThan(0)
})

test('fewer approvals, more lost output', () => {
  const strict = withLevers(controls, { approvalBySector: everySector(0.1) }, ANNOUNCED)
  expectHigher(controls, strict, (r) => r.scalar('totalLostOutput'))
})

test('a longer review lengthens lead times', () => {
  expectHigher(relever(controls, { reviewWeeks: 2 }), relever(controls, { reviewWeeks: 12 }), (r) =>
    r.mean('leadTime', AFTER + 14),
  )
})

test('opening every consignment fills the yard', () => {
  const open = withLevers(calm, { inspectionRate: everywhere(1), magnetInspectionRate: 1 })
  expectHigher(calm, open, (r) => r.mean('customsBacklog', 10))
})

test('tension with one region lowers its grants against a region without', () => {
  const hostile = relever(controls, { tradeTension: { ...everywhere(0), Europe: 1 } })
  const friendly = relever(controls, { tradeTension: everywhere(0) })
  expectLower(friendly, hostile, (r) => r.at('approved.Europe', 44) - r.at('approved.Japan', 44))
})

test('an end use that is refused is granted less than one that is not', () => {
  const r = run(withLevers(controls, { approvalBySector: { ...everySector(0.9), defence: 0, wind: 0 } }, ANNOUNCED))
  expect(r.at('approvedBySector.defence', 44)).toBe(0)
  expect(r.at('approvedBySector.wind', 44)).toBe(0)
  expect(r.at('approvedBySector.evMotors', 44)).toBeGreaterThan(0.1)
})

test('without controls nobody applies', () => {
  const r = run(calm)
  for (const age of ['under4weeks', 'weeks4to8', 'weeks8to16', 'over16weeks']) expect(r.peak(`queue.${age}`)).toBe(0)
})

test('an export tariff raises the outside price over the home price', () => {
  const taxed = withLevers(calm, { exportTariffHeavy: 0.5, exportTariffLight: 0.5 })
  for (const e of ['La', 'Dy', 'Y'])
    expectHigher(calm, taxed, (r) => r.mean(`quotePrice.${e}`, 20) / r.mean(`domesticPrice.${e}`, 20))
  expectHigher(calm, taxed, (r) => r.mean('quotePrice.Dy', 20))
})

test('a price floor costs money and finances no fewer projects', () => {
  const base = shipped('baseline', 80)
  const floor = withLevers(base, { priceFloorNdPr: 110 })
  expectHigher(base, floor, (r) => r.scalar('programmeCost'))
  for (const pair of pairs(base, floor, (r) => r.scalar('projectsFinanced')))
    expect(pair.variant).toBeGreaterThanOrEqual(pair.base)
})

test('the western stockpile holds more than the market would have held', () => {
  const variant = shipped('western-stockpile', 45)
  for (const region of ['Europe', 'UnitedStates', 'RestOfWorld'])
    expectHigher(controls, variant, (r) => r.at(`stockpile.${region}`, 10))
})

test('more demand for motors makes magnet oxides dearer', () => {
  const boom = shipped('ev-boom', 60)
  for (const e of ['Nd', 'Dy']) expectHigher(shipped('baseline', 60), boom, (r) => r.mean(`domesticPrice.${e}`, 40))
})

test('an outage at the largest mine makes light oxides dearer', () => {
  const outage = {
    date: calm.start,
    weeks: 45,
    title: 'Test',
    source: 'test',
    target: { mine: 'bayan-obo' },
    factor: 0.3,
  }
  const short = { ...calm, shocks: { ...calm.shocks, outage } }
  for (const e of ['Nd', 'La']) expectHigher(calm, short, (r) => r.mean(`domesticPrice.${e}`, 30))
})

test('a mining quota that shrinks makes Nd dearer', () => {
  const base = shipped('baseline', 80)
  expectHigher(base, withLevers(base, { miningQuotaGrowth: -0.3 }), (r) => r.mean('domesticPrice.Nd', 60))
})

test('stricter enforcement lets less leak', () => {
  const scenario = shipped('export-controls-2025', 60)
  expectLower(withLevers(scenario, { enforcement: 0.05 }), withLevers(scenario, { enforcement: 0.6 }), (r) =>
    r.mean('leakage', 20),
  )
})

test('controls on Nd reach magnets that were free before: fewer leave in the first months', () => {
  const wide = relever(controls, { controlledElements: ['Nd', 'Sm', 'Gd', 'Tb', 'Dy', 'Y'] })
  expectLower(controls, wide, (r) => r.mean('magnetExportsTotal', AFTER, AFTER + 8))
})

test('faster licences lose less use, soon and over all three years, taken over all seeds', () => {
  for (const weeks of [70, undefined]) {
    const both = pairs(shipped('export-controls-2025', weeks), shipped('faster-licences', weeks), (r) =>
      r.scalar('totalLostUse'),
    )
    const sum = (side: 'base' | 'variant') => both.reduce((total, pair) => total + pair[side], 0)
    expect(sum('variant')).toBeLessThan(sum('base'))
  }
})

test('the extraterritorial rule makes high-temperature magnets dearer outside China, taken over all seeds', () => {
  const rule = withLevers(controls, { deMinimisShare: 0.001 }, '2025-04-07')
  const both = pairs(controls, rule, (r) => r.mean('magnetPrice.heavyMagnet', AFTER))
  const sum = (side: 'base' | 'variant') => both.reduce((total, pair) => total + pair[side], 0)
  expect(sum('variant')).toBeGreaterThan(sum('base'))
})
