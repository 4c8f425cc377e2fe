/** How good a hindcast is: skill against a naive forecast, coverage of its bands, height and date of peaks. */
import type { Observation } from '../batch/observations.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { crpsOfEnsemble, crpsOfNormal } from '../../numbers/statistics/crps.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { dayOfDate, weekOfDate } from '../../numbers/units.ts'
import { discrepanciesOf, type Discrepancies, dressedMembers, type Ensemble, familyOf } from './discrepancy.ts'
import { scaleOf } from './scale.ts'
import { figuresOutside, simulatedAt, targetsOf, type Target, whyOutside } from './windows.ts'

/** Scores of one series in one window. */
export interface SeriesScore {
  readonly series: string
  readonly window: string
  readonly split: 'fit' | 'held_out'
  /** Observed figures scored. */
  readonly n: number
  /** Error of the model itself that is added to every run, estimated from fitted windows: standard deviation on the scale of `crps`. */
  readonly discrepancy: number
  /** Mean score of the model, on logarithms for quantities that are positive; on the scale of the series for shares. */
  readonly crps: number
  /** Mean score of the naive forecast; null when the window states no volatility. */
  readonly naiveCrps: number | null
  /** 1 - crps / naiveCrps: 1 is perfect, 0 is as good as the naive forecast. */
  readonly skill: number | null
  /** Share of the figures inside the central 50 % and 90 % of the replicates, the model's own error included. */
  readonly cover50: number
  readonly cover90: number
  /** Simulated over observed peak, less 1: medians; null with fewer than three figures. */
  readonly peakError: number | null
  /** Simulated less observed week of the peak. */
  readonly peakWeeks: number | null
}

export function scoreHindcast(
  scenario: Scenario,
  observations: readonly Observation[],
  ensemble: Ensemble,
): SeriesScore[] {
  const targets = targetsOf(scenario, observations)
  const discrepancies = discrepanciesOf(targets, ensemble)
  return Object.entries(scenario.windows).flatMap(([id, window]) =>
    window.series.flatMap((series) => {
      const mine = targets.filter((t) => t.window === id && t.series === series && isSimulated(t, ensemble(series)))
      return mine.length === 0 ? [] : [scoreSeries(scenario, observations, mine, ensemble(series), discrepancies)]
    }),
  )
}

/** A figure of a window that no score counts. */
export interface UnscoredFigure {
  readonly history: string
  readonly window: string
  readonly split: 'fit' | 'held_out'
  readonly series: string
  readonly date: string
  readonly value: number
  /** In a clause: `no run has a value in its weeks`. */
  readonly why: string
}

/** Every figure of the windows that is left out, and why. */
export function unscoredFigures(
  scenario: Scenario,
  observations: readonly Observation[],
  ensemble: Ensemble,
): UnscoredFigure[] {
  const { name: history } = scenario
  const of = ({ window, split, series, date, value }: Target, why: string): UnscoredFigure => ({
    ...{ history, window, split, series, date, value },
    why,
  })
  return [
    ...figuresOutside(scenario, observations).map((t) => of(t, whyOutside(scenario, t))),
    ...targetsOf(scenario, observations)
      .filter((t) => !isSimulated(t, ensemble(t.series)))
      .map((t) => of(t, 'no run has a value in its weeks')),
  ]
}

/** Whether any run has a value in the weeks of a figure. */
const isSimulated = (target: Target, runs: readonly Float64Array[]): boolean =>
  runs.some((run) => !Number.isNaN(simulatedAt(run, target)))

