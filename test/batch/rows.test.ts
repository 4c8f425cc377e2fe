import { expect, test } from 'vitest'
import { createRows, designName, drawnPaths, rowsPerReplicate } from '../../sim/studies/batch/rows.ts'
import { simulateChunk } from '../../sim/studies/batch/simulate-chunk.ts'
import { simulate } from '../../sim/run.ts'
import type { Distribution, Scenario } from '../../sim/scenario/scenario.ts'
import { drawUncertainties, sampledPaths } from '../../sim/world/uncertainty.ts'
import { engine } from '../../sim/cli/engine.ts'
import { shipped } from '../run-shipped.ts'
import { toyEngine, toyScenario } from './toy.ts'

const uniform: Distribution = { source: 'test', grade: 'D', distribution: 'uniform', min: 0, max: 1 }
const uncertainties = { a: uniform, b: uniform, c: uniform }
const scenario = toyScenario({ uncertainties })
const valuesOf = (one: Scenario, count: number, path: string): number[] => {
  const rowAt = createRows(one, 7, count)
  return Array.from({ length: count }, (_, row) => rowAt(row).draws.get(path)!)
}

test('without a design rows draw what replicates draw by themselves', () => {
  const rowAt = createRows(scenario, 7, 50)
  for (const row of [0, 3, 49]) {
    expect(rowAt(row).replicate).toBe(row)
    expect([...rowAt(row).draws]).toEqual([...drawUncertainties(scenario, 7, row)])
  }
})

test('a Latin hypercube has one row in every stratum of each uncertainty, a Sobol sequence too', () => {
  for (const method of ['latinHypercube', 'sobol'] as const)
    for (const path of ['a', 'b', 'c']) {
      const values = valuesOf({ ...scenario, design: { method } }, 64, path)
      expect(new Set(values.map((value) => Math.floor(value * 64))).size).toBe(64)
    }
})

test('a posterior keeps its rotation under a design, which goes through the rest', () => {
  const posterior = { source: 'test', paths: ['b'], draws: [[0.1], [0.5], [0.9]] }
  const plain = { ...scenario, posterior }
  const designed = { ...plain, design: { method: 'sobol' } as const }
  expect(sampledPaths(designed)).toEqual(['a', 'c'])
  expect(valuesOf(designed, 9, 'b')).toEqual(valuesOf(plain, 9, 'b'))
  expect([...createRows(designed, 7, 9)(0).draws.keys()]).toEqual(['a', 'b', 'c'])
  const strata = valuesOf(designed, 64, 'c').map((value) => Math.floor(value * 64))
  expect(new Set(strata).size).toBe(64)
})

test('a factorial runs every combination with the luck and the draws of one replicate', () => {
  const factors = { b: [0.25, 0.75], 'levers.x.y': [1, 2, 3] }
  const crossed: Scenario = { ...scenario, design: { method: 'factorial', factors } }
  expect([rowsPerReplicate(crossed), drawnPaths(crossed)]).toEqual([6, ['a', 'b', 'c', 'levers.x.y']])
  const rowAt = createRows(crossed, 7, 12)
  const rows = Array.from({ length: 12 }, (_, row) => rowAt(row))
  expect(rows.map((row) => row.replicate)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
  expect(new Set(rows.slice(0, 6).map(({ draws }) => draws.get('a'))).size).toBe(1)
  expect(rows[6]!.draws.get('a')).not.toBe(rows[0]!.draws.get('a'))
  expect(rows.slice(0, 6).map(({ draws }) => [draws.get('b'), draws.get('levers.x.y')])).toEqual([
    [0.25, 1],
    [0.25, 2],
    [0.25, 3],
    [0.75, 1],
    [0.75, 2],
    [0.75, 3],
  ])
  for (const { draws } of rows) expect([...draws.keys()]).toEqual(drawnPaths(crossed))
})

test('correlated uncertainties are correlated in plain replicates, and the first of a pair stays as it was', () => {
  const correlations = { pair: { between: ['a', 'b'], spearman: 0.9, source: 'test', grade: 'D' } } as const
  const bent = { ...scenario, correlations }
  expect(valuesOf(bent, 20, 'a')).toEqual(valuesOf(scenario, 20, 'a'))
  expect(valuesOf(bent, 20, 'c')).toEqual(valuesOf(scenario, 20, 'c'))
  const [a, b] = [valuesOf(bent, 500, 'a'), valuesOf(bent, 500, 'b')]
  const product = a.reduce((sum, x, i) => sum + (12 * (x - 0.5) * (b[i]! - 0.5)) / 500, 0)
  expect(Math.abs(product - 0.9)).toBeLessThan(0.1)
})

test('the size of the batch is part of a Latin hypercube and of nothing else', () => {
  expect(designName(scenario, 40)).toBeUndefined()
  expect(designName({ ...scenario, design: { method: 'sobol' } }, 40)).toBe('sobol')
  expect(designName({ ...scenario, design: { method: 'latinHypercube' } }, 40)).toBe('latinHypercube of 40')
})

test('chunks hold the points of their rows, whichever rows they hold', () => {
  const designed = { ...scenario, design: { method: 'latinHypercube' } as const }
  const engineOfDraws = {
    ...toyEngine,
    simulate: (one: Scenario, options: Parameters<typeof toyEngine.simulate>[1]) => ({
      ...toyEngine.simulate(one, options),
      draws: Float64Array.from(options.draws!.values()),
    }),
  }
  const chunk = { index: 2, first: 20, count: 5 }
  const { draws } = simulateChunk(engineOfDraws, designed, 7, chunk, 25)
  expect([...draws[1]!]).toEqual(valuesOf(designed, 25, 'b').slice(20))
})

test('the engine runs at the point of a row: drawn parameters, crossed levers, the luck of the replicate', () => {
  const path = 'levers.london-framework.reviewWeeks'
  const base = shipped('export-controls-2025', 60)
  const crossed: Scenario = { ...base, design: { method: 'factorial', factors: { [path]: [0, 20] } } }
  const { scalars, draws } = simulateChunk(engine, crossed, 1, { index: 0, first: 0, count: 2 }, 2)
  expect(draws).toHaveLength(Object.keys(base.uncertainties).length + 1)
  expect([...draws.at(-1)!]).toEqual([0, 20])
  expect(draws[0]![0]).toBe(draws[0]![1])
  const settled = { ...base, levers: { ...base.levers } }
  const event = base.levers['london-framework']!
  settled.levers['london-framework'] = { ...event, set: { ...event.set, reviewWeeks: 20 } }
  const alone = simulate(settled, { seed: 1, replicate: 0 }).scalars
  expect(scalars.map((values) => values[1])).toEqual([...alone])
  expect(scalars.map((values) => values[0])).not.toEqual([...alone])
})
