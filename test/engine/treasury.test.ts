/** What public money costs: a stockpile reckoned by hand, accounts that add up to what runs spend, and rates that are drawn, set and refused. */
import { describe, expect, test } from 'vitest'
import { reduceRecord, scalarsOf } from '../../sim/outcomes/reduce-record.ts'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { PAYMENTS } from '../../sim/world/products.ts'
import { readShipped, run, shipped } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'

const RATES = 'treasury: {interest: 0.06, storage: 0.01}\n'
const text = (more = RATES): string => `schema: 1\nname: own\nextends: western-stockpile.yaml\n${more}`
const read = (file: string, settings: readonly string[] = []) =>
  parseScenario((path: string) => (path === 'own.yaml' ? { text: file } : readShipped(path)), 'own.yaml', { settings })
function scenarioOf(file: string): Scenario {
  const parsed = read(file)
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems))
  return parsed.scenario
}
function said(file: string, settings: readonly string[] = []): string {
  const parsed = read(file, settings)
  return parsed.ok ? '' : formatProblems(parsed.problems)
}

test('a stockpile reckoned by hand: bought for 130, worth 120 at opening prices, held for half a year, half of it sold for 90', () => {
  const scenario: Scenario = { ...scenarioOf(text()), weeks: 53 }
  const names = seriesOf(scenario).map(({ name }) => name)
  const weekly: Readonly<Record<string, (week: number) => number>> = {
    // Bought in week 1, sold in week 27; millions of dollars.
    'publicMoney.bought': (week) => (week === 1 ? 130 : 0),
    'publicMoney.sold': (week) => (week === 27 ? 90 : 0),
    programmeCost: (week) => (week < 1 ? 0 : week < 27 ? 130 : 40),
    stockpileValue: (week) => (week < 1 ? 0 : week < 27 ? 120 : 60),
  }
  const record = Float64Array.from(
    names.flatMap((name) => Array.from({ length: 53 }, (_, week) => weekly[name]?.(week) ?? 0)),
  )
  const values = new Map(scalarsOf(scenario).map(({ name }, k) => [name, reduceRecord(scenario, record)[k]!]))
  expect(values.get('publicMoney.bought')).toBe(130)
  expect(values.get('publicMoney.sold')).toBe(90)
  // 26 weeks of 120 and 26 of 60: 90 for a year.
  expect(values.get('treasury.interest')).toBeCloseTo(0.06 * 90, 9)
  expect(values.get('treasury.storage')).toBeCloseTo(0.01 * 90, 9)
  expect(values.get('treasury.capital')).toBeCloseTo((90 * 52) / 53, 9)
  // 130 paid less 90 got, less the 60 still in store, and 6.3 to carry it: 13.7 were gained.
  expect(values.get('treasury.cost')).toBeCloseTo(130 - 90 - 60 + 6.3, 9)
  expect(values.get('netProgrammeCost')).toBe(-20)
})

describe('accounts', () => {
  const floor = `levers: {floor: {date: 2025-03-03, title: t, source: s, set: {priceFloorNdPr: 200, priceFloorHeavy: 900, loans: 2000, offtakeShare: 1, stockpileDays: {Europe: 90}}}}\n`
  const scenario = oneEach({ ...scenarioOf(text(RATES + floor)), weeks: 90 })
  const accounts = run(scenario, 3)

  test('add up to what was spent, and each of them moves', () => {
    const sum = (of: string): number =>
      accounts
        .series(`publicMoney.${of}`)
        .subarray(1)
        .reduce((a, b) => a + b, 0)
    const [bought, sold, ...support] = PAYMENTS.map(sum)
    const spent = accounts.series('programmeCost')
    expect(bought! - sold! + support.reduce((a, b) => a + b, 0)).toBeCloseTo(spent.at(-1)! - spent[0]!, 6)
    for (const of of ['bought', 'floorsSeparators']) expect([of, sum(of) > 0]).toEqual([of, true])
    expect(accounts.scalar('treasury.cost')).toBeCloseTo(
      accounts.scalar('netProgrammeCost') + accounts.scalar('treasury.interest') + accounts.scalar('treasury.storage'),
      9,
    )
  })
  test('change nothing that happens', () => {
    const { treasury: _, ...without } = scenario
    expect([...run(without, 3).series('quotePrice.Dy')]).toEqual([...accounts.series('quotePrice.Dy')])
    expect(seriesOf(without).some(({ family }) => family === 'publicMoney')).toBe(false)
  })
  test('go by rates that are drawn and set', () => {
    const draw =
      'uncertainties: {treasury.interest: {distribution: uniform, min: 0.03, max: 0.06, source: s, grade: D}}\n'
    const drawn = scenarioOf(text(RATES + draw))
    expect(drawn.uncertainties['treasury.interest']).toBeDefined()
    const [one, other] = [1, 2].map((replicate) => run(oneEach({ ...drawn, weeks: 40 }), 1, replicate))
    const rate = ({ scalar }: ReturnType<typeof run>): number =>
      scalar('treasury.interest') / scalar('treasury.capital')
    expect(rate(one!)).not.toBeCloseTo(rate(other!), 4)
    for (const { weeks, ...each } of [one!, other!]) {
      expect((rate({ weeks, ...each }) * 52) / weeks).toBeGreaterThan(0.03)
      expect((rate({ weeks, ...each }) * 52) / weeks).toBeLessThan(0.06)
    }
    expect(said(text(), ['treasury.interest=0.04'])).toBe('')
  })
})

describe('what is wrong with rates is said', () => {
  test.each([
    ['a per cent', text('treasury: {interest: 5, storage: 0.01}\n'), 'treasury.interest: given 5'],
    ['below nothing', text('treasury: {interest: -0.01, storage: 0.01}\n'), 'treasury.interest: given -0.01'],
    ['one is left out', text('treasury: {interest: 0.05}\n'), 'storage'],
    ['misspelt', text('treasury: {intrest: 0.05, storage: 0}\n'), 'did you mean interest?'],
    ['no map', text('treasury: 0.05\n'), 'treasury: given 0.05; expected a map'],
    ['words', text('treasury: {interest: low, storage: 0.01}\n'), 'treasury.interest: given "low"'],
    [
      'drawn where there are none',
      text('uncertainties: {treasury.interest: {distribution: uniform, min: 0, max: 0.1, source: s, grade: D}}\n'),
      'treasury.interest',
    ],
  ])('%s', (_what, file, says) => expect(said(file)).toContain(says))
})

test('scenarios without rates have no accounts', () => {
  expect(scalarsOf(shipped('western-stockpile')).some(({ name }) => /^(treasury|publicMoney)/.test(name))).toBe(false)
})
