import { expect, test } from 'vitest'
import { addDensities, densityOf } from '../../sim/studies/batch/densities.ts'
import { summarize } from '../../sim/studies/batch/summarize.ts'
import type { Distribution } from '../../sim/scenario/scenario.ts'
import { toyEngine, toyScenario } from './toy.ts'

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
const flat: Distribution = { distribution: 'uniform', min: 0, max: 1, source: 'none', grade: 'D' }
const run = { engine: 'toy', scenarioHash: '', seed: 1, replicates: 2, requested: 2, digest: '', command: '' }
const nothing = { replicates: 0, week: () => new Float64Array(1), scalars: () => new Float64Array() }

test('every draw is in one bin, the lowest in the first and the highest in the last', () => {
  const { from, to, drawn, prior } = densityOf(Float64Array.of(3, 1, 2, 5, 1))!
  expect([from, to, prior]).toEqual([1, 5, undefined])
  expect([drawn[0], drawn.at(-1), sum(drawn)]).toEqual([2, 1, 5])
})

test('nothing to show where nothing varies', () => {
  expect(densityOf(Float64Array.of(2, 2, 2))).toBeUndefined()
  expect(densityOf(new Float64Array())).toBeUndefined()
})

test('a prior lies on the same bins, and a posterior that leaves it is shown whole', () => {
  const { from, to, drawn, prior } = densityOf(Float64Array.of(0.4, 0.5, 1.5), flat)!
  expect(from).toBeCloseTo(0, 1)
  expect(to).toBe(1.5)
  expect(sum(drawn)).toBe(3)
  const [first, last] = [prior!.slice(0, 15), prior!.slice(17)]
  expect(Math.max(...first) - Math.min(...first)).toBeLessThan(12)
  expect(sum(last)).toBe(0)
})

test('what a posterior holds is beside its prior, what runs draw themselves is not', () => {
  const scenario = toyScenario({
    uncertainties: { 'a.fitted': flat, 'a.free': flat },
    posterior: { source: 'chokepoint calibrate', paths: ['a.fitted'], draws: [[0.3], [0.6]] },
  })
  const columns = [Float64Array.of(0.3, 0.6), Float64Array.of(0.1, 0.9)]
  const result = addDensities(summarize(toyEngine, scenario, run, nothing, []), scenario, (column) => columns[column]!)
  const [fitted, free] = result.scenario.uncertainties
  expect(fitted!.density!.prior).toBeDefined()
  expect(free!.density).toMatchObject({ from: 0.1, to: 0.9 })
  expect(free!.density!.prior).toBeUndefined()
})
