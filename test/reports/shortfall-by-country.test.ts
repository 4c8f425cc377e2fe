import { expect, test } from 'vitest'
import { shortfallByCountry } from '../../reports/charts/shortfall-by-country.ts'
import { findAll } from '../../reports/findings.ts'
import { syntheticResult } from './fixture.ts'

const result = syntheticResult()

test('each field is the worst quarter of its sector and country, from the first restriction on', () => {
  const [figure] = shortfallByCountry.build(result, findAll(result))
  const { rows } = figure!.csv as unknown as { rows: readonly (readonly [string, string, number, string])[] }
  const parts = Object.values(result.series).filter(
    ({ family, of }) => family === 'shortfall' && of['region'] !== 'China',
  )
  expect(rows.length).toBe(parts.length)
  const first = result.scenario.controlSpans[0]![0]
  const worst = parts.map(({ bands }) => {
    const medians = bands[2]!.map(Number)
    const quarters = medians.slice(first, medians.length - 12).map((_, k) => medians.slice(first + k, first + k + 13))
    return Math.max(...quarters.map((weeks) => weeks.reduce((sum, value) => sum + value, 0) / 13))
  })
  const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)
  const told = sorted(rows.map(([, , value]) => value))
  sorted(worst).forEach((value, k) => expect(Math.abs(told[k]! / value - 1)).toBeLessThan(0.001))
  const most = rows.reduce((a, b) => (b[2] > a[2] ? b : a))
  expect(figure!.title).toContain(` in ${most[1]} run shortest`)
})

test('where nobody is short, the title says so and no field is named', () => {
  const calm = syntheticResult({ kind: 'free' })
  const [figure] = shortfallByCountry.build(calm, findAll(calm))
  expect(figure!.title).toMatch(/^No sector’s median reaches 2%|run shortest/)
})
