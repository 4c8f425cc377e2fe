/** Scores of runs made by hand. Windows here are held out, so that no error of the model itself is estimated and added. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Observation } from '../../sim/studies/batch/observations.ts'
import {
  naiveForecast,
  scoreHindcast,
  unscoredFigures,
  weeksOfWindow,
  type SeriesScore,
} from '../../sim/studies/hindcast/score.ts'
import type { Window } from '../../sim/scenario/scenario.ts'
import { about, figure, history } from './history.ts'

const DY = 'quotePrice.Dy'
const window = (series: string, more: Partial<Window> = {}): Window => ({
  ...about,
  from: '2025-03-03',
  to: '2025-12-31',
  split: 'held_out',
  series: [series],
  ...more,
})
/** A run that says the same every week. */
const flat = (value: number): Float64Array => new Float64Array(60).fill(value)

function scoreOf(
  series: string,
  figures: readonly Observation[],
  runs: readonly Float64Array[],
  more = {},
): SeriesScore {
  const scores = scoreHindcast(history({ w: window(series, more) }), figures, () => runs)
  expect(scores).toHaveLength(1)
  return scores[0]!
}

describe('the score of a window', () => {
  test('is 0 and the skill 1 when every run hits every figure', () => {
    const figures = [figure(DY, '2025-03-05', 280), figure(DY, '2025-06-05', 280)]
    const score = scoreOf(DY, figures, [flat(280), flat(280)], { volatility: { [DY]: 0.3 } })
    expect(score).toMatchObject({ n: 2, crps: 0, skill: 1, cover50: 1, cover90: 1, split: 'held_out', window: 'w' })
  })

  test('is taken on logarithms: runs at 1/e, 1 and e times 100 against e^2 times 100', () => {
    const runs = [flat(100 * Math.exp(-1)), flat(100), flat(100 * Math.exp(1))]
    // Distances 3, 2, 1; pairs of different runs are 1, 1 and 2 apart.
    const score = scoreOf(DY, [figure(DY, '2025-04-07', 100 * Math.exp(2))], runs)
    expect(score.crps).toBeCloseTo(2 - 2 / 3, 12)
    expect(score).toMatchObject({ naiveCrps: null, skill: null, cover50: 0, cover90: 0 })
  })

  test('of shares is taken as they are, also at 0', () => {
    const score = scoreOf('approved.Europe', [figure('approved.Europe', '2025-04-07', 0.5)], [flat(0), flat(0.4)])
    expect(score.crps).toBeCloseTo(0.3 - 0.2, 12)
  })

  test('is the mean over its figures, and over the weeks of each figure', () => {
    const run = flat(100)
    // May 2025 is weeks 16 to 20: their mean is 200.
    for (const week of [16, 17, 18, 19, 20]) run[week] = 100 + 50 * (week - 16)
    const figures = [figure(DY, '2025-05-15', 200, { averaging: 'month' }), figure(DY, '2025-07-07', 100 * Math.E)]
    expect(scoreOf(DY, figures, [run]).crps).toBeCloseTo(1 / 2, 12)
  })

  test('does not hang on the unit: prices and figures times any factor', () => {
    const price = fc.double({ min: 10, max: 1000, noNaN: true })
    fc.assert(
      fc.property(price, fc.array(price, { minLength: 2, maxLength: 8 }), price, (observed, runs, factor) => {
        const score = (f: number) =>
          scoreOf(
            DY,
            [figure(DY, '2025-04-07', f * observed)],
            runs.map((run) => flat(f * run)),
          ).crps
        expect(score(factor)).toBeCloseTo(score(1), 8)
      }),
      { numRuns: 100 },
    )
  })

  test('counts every figure of a window, or says why it does not', () => {
    const whole = history({ all: { ...about, from: '2024-12-01', to: '2026-12-31', split: 'fit', series: [DY] } })
    const figures = [
      figure(DY, '2025-01-15', 1, { averaging: 'month' }),
      figure(DY, '2025-03-12', 2),
      figure(DY, '2025-06-11', 3),
      figure(DY, '2026-11-11', 4),
    ]
    const run = new Float64Array(60).fill(9).fill(Number.NaN, 20, 30)
    const left = unscoredFigures(whole, figures, () => [run])
    expect(left.map(({ date, why }) => [date, why])).toEqual([
      ['2025-01-15', 'it is the mean of weeks -1 to 3 of a run of weeks 0 to 59'],
      ['2026-11-11', 'it is week 96 of a run of weeks 0 to 59'],
      ['2025-06-11', 'no run has a value in its weeks'],
    ])
    const scored = scoreHindcast(whole, figures, () => [run]).reduce((sum, { n }) => sum + n, 0)
    expect(scored + left.length).toBe(figures.length)
  })

  test('leaves out series without a figure', () => {
    expect(scoreHindcast(history({ w: window(DY) }), [figure(DY, '2024-12-30', 1)], () => [flat(1)])).toEqual([])
  })
})

