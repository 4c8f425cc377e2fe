/** The sign table: it leaves nothing out, it judges what it should, and what holds today keeps holding. */
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../sim/agents/index.ts'
import { LEVERS } from '../../sim/policy/levers.ts'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { hold, remove, scale, shock } from '../../sim/studies/signs/change-scenario.ts'
import { judgeSign, meanWithInterval, readSeries } from '../../sim/studies/signs/judge-sign.ts'
import { measureSigns, scoreSigns } from '../../sim/studies/signs/run-signs.ts'
import type { Expected, SignOutcome, SignRow } from '../../sim/studies/signs/sign-row.ts'
import { SIGN_ROWS } from '../../sim/studies/signs/sign-rows.ts'
import { shipped } from '../run-shipped.ts'

describe('the table', () => {
  test('tries every lever, public programmes among them', () => {
    const tried = new Set(SIGN_ROWS.flatMap(({ levers }) => levers))
    expect([...tried].sort()).toEqual(Object.keys(LEVERS).sort())
  })
  test('tries every kind of agent', () => {
    const tried = new Set(SIGN_ROWS.flatMap(({ kinds }) => kinds))
    expect([...tried].sort()).toEqual(KINDS.map(({ kind }) => kind).sort())
  })
  test('has two outcomes and a reason each, of series and dates that there are', () => {
    expect(new Set(SIGN_ROWS.map(({ id }) => id)).size).toBe(SIGN_ROWS.length)
    for (const { id, scenario, outcomes } of SIGN_ROWS) {
      expect(outcomes.length, id).toBeGreaterThanOrEqual(2)
      const { start } = shipped(scenario)
      const known = new Set(seriesOf(shipped(scenario)).map(({ name }) => name))
      for (const { reading, reason } of outcomes) {
        expect(reason.length, id).toBeGreaterThan(5)
        for (const name of [...reading.series, ...(reading.less ?? [])]) expect(known, id).toContain(name)
        expect(reading.from >= start && reading.from < reading.to, `${id}: ${reading.from}`).toBe(true)
      }
    }
  })
  test('changes the scenario in every row, and never the one it was given', () => {
    for (const { id, scenario, apply } of SIGN_ROWS) {
      const before = JSON.stringify(shipped(scenario))
      expect(JSON.stringify(apply(shipped(scenario))), id).not.toBe(before)
      expect(JSON.stringify(shipped(scenario)), id).toBe(before)
    }
  })
})

describe('a change', () => {
  const controls = shipped('export-controls-2025')
  test('that holds a lever has the last word: no later event and no draw touches it', () => {
    const held = hold('2025-04-04', { reviewCapacity: 45, approvalByRegion: { Japan: 0, Korea: 0 } })(controls)
    for (const [id, { set, date }] of Object.entries(held.levers)) {
      if (id === 'sign-table' || date < '2025-04-04') continue
      expect(set, id).not.toHaveProperty('reviewCapacity')
      expect(set['approvalByRegion'] ?? {}, id).not.toHaveProperty('Japan')
    }
    expect(Object.keys(held.uncertainties)).not.toContain('levers.london-framework.reviewCapacity')
    expect(Object.keys(held.uncertainties)).toContain('levers.announcement-18.reviewWeeks')
  })
  test('takes out, scales and stops what it names, nothing else', () => {
    const names = (kind: string, given = controls) => given.agents[kind]!.groups.map(({ name }) => name)
    expect(names('separator', remove('separator')(controls))).toEqual([])
    expect(names('mine', remove('separator')(controls))).toEqual(names('mine'))
    const doubled = scale('mine', 'capacity', 2, ({ name }) => name === 'mount-weld')(controls)
    const capacity = (given: typeof controls, name: string) =>
      given.agents['mine']!.groups.find((group) => group.name === name)!.params['capacity']
    expect(capacity(doubled, 'mount-weld')).toBe(2 * capacity(controls, 'mount-weld')!)
    expect(capacity(doubled, 'bayan-obo')).toBe(capacity(controls, 'bayan-obo'))
    expect(Object.keys(shock('2025-04-07', 26, { mine: 'kola' }, 0)(controls).shocks)).toContain('sign-table')
  })
})

