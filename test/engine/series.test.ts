/** Series of a user's own: the weeks that they come to, and what they move. */
import { describe, expect, test } from 'vitest'
import { resolvedYaml } from '../../sim/scenario/resolve.ts'
import type { Scenario, Series } from '../../sim/scenario/scenario.ts'
import { COSTS, seriesTargets } from '../../sim/scenario/series/targets.ts'
import { weeklyValues } from '../../sim/scenario/series/weekly-values.ts'
import { describe as describeScenario } from '../../sim/scenario/words/describe.ts'
import { KINDS } from '../../sim/agents/index.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { applyShocks } from '../../sim/policy/apply-shocks.ts'
import { announcePolicy } from '../../sim/policy/policy.ts'
import { oneEach } from '../smaller.ts'
import { column, namesOf, openWorld, readShipped, run, shipped } from '../run-shipped.ts'

const START = '2025-01-06'
const origin = { source: 'test', grade: 'D' } as const
const figures = (values: Series['values'], interpolate: Series['interpolate'], more: Partial<Series> = {}): Series => ({
  sets: 'demand.wind',
  unit: 'factor',
  interpolate,
  values,
  ...origin,
  ...more,
})
const weeks = (series: Series, n = 6): number[] => [...weeklyValues({ start: START, weeks: n }, series)]

describe('the weeks of a series', () => {
  test('hold the earlier figure in steps, from the week that begins nearest to its date', () => {
    expect(weeks(figures({ '2025-01-06': 1, '2025-01-21': 2, '2025-01-31': 3 }, 'steps'))).toEqual([1, 1, 2, 2, 3, 3])
  })
  test('lie on a straight line between dates, wherever in the week these fall', () => {
    const line = weeks(figures({ '2025-01-02': 96, '2025-01-22': 116 }, 'linear'), 3)
    expect(line).toEqual([100, 107, 114])
  })
  test('have the nearest figure beyond the dates', () => {
    const values = { '2025-01-13': 5, '2025-01-20': 6 }
    expect(weeks(figures(values, 'linear'), 4)).toEqual([5, 5, 6, 6])
    expect(weeks(figures(values, 'steps'), 4)).toEqual([5, 5, 6, 6])
  })
  test('are factors over the base, as far as the share goes', () => {
    expect(weeks(figures({ '2025-01-06': 20 }, 'steps', { base: 10 }), 1)).toEqual([2])
    expect(weeks(figures({ '2025-01-06': 20 }, 'steps', { base: 10, share: 0.25 }), 1)).toEqual([1.25])
  })
})

const base = oneEach(shipped('export-controls-2025', 40))
const withSeries = (sets: string, value: number, from = '2025-01-20'): Scenario => ({
  ...base,
  series: { own: figures({ [START]: sets.includes('Tariff') ? 0 : 1, [from]: value }, 'steps', { sets }) },
})
function worldAt(scenario: Scenario, week: number) {
  const world = openWorld(scenario)
  world.week = week
  announcePolicy(world.policy, world.goods, week)
  applyShocks(world)
  return world
}

