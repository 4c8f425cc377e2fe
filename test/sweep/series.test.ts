/** Series of a user's own whose figures are uncertain: drawn, swept and linked, they are runs with these figures typed, digit for digit. */
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../sim/agents/index.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { createRows } from '../../sim/studies/batch/rows.ts'
import { isProblem, readFactor } from '../../sim/studies/sweep/factor.ts'
import { simulate } from '../../sim/run.ts'
import { readShipped } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'

const WEEKS = 30
const DRAWN = { distribution: 'uniform', min: 0.8, max: 1.2, source: 'test', grade: 'D' }
const ORIGIN = 'source: test, grade: D'
/** Demand over a base, a cost by a share, a lever in its own unit. */
const FILE = `schema: 1
name: own
extends: export-controls-2025.yaml
series:
  cars: { sets: demand.evMotors, values: { 2025-01-06: 17, 2025-06-02: 21 }, unit: million cars, base: 17, interpolate: linear, outside: hold, ${ORIGIN} }
  acid: { sets: cost.separator, values: { 2025-01-06: 105, 2025-03-03: 130 }, unit: USD/t, base: 105, share: 0.2, interpolate: steps, outside: hold, ${ORIGIN} }
  quota: { sets: exportQuota, values: { 2025-01-06: 40000, 2025-04-07: 30000 }, unit: t REO / year, interpolate: steps, outside: hold, ${ORIGIN} }
`

function scenarioWith(text: string, settings: readonly string[] = []): Scenario {
  const parsed = parseScenario((path) => (path === 'own.yaml' ? { text } : readShipped(path)), 'own.yaml', { settings })
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems))
  return { ...oneEach(parsed.scenario), weeks: WEEKS }
}
const own = scenarioWith(FILE)

/** Figures as somebody would type them who works the factor out by hand. */
function typed(id: string, factor: number): Scenario {
  const { values, ...rest } = own.series![id]!
  const moved = Object.fromEntries(Object.entries(values).map(([date, value]) => [date, value * factor]))
  return { ...own, series: { ...own.series, [id]: { ...rest, values: moved } } }
}
const recordOf = (
  scenario: Scenario,
  row: { readonly replicate: number; readonly draws?: ReadonlyMap<string, number> },
) => simulate(scenario, { seed: 3, ...row }).record

describe.each(['cars', 'acid', 'quota'])('series.%s.factor', (id) => {
  const path = `series.${id}.factor`

  test('is set in the file as figures that are multiplied by hand', () => {
    const set = scenarioWith(FILE, [`${path}=0.9`])
    expect(recordOf(set, { replicate: 0 })).toEqual(recordOf(typed(id, 0.9), { replicate: 0 }))
    expect(recordOf(set, { replicate: 0 })).not.toEqual(recordOf(own, { replicate: 0 }))
  })

  test('is drawn for every run: each is the run with the figures that were drawn', () => {
    const drawn = scenarioWith(`${FILE}uncertainties: { ${path}: ${JSON.stringify(DRAWN)} }\n`)
    for (const replicate of [0, 1]) {
      const row = createRows(drawn, 3, 2)(replicate)
      const factor = row.draws.get(path)!
      const others = new Map([...row.draws].filter(([one]) => one !== path))
      expect(factor).toBeGreaterThan(0.8)
      expect(recordOf(drawn, row)).toEqual(recordOf(typed(id, factor), { replicate, draws: others }))
    }
  })

  test('is swept: each level is a run with its figures', () => {
    const read = readFactor(`${path}=0.8,1.1`, own, KINDS, { option: '--vary', number: 1 })
    if (isProblem(read)) throw new Error(read.problem)
    const swept: Scenario = { ...own, design: { method: 'factorial', factors: { [path]: read.levels } } }
    const rows = createRows(swept, 3, 4)
    for (const [cell, factor] of read.levels.entries()) {
      const { replicate, draws } = rows(2 + cell)
      expect(draws.get(path)).toBe(factor)
      const others = new Map([...draws].filter(([one]) => one !== path))
      expect(recordOf(swept, { replicate, draws })).toEqual(recordOf(typed(id, factor), { replicate, draws: others }))
    }
  })
})

test('one value may stand for two series', () => {
  const path = 'series.cars.factor+series.acid.factor'
  const swept: Scenario = { ...own, design: { method: 'factorial', factors: { [path]: [0.9, 1.1] } } }
  const row = createRows(swept, 3, 2)(1)
  const both = scenarioWith(FILE, ['series.cars.factor=1.1', 'series.acid.factor=1.1'])
  const others = new Map([...row.draws].filter(([one]) => one !== path))
  expect(recordOf(swept, row)).toEqual(recordOf(both, { replicate: row.replicate, draws: others }))
})

describe('is refused at its place', () => {
  const vary = (text: string) => readFactor(text, own, KINDS, { option: '--vary', number: 1 })
  test.each([
    ['series.car.factor=1,2', 'did you mean series.cars.factor?'],
    ['series.cars.base=1,2', 'given series.cars.base'],
    ['series.cars.factor=1,9', 'expected a number from 0 to 8.0'],
    ['series.quota.factor=1,-1', 'expected a number from 0 to'],
    ['series.cars=1,2', 'given series.cars'],
  ])('--vary %s', (text, words) => {
    expect(vary(text)).toMatchObject({ problem: expect.stringContaining(words) as string })
  })

  test.each([
    [
      'uncertainties: { series.cars.factor: { distribution: uniform, min: 0.5, max: 9, source: test, grade: D } }',
      'own.yaml:8:',
    ],
    [
      'uncertainties: { series.cars.factor: { distribution: normal, mean: 1, sd: 0.1, source: test, grade: D } }',
      'missing min and max',
    ],
    [
      'uncertainties: { series.bikes.factor: { distribution: uniform, min: 0.5, max: 1, source: test, grade: D } }',
      'own.yaml:8:18: ',
    ],
    ['design: { method: factorial, factors: { series.cars.factor: [1, 20] } }', 'own.yaml:8:'],
  ])('%s', (block, words) => {
    expect(() => scenarioWith(`${FILE}${block}\n`)).toThrow(words)
  })

  test('a factor in the file that takes a figure out of its range', () => {
    expect(() => scenarioWith(FILE, ['series.cars.factor=9.5'])).toThrow('which makes demand.evMotors')
  })
})