describe('a verdict', () => {
  const reading = { label: 'x', series: ['x'], from: '2025-01-06', to: '2025-02-03' }
  const row: SignRow = {
    ...{ id: 'x', levers: [], kinds: [], change: 'x', scenario: 'baseline' },
    ...{ apply: (scenario) => scenario, outcomes: [] },
  }
  const base = Float64Array.of(100, 110, 90, 100)
  const verdict = (expected: Expected, by: readonly number[], size?: readonly [number, number]) => {
    const outcome: SignOutcome = { reading, expected, reason: 'x', ...(size === undefined ? {} : { size }) }
    const changed = base.map((value, r) => value + by[r]!)
    return judgeSign(row, outcome, base, changed).verdict
  }
  test('is right on the expected side, wrong on the other, dead when nothing moves, unclear when it could be both', () => {
    expect(verdict('up', [5, 6, 4, 5])).toBe('right')
    expect(verdict('down', [5, 6, 4, 5])).toBe('wrong')
    expect(verdict('up', [0, 0, 0, 0])).toBe('dead')
    expect(verdict('up', [0.05, 0.05, 0.05, 0.05])).toBe('dead')
    expect(verdict('up', [30, -20, 10, -5])).toBe('unclear')
  })
  test('is wrong when the size is, and takes either side where only movement is asked for', () => {
    expect(verdict('up', [5, 6, 4, 5], [1, 10])).toBe('right')
    expect(verdict('up', [50, 60, 40, 50], [1, 10])).toBe('wrong')
    expect(verdict('moves', [-5, -6, -4, -5])).toBe('right')
  })
  test('of what should stay is right within two per cent', () => {
    expect(verdict('same', [0.5, -0.5, 0.2, 0])).toBe('right')
    expect(verdict('same', [5, 6, 4, 5])).toBe('wrong')
  })
  test('rests on a 90 % interval by Student', () => {
    // t of 3 degrees, one tail of 5 %: 2.3534.
    const [mean, low, high] = meanWithInterval(Float64Array.of(1, 2, 3, 4))
    expect(mean).toBe(2.5)
    expect(high - low).toBeCloseTo(2 * 2.35336 * Math.sqrt(5 / 3 / 4), 4)
  })
  test('reads means from a date to another, sums of series less others', () => {
    const find = (name: string) => Float64Array.from({ length: 9 }, (_, t) => (name === 'a' ? t : 1))
    const week = (date: string) => Number(date)
    expect(readSeries({ label: '', series: ['a', 'b'], less: ['b'], from: '2', to: '4' }, find, week)).toBe(3)
  })
})

/** Rows that hold by any sensible calibration and must hold in every commit, on few runs. */
const HOLD_TODAY: readonly (readonly [id: string, outcome: string])[] = [
  ['few-officers', 'lost use'],
  ['open-every-magnet', 'magnetExportsTotal'],
  ['stockpile', 'stockpile.UnitedStates'],
  ['no-smugglers', 'leakage'],
]

test('rows that hold today go on holding', () => {
  const rows = SIGN_ROWS.filter(({ id }) => HOLD_TODAY.some(([name]) => name === id))
  const scenarios = new Map(rows.map(({ scenario }) => [scenario, shipped(scenario)]))
  const scores = scoreSigns(
    rows,
    [0, 1].map((replicate) => measureSigns(rows, scenarios, 42, replicate)),
  )
  for (const [id, outcome] of HOLD_TODAY) {
    const score = scores.find((one) => one.id === id && one.outcome === outcome)!
    // Two runs have no interval to speak of: the mean must lie on the right side.
    expect(score.difference * (score.expected === 'up' ? 1 : -1), `${id}: ${outcome}`).toBeGreaterThan(0)
  }
})

test('a scenario that a row needs and that is not there is named', () => {
  expect(() => measureSigns(SIGN_ROWS.slice(0, 1), new Map(), 1, 0)).toThrow('needs scenario export-controls-2025')
})