describe('coverage', () => {
  /** 101 runs at 100, 101 ... 200: their 5 % quantile is 105, their 25 % quantile 125. */
  const runs = Array.from({ length: 101 }, (_, k) => flat(100 + k))
  const score = (...values: number[]) =>
    scoreOf(
      DY,
      values.map((value, k) => figure(DY, `2025-0${4 + k}-07`, value)),
      runs,
    )

  test('counts figures between the quantiles', () => {
    expect(score(126, 174, 150)).toMatchObject({ cover50: 1, cover90: 1 })
    expect(score(124, 176)).toMatchObject({ cover50: 0, cover90: 1 })
    expect(score(104, 196)).toMatchObject({ cover50: 0, cover90: 0 })
    expect(score(150, 110, 90, 210)).toMatchObject({ cover50: 0.25, cover90: 0.5 })
  })
})

describe('the naive forecast', () => {
  const volatility = { volatility: { [DY]: 0.4 } }
  const forecast = (figures: readonly Observation[], series = DY, more: Partial<Window> = volatility) =>
    naiveForecast(history({ w: window(series, more) }), figures, 'w', series)

  test('is the last figure before the window, whatever comes in it or after it', () => {
    const before = [figure(DY, '2025-02-10', 300), figure(DY, '2025-01-20', 250)]
    const { mean, day, volatility: spread } = forecast(before)!
    expect(mean).toBeCloseTo(Math.log(300), 12)
    expect(spread).toBe(0.4)
    expect(forecast([...before, figure(DY, '2025-03-03', 999), figure(DY, '2026-01-05', 5)])).toEqual({
      mean,
      day,
      volatility: 0.4,
    })
  })
  test('is the opening price when no figure is known before', () => {
    const { prices } = history({})
    expect(forecast([])!.mean).toBeCloseTo(Math.log(prices.Dy!.outsideUsdPerKg), 12)
    const home = 'domesticPrice.Nd'
    const { mean } = forecast([], home, { volatility: { [home]: 0.4 } })!
    expect(mean).toBeCloseTo(Math.log(prices.Nd!.domesticUsdPerKg), 12)
  })
  test('is none without a volatility, or when nothing is known of the series', () => {
    expect(forecast([figure(DY, '2025-02-10', 300)], DY, {})).toBeUndefined()
    const exports = 'magnetExportsTotal'
    expect(forecast([], exports, { volatility: { [exports]: 0.4 } })).toBeUndefined()
  })
  test('spreads with the root of time: its score where it hits is sd (sqrt 2 - 1) / sqrt pi', () => {
    // 2025-02-03 to 2025-05-05 is 91 days; one of less than a week counts as a week.
    const hit = (date: string) =>
      scoreOf(DY, [figure(DY, '2025-02-03', 300), figure(DY, date, 300)], [flat(300)], volatility).naiveCrps!
    const expected = (days: number) => (0.4 * Math.sqrt(days / 365.25) * (Math.SQRT2 - 1)) / Math.sqrt(Math.PI)
    expect(hit('2025-05-05')).toBeCloseTo(expected(91), 6)
    expect(hit('2025-08-04')).toBeCloseTo(expected(182), 6)
  })
  test('that is as good as the model leaves no skill', () => {
    // One run a factor of 1.1 off; the score of a narrow normal that far off is the distance less sd / sqrt pi.
    const far = { volatility: { [DY]: 0.01 } }
    const figures = [figure(DY, '2025-02-24', 100), figure(DY, '2025-03-03', 110)]
    const sd = 0.01 * Math.sqrt(7 / 365.25)
    const score = scoreOf(DY, figures, [flat(100)], far)
    expect(score.skill).toBeCloseTo(1 - Math.log(1.1) / (Math.log(1.1) - sd / Math.sqrt(Math.PI)), 6)
  })
})

describe('peaks', () => {
  /** 100 but for one week. */
  const peak = (week: number, height: number): Float64Array => {
    const run = flat(100)
    run[week] = height
    return run
  }
  const figures = [figure(DY, '2025-03-05', 100), figure(DY, '2025-05-07', 400), figure(DY, '2025-09-03', 200)]

  test('are as high and as late as the medians over runs', () => {
    // The figure of 7 May lies in week 17.
    const score = scoreOf(DY, figures, [peak(15, 300), peak(20, 500), peak(22, 900)])
    expect(score.peakError).toBeCloseTo(500 / 400 - 1, 12)
    expect(score.peakWeeks).toBe(3)
  })
  test('outside the figures do not count', () => {
    // Weeks 8 to 34 hold the figures.
    const score = scoreOf(DY, figures, [peak(7, 9000), peak(35, 9000)])
    expect(score.peakError).toBeCloseTo(100 / 400 - 1, 12)
  })
  test('need three figures', () => {
    expect(scoreOf(DY, figures.slice(0, 2), [flat(100)])).toMatchObject({ peakError: null, peakWeeks: null })
  })
})

test('a window spans the weeks that hold its first and last day', () => {
  expect(weeksOfWindow(history({ w: window(DY, { from: '2025-01-12', to: '2025-01-13' }) }), 'w')).toEqual([0, 1])
})
