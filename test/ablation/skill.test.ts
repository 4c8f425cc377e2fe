import { describe, expect, test } from 'vitest'
import { scoredSeries } from '../../sim/studies/hindcast/measure.ts'
import { meanSkill, skillOf } from '../../sim/studies/ablation/skill.ts'
import type { Observation } from '../../sim/studies/batch/observations.ts'
import type { SeriesScore } from '../../sim/studies/hindcast/score.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { shipped } from '../run-shipped.ts'

const score = (split: SeriesScore['split'], crps: number, naiveCrps: number | null): SeriesScore => ({
  ...{ series: 'quotePrice.Dy', window: 'w', split, n: 1, discrepancy: 0, crps, naiveCrps, skill: null },
  ...{ cover50: 1, cover90: 1, peakError: null, peakWeeks: null },
})

describe('mean skill', () => {
  test('is 1 less the sum of scores over the sum of naive ones', () => {
    const scores = [score('fit', 1, 4), score('fit', 1, 1), score('held_out', 3, 2)]
    expect(meanSkill(scores)).toBeCloseTo(1 - 5 / 7, 12)
  })
  test('leaves out series without a naive forecast, and is null when none has one', () => {
    expect(meanSkill([score('fit', 1, 4), score('fit', 100, null)])).toBeCloseTo(0.75, 12)
    expect(meanSkill([score('fit', 1, null)])).toBeNull()
    expect(meanSkill([])).toBeNull()
  })
})

describe('skill of a model', () => {
  const name = 'export-controls-2025'
  const window = { title: 'A window', from: '2025-02-03', to: '2025-03-02', source: 'test' }
  const scenario: Scenario = {
    ...shipped(name, 20),
    windows: {
      early: { ...window, split: 'fit', series: ['quotePrice.Dy'], volatility: { 'quotePrice.Dy': 0.3 } },
      late: { ...window, split: 'held_out', series: ['quotePrice.Dy', 'leakage'] },
    },
  }
  const full = new Map([
    [name, scenario],
    ['faster-licences', scenario],
  ])
  const scored = scoredSeries(full)
  const dot = {
    series: 'quotePrice.Dy',
    date: '2025-02-10',
    value: 700,
    low: null,
    high: null,
    unit: 'USD/kg',
    source: '',
  }
  const observations = new Map([[name, [dot as Observation]]])
  const model = (price: number) =>
    Array.from({ length: 4 }, () => ({
      patterns: new Float64Array(),
      series: scored.map(() => new Float64Array(scenario.weeks).fill(price)),
    }))

  test('takes every series of every window of a hindcast once, and none of what might have been', () => {
    expect(scored).toEqual([
      { scenario: name, series: 'quotePrice.Dy' },
      { scenario: name, series: 'leakage' },
    ])
  })
  test('is 1 when every replicate hits, and falls as the model misses', () => {
    const skill = (price: number) => skillOf(full, observations, scored, model(price)).fit!
    expect(skill(700)).toBeCloseTo(1, 9)
    expect(skill(500)).toBeLessThan(1)
    expect(skill(300)).toBeLessThan(skill(500))
  })
  test('is null where no naive forecast can be made', () => {
    expect(skillOf(full, observations, scored, model(700)).heldOut).toBeNull()
  })
  test('is told window by window', () => {
    const { windows } = skillOf(full, observations, scored, model(700))
    expect(windows.map(({ window, split }) => [window, split])).toEqual([
      ['early', 'fit'],
      ['late', 'held_out'],
    ])
    expect(windows[0]!.skill).toBeCloseTo(1, 9)
  })
})
