/** What no market has seen is said, of any scenario that comes to it, and of none that does not. */
import { describe, expect, test } from 'vitest'
import { renderNotice } from '../../reports/html/notice.ts'
import { formatSummary } from '../../sim/cli/terminal/terminal-summary.ts'
import { runBatch } from '../../library/run-batch.ts'
import { summarize } from '../../library/summarize.ts'
import type { Scenario, Shock } from '../../sim/scenario/scenario.ts'
import { implausible } from '../../sim/studies/batch/implausible.ts'
import type { Summary } from '../../sim/studies/batch/summarize.ts'
import { syntheticResult } from '../reports/fixture.ts'
import { SECTORS } from '../../sim/world/products.ts'
import { shipped } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'

const WEEKS = 60
const base = oneEach(shipped('baseline', WEEKS))
async function saidOf(scenario: Scenario): Promise<readonly string[]> {
  const ran = await runBatch(scenario, { replicates: 1 })
  if (!ran.ok) throw new Error('not run')
  return implausible(summarize(scenario, ran.batch))
}
const shocks = (targets: readonly Shock['target'][], factor: number): Scenario => ({
  ...base,
  shocks: Object.fromEntries(
    targets.map((target, i) => [`s${i}`, { date: base.start, weeks: WEEKS, title: 't', source: 's', target, factor }]),
  ),
})
const EVERY_SECTOR = SECTORS.map((sector) => ({ sector }))

describe('absurd scenarios are called so', () => {
  test('demand ten times what it is', async () => {
    const said = await saidOf(shocks(EVERY_SECTOR, 10))
    expect(said.join('\n')).toContain('more than was ever paid')
    expect(said.join('\n')).toContain('more than half of what they want to make')
  })
  test('all mines closed', async () => {
    const closed = shocks(
      base.agents['mine']!.groups.map(({ name }) => ({ mine: name })),
      0,
    )
    const none = { ...closed, agents: { ...closed.agents, mineProject: { params: {}, groups: [] } } }
    expect((await saidOf(none)).join('\n')).toMatch(/nobody in the world mines from 20.* to the end/)
  })
  test('demand that goes to nothing', async () => {
    expect((await saidOf(shocks(EVERY_SECTOR, 0.001))).join('\n')).toContain('less than was ever paid')
  })
})

test('a calm market comes to nothing that no market has seen', async () => {
  for (const name of ['baseline', 'steady-state'])
    expect([name, await saidOf(oneEach(shipped(name, WEEKS)))]).toEqual([name, []])
})

describe('each kind is told by its furthest, with the others named', () => {
  const summary = (series: Summary['series']): Summary => ({
    dates: Array.from({ length: 20 }, (_, week) => `2026-01-${String(week + 1).padStart(2, '0')}`),
    quantiles: [0.05, 0.25, 0.5, 0.75, 0.95],
    series,
    outcomes: {},
  })
  const one = (family: string, of: string, values: (week: number) => number | null, unit = 'USD/kg') => ({
    [`${family}.${of}`]: {
      family,
      label: family,
      unit,
      of: of === '' ? {} : { element: of },
      bands: Array.from({ length: 5 }, () => Array.from({ length: 20 }, (_, week) => values(week))),
    },
  })
  test.each([
    [
      'a price over its record, dollars of the day set apart',
      one('quotePrice', 'Dy', (week) => (week === 9 ? 3_800 : 300)),
      'Dy outside China costs 3,800 USD/kg on 2026-01-10, more than was ever paid (2,380 in 2011)',
    ],
    [
      'a price below it',
      one('domesticPrice', 'Nd', (week) => (week < 5 ? 70 : 2)),
      'Nd in China costs 2 USD/kg on 2026-01-06, far less than was ever paid (9 in 2009)',
    ],
    [
      'a rise where no record is kept',
      one('quotePrice', 'Lu', (week) => (week === 3 ? 91_000 : 1_000)),
      'Lu outside China costs 91,000 USD/kg on 2026-01-04, 91 times its start: no oxide on record moved so far',
    ],
    [
      'tonnes',
      { ...one('exports', 'Nd', () => 4_000, 't/week'), ...one('exports', 'La', () => 4_000, 't/week') },
      'exports: 416,000 t a year on 2026-01-01, more than the world mined in 2025 (390,000 t)',
    ],
    [
      'no trade',
      {
        ...one('quoteShare', 'Dy', (week) => (week < 2 ? 1 : 0), 'share'),
        ...one('quoteShare', 'Tb', (week) => (week < 5 ? 1 : 0), 'share'),
      },
      'no Dy is sold on the spot market outside China from 2026-01-03 to the end: its quote is what sellers ask; likewise Tb',
    ],
    [
      'nobody who separates',
      one('refiningShare', 'China', (week) => (week > 3 && week < 18 ? null : 1), 'share'),
      'nobody in the world separates from 2026-01-05 to 2026-01-18',
    ],
  ])('%s', (_what, series, says) => expect(implausible(summary(series))).toEqual([says]))

  test.each([
    ['within its record', one('quotePrice', 'Dy', (week) => (week === 9 ? 2_000 : 300))],
    ['a month without trade', one('quoteShare', 'Dy', (week) => (week > 3 && week < 8 ? 0 : 1), 'share')],
    ['never any price', one('quotePrice', 'Dy', () => null)],
  ])('%s is not', (_what, series) => expect(implausible(summary(series))).toEqual([]))
})

test('is said in the terminal and before the first number of the report', () => {
  const odd = ['nobody in the world mines from 2026-01-05 to the end']
  const usual = syntheticResult()
  const result = { ...usual, implausible: odd }
  expect(renderNotice(result).text).toContain('nobody in the world mines')
  const terminal = formatSummary({ result, folder: 'f', report: undefined, milliseconds: 1 } as never, [])
  expect(terminal).toContain('beyond what any market has seen: nobody in the world mines from 2026-01-05 to the end')
  expect(renderNotice(usual).text).not.toContain('any market')
})
