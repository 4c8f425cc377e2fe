import { expect, test } from 'vitest'
import { reduceRecord, scalarsOf, seriesIn } from '../../sim/outcomes/reduce-record.ts'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { SECTORS } from '../../sim/world/products.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { SHIPPED, shipped } from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 20)
const specs = scalarsOf(scenario)

/** A record of zeros but for the series given. */
function reduced(series: Readonly<Record<string, readonly number[]>>): (name: string) => number {
  const names = seriesOf(scenario).map((one) => one.name)
  const record = new Float64Array(names.length * scenario.weeks)
  for (const [name, values] of Object.entries(series)) record.set(values, names.indexOf(name) * scenario.weeks)
  const values = reduceRecord(scenario, record)
  return (name) => values[specs.findIndex((spec) => spec.name === name)]!
}
const weekly = (value: number): number[] => Array.from({ length: scenario.weeks }, () => value)

test('a name that no series has is refused, and no outcome of any world asks for one', () => {
  const series = (one: Scenario) => seriesIn(one, new Float64Array(seriesOf(one).length * one.weeks))
  expect(() => series(scenario)('quotePrise.Dy')).toThrow('no series quotePrise.Dy is recorded')
  for (const name of SHIPPED)
    for (const elements of [shipped(name).elements, ['Nd'] as const]) {
      const one = { ...shipped(name, 20), elements, outcomes: [] }
      expect(() => reduceRecord(one, new Float64Array(seriesOf(one).length * one.weeks))).not.toThrow()
    }
})

test('firm-weeks are the share of stopped firms times the firms outside China', () => {
  const firms = scenario.agents['manufacturer']!.groups.filter(
    (group) => group.fields['sector'] === 'defence' && group.fields['region'] !== 'China',
  ).reduce((sum, group) => sum + group.count, 0)
  expect(firms).toBe(24)
  const of = reduced({ 'lineStops.defence': weekly(25) })
  expect(of('firmWeeks.defence')).toBeCloseTo(0.25 * 24 * 20, 9)
  expect(of('totalFirmWeeks')).toBeCloseTo(0.25 * 24 * 20, 9)
  expect(of('firmWeeks.wind')).toBe(0)
})

test('tonnes of all sectors leave out catalysts, whose lanthanum and cerium abound', () => {
  const of = reduced(Object.fromEntries(SECTORS.map((sector) => [`lostUse.${sector}`, weekly(2)])))
  expect(of('lostUse.catalysts')).toBe(40)
  expect(of('totalLostUse')).toBe(40 * (SECTORS.length - 1))
})

test('the net cost counts stock that was there at the start and what is left of it at the end', () => {
  const spent = weekly(0).map((_, week) => 10 + week)
  const stock = weekly(0).map((_, week) => 300 - 5 * week)
  expect(reduced({ programmeCost: spent, stockpileValue: stock })('netProgrammeCost')).toBeCloseTo(19 + 95, 9)
  // Sold at twice the opening price: the public gains as much as the stock was worth.
  const sold = reduced({
    programmeCost: weekly(0).map((_, week) => (week < 10 ? 0 : -200)),
    stockpileValue: weekly(0).map((_, week) => (week < 10 ? 100 : 0)),
  })
  expect(sold('netProgrammeCost')).toBe(-100)
})

test('outcomes of which more is better, and waits, are declared as such', () => {
  const of = (name: string) => specs.find((spec) => spec.name === name)!
  expect(of('minMagnetExports').better).toBe('higher')
  expect(of('firstStopWeek.wind')).toMatchObject({ better: 'higher', waits: true })
  expect(of('timeToRecover').waits).toBe(true)
  expect(of('totalLostUse').better).toBeUndefined()
})
