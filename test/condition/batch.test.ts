/** A batch in memory, conditioned: what weighed runs say, what is the error of a figure, and whether bands hold what was kept back. */
import { describe, expect, test } from 'vitest'
import { createStream, normal } from '../../sim/numbers/random.ts'
import { quantiles } from '../../sim/numbers/statistics/quantiles.ts'
import type { BatchValues } from '../../sim/studies/batch/summarize.ts'
import { chooseFigures } from '../../sim/studies/condition/choose-figures.ts'
import { conditionBatch, conditionResult, LEAST_EFFECTIVE } from '../../sim/studies/condition/condition-batch.ts'
import { pick } from '../../sim/studies/condition/resample.ts'
import { figure, history } from '../hindcast/history.ts'

const DY = 'quotePrice.Dy'
const scenario = history({})

function batchOf(runs: readonly Float64Array[]): BatchValues {
  return {
    replicates: runs.length,
    week: (_series, week) => Float64Array.from(runs, (run) => run[week]!),
    scalars: () => new Float64Array(runs.length),
  }
}
const flat = (value: number): Float64Array => new Float64Array(scenario.weeks).fill(value)
const conditioned = (observations: readonly ReturnType<typeof figure>[], runs: readonly Float64Array[]) => {
  const chosen = chooseFigures(scenario, {}, observations)
  return { chosen, ...conditionBatch(scenario, chosen, [], batchOf(runs)) }
}

describe('a conditioned batch', () => {
  test('without fitted figures errs by a factor of 1.35: a run e^0.6 times too high is two errors out', () => {
    const { weights } = conditioned([figure(DY, '2025-04-10', 100)], [flat(100), flat(100 * Math.exp(0.6))])
    expect(weights[1]! / weights[0]!).toBeCloseTo(2 ** -2.5, 9)
  })
  test('trusts a figure less that its source gives as a range', () => {
    const wide = { low: 50, high: 200 }
    const sharp = conditioned([figure(DY, '2025-04-10', 100)], [flat(100), flat(200)])
    const vague = conditioned([figure(DY, '2025-04-10', 100, wide)], [flat(100), flat(200)])
    expect(vague.effective).toBeGreaterThan(sharp.effective)
  })
  test('says what all runs and weighed runs say, and what no run could', () => {
    const runs = [...Array.from({ length: 30 }, () => flat(100)), ...Array.from({ length: 30 }, () => flat(1_000_000))]
    const silent = runs.map((run) => run.slice().fill(Number.NaN, 20, 21))
    const { chosen, ...found } = conditioned([figure(DY, '2025-04-10', 100), figure(DY, '2025-05-26', 100)], silent)
    const result = conditionResult(scenario, chosen, found)
    expect(result).toMatchObject({ until: '2025-05-26', week: 20 })
    expect(result.figures).toHaveLength(1)
    expect(result.figures[0]).toMatchObject({ date: '2025-04-10', twice: false, weighed: [100, 100, 100] })
    expect(result.figures[0]!.all[2]).toBe(1_000_000)
    expect(result.leftOut.map(({ why }) => why)).toEqual(['no run has a value in its weeks'])
  })
})

describe('bands after the last day that counts', () => {
  const WEEKS = scenario.weeks
  /** A level that lasts, and a walk around it: the level shows in the first half of the run. */
  function worlds(count: number, seed: number): Float64Array[] {
    const stream = createStream(seed, 0, 'worlds')
    return Array.from({ length: count }, (_, run) => {
      let value = 5 + 0.8 * normal(stream, run, 0)
      return Float64Array.from({ length: WEEKS }, (_, week) =>
        Math.exp((value += 0.05 * normal(stream, run, week + 1))),
      )
    })
  }
  const runs = worlds(400, 1)
  const values = batchOf(runs)
  const dates = ['2025-03-03', '2025-04-07', '2025-05-05', '2025-06-30']
  const told = worlds(40, 2).map((truth) => {
    const week = (date: string): number => (Date.parse(date) - Date.parse(scenario.start)) / 6048e5
    const observations = dates.map((date) => figure(DY, date, truth[week(date)]!))
    return { truth, ...conditionBatch(scenario, chooseFigures(scenario, {}, observations), [], values) }
  })
  const bandsAt = (week: number, picked: Int32Array): readonly number[] =>
    quantiles(pick(values.week(DY, week), picked).map(Math.log), [0.05, 0.95])

  test('hold nine in ten of forty histories kept back, in little more than half of the width', () => {
    const alike = Int32Array.from(runs.keys())
    const cells = told.flatMap(({ truth, picked }) =>
      [30, 40, 50].map((week) => {
        const [[low, high], [least, most]] = [bandsAt(week, picked), bandsAt(week, alike)]
        const x = Math.log(truth[week]!)
        return { isInside: x >= low! && x <= high!, width: (high! - low!) / (most! - least!) }
      }),
    )
    const inside = cells.filter(({ isInside }) => isInside).length / cells.length
    const width = cells.reduce((sum, cell) => sum + cell.width, 0) / cells.length
    expect(inside).toBeGreaterThan(0.85)
    expect(width).toBeLessThan(0.65)
  })
  test('rest on enough runs, whichever history is told, unless it lies where none is', () => {
    expect(told.filter(({ effective }) => effective >= LEAST_EFFECTIVE).length).toBeGreaterThan(36)
  })
})
