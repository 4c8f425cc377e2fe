/** What a calibration takes from scenarios, and what it does to them at a point. */
import { describe, expect, test } from 'vitest'
import { posteriorYaml } from '../../sim/studies/calibrate/posterior-yaml.ts'
import { createProblem, evaluate, priorFigures, valuesAt } from '../../sim/studies/calibrate/problem.ts'
import { simulate } from '../../sim/run.ts'
import type { Distribution, Scenario } from '../../sim/scenario/scenario.ts'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { about, figure, history } from '../hindcast/history.ts'

const ND = 'domesticPrice.Nd'
const windows = {
  seen: { ...about, from: '2025-01-06', to: '2025-02-28', split: 'fit', series: [ND] },
  unseen: { ...about, from: '2025-03-01', to: '2025-04-06', split: 'held_out', series: [ND] },
} as const
const uniform = (min: number, max: number): Distribution => ({
  ...{ source: 'test', grade: 'D', distribution: 'uniform' },
  ...{ min, max },
})
const cover = 'manufacturer.coverWeeks'
const thrift = 'manufacturer.thrift'
const figures = [
  figure(ND, '2025-01-08', 55),
  figure(ND, '2025-02-15', 58, { averaging: 'month' }),
  figure(ND, '2025-03-12', 61),
]
function tiny(name: string, uncertainties: Scenario['uncertainties']): Scenario {
  const { posterior: _, ...rest } = history(windows, 14)
  return { ...rest, name, uncertainties }
}
const a = tiny('a', { [cover]: uniform(2, 6), [thrift]: uniform(0.05, 0.12) })
const b = tiny('b', { [thrift]: uniform(0.05, 0.12), 'trader.stockWeeks': uniform(1, 5) })

describe('scenarios that are fitted together', () => {
  test('share the paths that they have in common', () => {
    const problem = createProblem([a, b], [figures, figures])
    expect(problem.paths).toEqual([cover, thrift, 'trader.stockWeeks'])
    expect(problem.targets.map((list) => list.map((t) => t.value))).toEqual([
      [55, 58],
      [55, 58],
    ])
  })
  test('that give a path different priors are refused', () => {
    const other = tiny('other', { [thrift]: uniform(0.05, 0.2) })
    expect(() => createProblem([a, other], [figures, figures])).toThrow(
      'a and other give manufacturer.thrift different priors',
    )
  })
  test('without a figure to fit, or without an uncertainty, are refused', () => {
    expect(() => createProblem([a, b], [figures.slice(2), []])).toThrow(
      'no observed figure lies in a window declared fit of a,b',
    )
    expect(() => createProblem([tiny('c', {})], [figures])).toThrow('no scenario declares an uncertainty')
  })
  test('name their priors by figures alone: a better source is no other prior', () => {
    const figuresOf = (scenario: Scenario) => priorFigures(createProblem([scenario], [figures]))
    expect(figuresOf(a)).toEqual({
      [cover]: { distribution: 'uniform', min: 2, max: 6 },
      [thrift]: { distribution: 'uniform', min: 0.05, max: 0.12 },
    })
    const sourced = tiny('a', {
      [cover]: { ...uniform(2, 6), source: 'survey', grade: 'B' },
      [thrift]: uniform(0.05, 0.12),
    })
    expect(figuresOf(sourced)).toEqual(figuresOf(a))
    expect(figuresOf(tiny('a', { [cover]: uniform(2, 7), [thrift]: uniform(0.05, 0.12) }))).not.toEqual(figuresOf(a))
  })
  test('leave a posterior aside that they hold already', () => {
    const before = { ...a, posterior: { source: 'test', paths: [cover], draws: [[3]] } }
    expect(createProblem([before], [figures])).toEqual(createProblem([a], [figures]))
  })
})

describe('a point', () => {
  const problem = createProblem([a, b], [figures, figures])

  test('is the probability of each prior', () => {
    expect(valuesAt(problem, [0.25, 0.5, 0.75])).toEqual([3, 0.05 + (0.12 - 0.05) * 0.5, 4])
  })
  test('gives the means over the weeks of each figure, scenario after scenario', () => {
    const simulated = evaluate(problem, [0.25, 0.5, 0.75], 9, 4)
    // By hand: parameters fixed in place of drawn.
    const fixed = (scenario: Scenario, draw: Record<string, number>): number[] => {
      const posterior = { source: '', paths: Object.keys(draw), draws: [Object.values(draw)] }
      const { record } = simulate({ ...scenario, posterior }, { seed: 9, replicate: 4 })
      const k = seriesOf(scenario).findIndex((spec) => spec.name === ND)
      const nd = record.subarray(k * 14, (k + 1) * 14)
      return [nd[0]!, (nd[4]! + nd[5]! + nd[6]! + nd[7]!) / 4]
    }
    expect([...simulated]).toEqual([
      ...fixed(a, { [cover]: 3, [thrift]: 0.05 + (0.12 - 0.05) * 0.5 }),
      ...fixed(b, { [thrift]: 0.05 + (0.12 - 0.05) * 0.5, 'trader.stockWeeks': 4 }),
    ])
  })
  test('changes what is simulated, and so does the luck of the run', () => {
    const at = (p: number, replicate: number) => [...evaluate(problem, [p, 0.5, 0.5], 9, replicate)]
    expect(at(0.1, 1)).toEqual(at(0.1, 1))
    expect(at(0.1, 1)).not.toEqual(at(0.9, 1))
    expect(at(0.1, 1)).not.toEqual(at(0.1, 2))
  })
})

test('a posterior file holds parameter values, six digits of them', () => {
  const problem = createProblem([a], [figures])
  expect(
    posteriorYaml(problem, [[0.25, 1 / 3]], 'posterior-a', 'a "command"')
      .split('\n')
      .slice(1),
  ).toEqual([
    'schema: 1',
    'name: posterior-a',
    'posterior:',
    '  source: "a \\"command\\""',
    '  paths:',
    '    - manufacturer.coverWeeks',
    '    - manufacturer.thrift',
    '  draws:',
    '    - [3, 0.0733333]',
    '',
  ])
})
