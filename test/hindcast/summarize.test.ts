/** From hand-made replicates to the one result that tables and the report are printed from. */
import { describe, expect, test } from 'vitest'
import type { Observation } from '../../sim/studies/batch/observations.ts'
import { HINDCASTS, measureRuns, type Tested, scoredSeries } from '../../sim/studies/hindcast/measure.ts'
import type { HindcastResult, HistorySeries } from '../../sim/studies/hindcast/result.ts'
import type { SeriesScore } from '../../sim/studies/hindcast/score.ts'
import { overallOf, summarizeHindcast } from '../../sim/studies/hindcast/summarize.ts'
import { NULLS } from '../../sim/studies/patterns/pattern.ts'
import { PATTERN_SCENARIOS, PATTERNS } from '../../sim/studies/patterns/patterns.ts'
import { runScenarios } from '../../sim/studies/patterns/score.ts'
import type { Scenario, Window } from '../../sim/scenario/scenario.ts'
import { withLevers } from '../run-shipped.ts'
import { about, figure, history } from './history.ts'

const DY = 'quotePrice.Dy'
const ND = 'domesticPrice.Nd'
const [FIRST = '', SECOND = ''] = HINDCASTS
const window = (from: string, to: string, series: readonly string[], more: Partial<Window> = {}): Window => ({
  ...{ ...about, from, to, split: 'held_out', series },
  ...more,
})
const named = (name: string, scenario: Scenario): readonly [string, Scenario] => [name, { ...scenario, name }]
/** Weeks begin on Mondays from 6 January 2025 on; the run ends with the week of 23 February 2026. */
const WEEKS = 60
const flat = (value: number): Float64Array => new Float64Array(WEEKS).fill(value)

function summarize(
  scenarios: ReadonlyMap<string, Scenario>,
  observations: Readonly<Record<string, readonly Observation[]>>,
  series: readonly (readonly Float64Array[])[],
): HindcastResult {
  const none = new Float64Array(PATTERNS.length)
  const measured: Tested[] = series.map((one) => ({ patterns: none, series: one, nulls: NULLS.map(() => none) }))
  const about = { engine: '0', seed: 7, command: 'chokepoint hindcast' }
  return summarizeHindcast({ ...about, scenarios, observations: new Map(Object.entries(observations)), measured })
}

describe('the series that are scored', () => {
  const windows = {
    early: window('2025-03-03', '2025-05-31', [DY, ND]),
    late: window('2025-06-01', '2025-12-31', [ND, 'approved.Europe']),
  }

  test('are those of every window of the hindcasts, once each', () => {
    const scenarios = new Map([named(SECOND, history(windows)), named(FIRST, history({ early: windows.early }))])
    expect(scoredSeries(scenarios)).toEqual([
      ...[DY, ND, 'approved.Europe'].map((series) => ({ scenario: SECOND, series })),
      ...[DY, ND].map((series) => ({ scenario: FIRST, series })),
    ])
  })

  test('are none of scenarios that tell another history, though they inherit its windows', () => {
    expect(scoredSeries(new Map([named('faster-licences', history(windows))]))).toEqual([])
  })

  test('are measured in the runs that the patterns are read from, and do not keep their records alive', () => {
    const windowed = { ...history({ w: windows.early }, 8), name: FIRST }
    const runs = runScenarios(new Map([[FIRST, windowed]]), 3, 0)
    const scored = scoredSeries(new Map([[FIRST, windowed]]))
    // The patterns need scenarios that are not run here.
    const any = new Map(PATTERN_SCENARIOS.map((name) => [name, runs.get(FIRST)!]))
    const { series } = measureRuns(any, scored)
    expect(series.map((one) => one.buffer.byteLength)).toEqual([8 * 8, 8 * 8])
    expect(series).toEqual(scored.map((one) => runs.get(FIRST)!.series(one.series)))
  })
})