function scoreSeries(
  scenario: Scenario,
  observations: readonly Observation[],
  targets: readonly Target[],
  runs: readonly Float64Array[],
  discrepancies: Discrepancies,
): SeriesScore {
  const { series, window, split } = targets[0]
  const naive = naiveForecast(scenario, observations, window, series)
  let crps = 0
  let naiveCrps = 0
  let inside50 = 0
  let inside90 = 0
  for (const target of targets) {
    const members = dressedMembers(target, runs, discrepancies)
    const [p05, p25, p75, p95] = quantiles(members, [0.05, 0.25, 0.75, 0.95])
    const observed = scaleOf(series)(target.value)
    if (observed >= p25 && observed <= p75) inside50++
    if (observed >= p05 && observed <= p95) inside90++
    crps += crpsOfEnsemble(members, observed)
    if (naive !== undefined) {
      const years = Math.max(dayOfDate(target.date) - naive.day, 7) / 365.25
      naiveCrps += crpsOfNormal(naive.mean, naive.volatility * Math.sqrt(years), observed)
    }
  }
  const n = targets.length
  return {
    series,
    window,
    split,
    n,
    discrepancy: discrepancies.get(familyOf(series)) ?? 0,
    crps: crps / n,
    naiveCrps: naive === undefined ? null : naiveCrps / n,
    skill: naive === undefined ? null : 1 - crps / naiveCrps,
    cover50: inside50 / n,
    cover90: inside90 / n,
    ...scorePeak(targets, runs),
  }
}

/** Last figure known when the window begins, on the scale of the scores, and how fast it wanders. */
export interface NaiveForecast {
  readonly mean: number
  readonly day: number
  /** Per square root of a year. */
  readonly volatility: number
}

/** Persistence with historical volatility; undefined when the window states none for the series or nothing is known before it. */
export function naiveForecast(
  scenario: Scenario,
  observations: readonly Observation[],
  id: string,
  series: string,
): NaiveForecast | undefined {
  const window = scenario.windows[id]
  const volatility = window?.volatility?.[series]
  if (window === undefined || volatility === undefined) return undefined
  const before = observations.filter((o) => o.series === series && o.date < window.from)
  const last = before.reduce<Observation | undefined>((a, b) => (a === undefined || b.date > a.date ? b : a), undefined)
  const value = last?.value ?? openingValue(scenario, series)
  if (value === undefined) return undefined
  return { mean: scaleOf(series)(value), day: dayOfDate(last?.date ?? scenario.start), volatility }
}

function openingValue(scenario: Scenario, series: string): number | undefined {
  const [family, good] = series.split('.')
  const price = scenario.prices[good as 'Dy']
  if (price === undefined) return undefined
  return family === 'domesticPrice'
    ? price.domesticUsdPerKg
    : family === 'quotePrice'
      ? price.outsideUsdPerKg
      : undefined
}

/** A peak needs a figure before and one after it. */
const FEWEST_FOR_PEAK = 3

function scorePeak(
  targets: readonly Target[],
  runs: readonly Float64Array[],
): Pick<SeriesScore, 'peakError' | 'peakWeeks'> {
  if (targets.length < FEWEST_FOR_PEAK) return { peakError: null, peakWeeks: null }
  const top = targets.reduce((a, b) => (b.value > a.value ? b : a))
  const from = Math.min(...targets.map((t) => t.first))
  const to = Math.max(...targets.map((t) => t.last))
  const heights = new Float64Array(runs.length)
  const weeks = new Float64Array(runs.length)
  runs.forEach((run, r) => {
    let best = from
    for (let week = from; week <= to; week++) if (run[week] > run[best] || Number.isNaN(run[best])) best = week
    heights[r] = run[best]
    weeks[r] = best
  })
  if (heights.some(Number.isNaN)) return { peakError: null, peakWeeks: null }
  const [height] = quantiles(heights, [0.5])
  const [week] = quantiles(weeks, [0.5])
  return { peakError: height / top.value - 1, peakWeeks: week - 0.5 * (top.first + top.last) }
}

/** Weeks of the run that a window spans, for charts. */
export function weeksOfWindow(scenario: Scenario, id: string): readonly [number, number] {
  const { from, to } = scenario.windows[id]
  return [weekOfDate(scenario.start, from), weekOfDate(scenario.start, to)]
}

/**
 * Skill over several series: one less the sum of scores over the sum of naive scores, so that a series on which the naive forecast is
 * almost perfect does not decide alone. NaN when none has a naive forecast.
 */
export function pooledSkill(scores: readonly SeriesScore[]): number {
  let crps = 0
  let naive = 0
  for (const score of scores) {
    if (score.naiveCrps === null) continue
    crps += score.crps
    naive += score.naiveCrps
  }
  return naive > 0 ? 1 - crps / naive : NaN
}