describe('what a series moves', () => {
  const plain = run(base)

  test('is nothing where it says that nothing changes', () => {
    const still = run({
      ...base,
      series: { own: figures({ [START]: 1 }, 'steps', { sets: 'capacity.mine.mountain-pass' }) },
    })
    expect(still.record).toEqual(plain.record)
  })
  test.each([
    'demand.wind.Europe',
    'capacity.mine.mountain-pass',
    'importTariff.Europe',
    ...Object.keys(COSTS).map((kind) => `cost.${kind}`),
  ])('%s, from its date on and not before', (sets) => {
    const moved = run(withSeries(sets, sets.startsWith('cost') ? 9 : 0.5))
    const differs = Array.from({ length: base.weeks }, (_, week) =>
      moved.record.some((x, k) => k % base.weeks === week && !Object.is(x, plain.record[k])),
    )
    const [first] = differs.flatMap((is, week) => (is ? [week] : []))
    // Demand tells the trend from the first week on, in place of growth.
    expect(first).toBeGreaterThanOrEqual(sets.startsWith('demand') ? 1 : 2)
    expect(differs.at(-1)).toBe(true)
  })
  test('a lever stands at the figure of the week, and the market opens with the first', () => {
    const series = { own: figures({ [START]: 0.1, '2025-01-27': 0.4 }, 'linear', { sets: 'importTariff.Europe' }) }
    const tariff = (week: number) => worldAt({ ...base, series }, week).policy.values.importTariff
    expect([-1, 0, 1, 2, 3, 9].map((week) => Number(tariff(week)[2]!.toFixed(6)))).toEqual([
      0.1, 0.1, 0.2, 0.3, 0.4, 0.4,
    ])
    expect(tariff(3)[1]).toBe(0)
  })
  test('the cost of one group leaves the others alone, and comes back', () => {
    const series = {
      own: figures({ [START]: 1, '2025-01-13': 2, '2025-01-20': 1 }, 'steps', { sets: 'cost.mine.mountain-pass' }),
    }
    const world = openWorld({ ...base, series })
    const at = (week: number): number[] => {
      world.week = week
      applyShocks(world)
      return [...column(world, 'mine', 'cashCost')]
    }
    const usual = at(-1)
    const own = namesOf(world, 'mine').indexOf('mountain-pass')
    expect(at(0)).toEqual(usual)
    expect(at(1)).toEqual(usual.map((cost, i) => (i === own ? 2 * cost : cost)))
    expect(at(2)).toEqual(usual)
  })
  test('demand takes the place of trend growth, there alone', () => {
    const growth = (scenario: Scenario): Map<string, number> => {
      const world = openWorld(scenario)
      return new Map(
        namesOf(world, 'manufacturer').map((name, i) => [name, column(world, 'manufacturer', 'growth')[i]!]),
      )
    }
    const usual = growth(base)
    const told = growth(withSeries('demand.wind.Europe', 2))
    const changed = [...usual].filter(([name, value]) => told.get(name) !== value).map(([name]) => name)
    expect(changed).toEqual(
      base.agents.manufacturer!.groups.flatMap(({ name, fields }) =>
        fields.sector === 'wind' && fields.region === 'Europe' ? [name] : [],
      ),
    )
    expect(changed.length).toBeGreaterThan(0)
    for (const name of changed) expect(told.get(name)).toBe(0)
  })
})

const FILE = 'date,cars\n2025-01-06,15\n2026-01-05,18\n2028-01-03,21\n'
const TEXT = `schema: 1
name: own
extends: export-controls-2025.yaml
series:
  cars: {sets: demand.evMotors, file: cars.csv, column: cars, unit: million cars, base: 15, interpolate: linear, source: s, grade: D}
`
function read(text: string, settings: readonly string[] = []) {
  const files: Record<string, string> = { 'own.yaml': text, 'cars.csv': FILE }
  return parseScenario((path) => (files[path] === undefined ? readShipped(path) : { text: files[path] }), 'own.yaml', {
    settings,
  })
}

describe('a scenario with a series', () => {
  const parsed = read(TEXT)
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems))

  test('stands alone once it is resolved', () => {
    const again = parseScenario(new Map([['r.yaml', resolvedYaml(parsed.scenario)]]), 'r.yaml')
    expect(again.ok && again.scenario.series).toEqual(parsed.scenario.series)
    expect(parsed.scenario.series!.cars!.values).toEqual({ '2025-01-06': 15, '2026-01-05': 18, '2028-01-03': 21 })
  })
  test('is described with what it sets, range and dates', () => {
    expect(describeScenario(parsed.scenario, KINDS)).toContain(
      'demand.evMotors  1 to 1.398 (times 15 million cars), 3 figures from 2025-01-06 to 2028-01-03, linear',
    )
  })
  test('refuses a growth that its demand takes the place of', () => {
    const said = read(TEXT, ['manufacturer.groups.ev-europe.growth=0.1'])
    expect(said.ok ? '' : formatProblems(said.problems)).toContain('changes nothing: series.cars takes its place')
  })
  test('can be changed by a setting, also at one date', () => {
    const changed = read(TEXT.replace('file: cars.csv, column: cars', 'values: {2025-01-06: 15, 2028-01-03: 21}'), [
      'series.cars.values.2026-01-05=30',
    ])
    expect(changed.ok && Object.entries(changed.scenario.series!.cars!.values)).toEqual([
      ['2025-01-06', 15],
      ['2026-01-05', 30],
      ['2028-01-03', 21],
    ])
  })
})

test('every target of the shipped scenarios has a name of its own and a range', () => {
  const targets = seriesTargets(base, KINDS)
  expect(targets.size).toBeGreaterThan(100)
  for (const [name, { min, max }] of targets) expect([name, min < max]).toEqual([name, true])
})