describe('a history', () => {
  const scenario = withLevers(
    history({
      past: window('2024-06-01', '2025-02-02', [ND]),
      open: window('2025-03-03', '2027-12-31', [DY, ND], { volatility: { [DY]: 0.4 } }),
    }),
    {},
    // A Friday: felt from the next Monday on.
    '2025-04-04',
  )
  const observations = [
    figure(DY, '2025-02-03', 300),
    { ...figure(DY, '2025-05-15', 250, { averaging: 'month', low: 240, high: 270 }), source: 'a price list' },
    figure(ND, '2025-03-05', 60),
  ]
  // Dy at 100, 200 and 300, Nd at 10, 20 and 30.
  const runs = [1, 2, 3].map((k) => [flat(10 * k), flat(100 * k)])
  const result = summarize(new Map([named(FIRST, scenario)]), { [FIRST]: observations }, runs)
  const [told] = result.histories
  const seriesOf = (name: string): HistorySeries => told!.series.find((one) => one.name === name)!

  test('has its weeks by date, and windows no longer than the run', () => {
    expect(told!.dates).toHaveLength(WEEKS)
    expect([told!.dates[0], told!.dates.at(-1)]).toEqual(['2025-01-06', '2026-02-23'])
    expect(told!.windows).toMatchObject([
      { id: 'past', from: 0, to: 3 },
      { id: 'open', from: 8, to: WEEKS - 1 },
    ])
  })

  test('marks a policy event in the week that begins nearest to it', () => {
    expect(told!.events).toContainEqual({ week: 13, date: '2025-04-04', title: 'Test' })
  })

  test('has quantiles of its runs by week', () => {
    const { bands } = seriesOf(DY)
    expect(bands.map((band) => band.length)).toEqual(Array.from({ length: 5 }, () => WEEKS))
    // Between three runs, a twentieth of the way is a tenth of the first step.
    expect(bands.map((band) => band[40])).toEqual([110, 150, 200, 250, 290].map((x) => expect.closeTo(x, 9)))
    expect(seriesOf(ND).bands[2]![0]).toBeCloseTo(20, 9)
  })

  test('has its figures in the middle of the weeks that they are the mean of, with range, source and window', () => {
    // May 2025 is weeks 16 to 20. The figure of February lies in no window of its series.
    expect(seriesOf(DY).observed).toEqual([
      expect.objectContaining({
        ...{ date: '2025-05-15', week: 18, value: 250, low: 240, high: 270 },
        ...{ source: 'a price list', window: 'open', split: 'held_out' },
      }),
    ])
  })

  test('has the naive forecast from the last figure before the window on, where the window states a volatility', () => {
    const [naive, ...more] = seriesOf(DY).naive
    expect(more).toEqual([])
    expect(seriesOf(ND).naive).toEqual([])
    expect(naive).toMatchObject({ window: 'open', from: 8 })
    expect(naive!.high).toHaveLength(WEEKS - 8)
    // Eight weeks after 3 February is 31 March, week 12, the fifth of the window: 1.645 sd of 0.4 a year.
    const factor = Math.exp(1.6449 * 0.4 * Math.sqrt(56 / 365.25))
    expect(naive!.median[4]).toBeCloseTo(300, 6)
    expect(naive!.high[4]).toBeCloseTo(300 * factor, 6)
    expect(naive!.low[4]).toBeCloseTo(300 / factor, 6)
  })

  test('is scored on its own runs, whatever other histories there are', () => {
    const other = named(SECOND, history({ open: window('2025-03-03', '2025-12-31', [DY]) }))
    const both = summarize(
      new Map([other, named(FIRST, scenario)]),
      { [FIRST]: observations, [SECOND]: [figure(DY, '2025-05-15', 1000)] },
      runs.map((run) => [flat(1000), ...run]),
    )
    expect(both.skill.slice(1)).toEqual(result.skill)
    expect(both.skill[0]).toMatchObject({ series: DY, crps: 0, cover90: 1 })
    expect(both.histories.map(({ name }) => name)).toEqual([SECOND, FIRST])
    expect(both.histories[1]).toEqual(told)
  })

  test('without observations has bands and nothing to score', () => {
    const blind = summarize(new Map([named(FIRST, scenario)]), {}, runs)
    expect(blind.skill).toEqual([])
    expect(blind.histories[0]!.series[0]!.bands).toEqual(told!.series[0]!.bands)
  })

  test('says how many runs it comes from, and how to make it again', () => {
    expect(result).toMatchObject({ schema: 'chokepoint.hindcast/1', replicates: 3, seed: 7, engine: '0' })
    expect(result.patterns).toHaveLength(PATTERNS.length)
  })

  test('survives as JSON: nothing in it is left out or becomes something else', () => {
    const { skill, histories } = result
    expect(JSON.parse(JSON.stringify({ skill, histories }))).toEqual({ skill, histories })
  })
})

describe('over all series', () => {
  const score = (series: string, more: Partial<SeriesScore>): SeriesScore => ({
    ...{ series, window: 'w', split: 'held_out', n: 1, discrepancy: 0, crps: 1, naiveCrps: 1, skill: 0 },
    ...{ cover50: 0, cover90: 0, peakError: null, peakWeeks: null },
    ...more,
  })

  test('every figure counts once in the coverage, and windows of one split only', () => {
    const scores = [
      score(DY, { n: 6, cover50: 0.5, cover90: 1 }),
      score(ND, { n: 2, cover50: 0, cover90: 0.5 }),
      score('quotePrice.Tb', { n: 50, split: 'fit', cover50: 1, cover90: 1 }),
    ]
    // 3 of 8 and 7 of 8.
    expect(overallOf(scores, 'held_out')).toMatchObject({ n: 8, cover50: 3 / 8, cover90: 7 / 8 })
  })

  test('skill is pooled, over the series that have a naive forecast', () => {
    const scores = [
      score(DY, { crps: 0.2, naiveCrps: 1 }),
      score(ND, { crps: 0.04, naiveCrps: 0.02 }),
      score('approved.Europe', { crps: 0.5, naiveCrps: null, skill: null }),
    ]
    // 1 - 0.24 / 1.02, though the skill of the second is -1.
    expect(overallOf(scores, 'held_out').skill).toBeCloseTo(1 - 0.24 / 1.02, 12)
  })
})
