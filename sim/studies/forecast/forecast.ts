/** A forecast that is written down before what it is about happens: quantiles of every observed series by month, and of what it is made. */
import type { Observation } from '../batch/observations.ts'
import { discrepanciesOf, type Ensemble } from '../hindcast/discrepancy.ts'
import { scaleOf } from '../hindcast/scale.ts'
import { type Target, targetsOf } from '../hindcast/windows.ts'
import { clamp, exp } from '../../numbers/math.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { rememberingMembers } from './remembering-members.ts'

export const PROBABILITIES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const
/** Months ahead of the last observation. */
const HORIZON = 12

export interface Forecast {
  readonly schema: 'chokepoint.forecast/1'
  readonly engine: string
  readonly scenario: string
  /** Checksum of the scenario and its observations. */
  readonly scenarioHash: string
  readonly seed: number
  readonly replicates: number
  readonly command: string
  /** Date of the last observation that was known. */
  readonly known: string
  readonly probabilities: readonly number[]
  readonly series: readonly ForecastSeries[]
}

export interface ForecastSeries {
  readonly name: string
  readonly unit: string
  readonly last: { readonly date: string; readonly value: number }
  /** Of persistence, per square root of a year on the scale of the scores; null when no window states one. */
  readonly volatility: number | null
  readonly months: readonly { readonly month: string; readonly quantiles: readonly number[] }[]
}

export interface ForecastRun {
  readonly engine: string
  readonly scenario: Scenario
  readonly scenarioHash: string
  readonly observations: readonly Observation[]
  readonly seed: number
  readonly command: string
  /** Runs of each observed series, and its unit. */
  readonly ensemble: Ensemble
  readonly unitOf: (series: string) => string
}

/** Series that were observed, in the order of the file. */
export function observedSeries(observations: readonly Observation[]): readonly string[] {
  return [...new Set(observations.map(({ series }) => series))]
}

/** Each run wears the model's own error, as in a hindcast, as far as the last figure does not tell it. */
export function registerForecast(run: ForecastRun): Forecast {
  const { engine, scenario, scenarioHash, observations, seed, command, ensemble } = run
  const known = observations.reduce((last, { date }) => (date > last ? date : last), '')
  const discrepancies = discrepanciesOf(targetsOf(scenario, observations), ensemble)
  const months = Array.from({ length: HORIZON }, (_, k) => monthAfter(known, k + 1))
  const names = observedSeries(observations)
  const series = names.map((name): ForecastSeries => {
    const own = observations.filter((observation) => observation.series === name)
    const last = own.reduce((a, b) => (b.date > a.date ? b : a))
    const isLog = scaleOf(name)(2) !== 2
    return {
      name,
      unit: run.unitOf(name),
      last: { date: last.date, value: last.value },
      volatility: volatilityOf(scenario, name),
      months: targetsAt(
        scenario,
        months.map((month) => monthly(name, month)),
      ).map((target) => ({
        month: target.date.slice(0, 7),
        quantiles: quantiles(
          rememberingMembers(target, targetsAt(scenario, [last])[0], ensemble(name), discrepancies),
          PROBABILITIES,
        ).map((x) => round(isLog ? exp(x) : clamp(x, 0, 1))),
      })),
    }
  })
  const replicates = names.length === 0 ? 0 : ensemble(names[0]).length
  return {
    schema: 'chokepoint.forecast/1',
    ...{ engine, scenario: scenario.name, scenarioHash, seed, replicates, command, known },
    ...{ probabilities: PROBABILITIES, series },
  }
}

/** Digits that a forecast has. */
const round = (x: number): number => Number(x.toPrecision(5))

/** The month `k` after that of a date: 2025-12 and 1 give 2026-01. */
export function monthAfter(date: string, k: number): string {
  const months = 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1 + k
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

const monthly = (series: string, month: string): Observation => ({
  ...{ series, date: `${month}-15`, value: 1, low: null, high: null, source: '', averaging: 'month' },
})

/** Weeks of the run for figures of one series, by way of a window that holds them all. */
function targetsAt(scenario: Scenario, figures: readonly Observation[]): readonly Target[] {
  const dates = figures.map(({ date }) => date).sort()
  const all = { title: '', from: dates[0], to: dates.at(-1)!, source: '', series: [figures[0].series] }
  return targetsOf({ ...scenario, windows: { all: { ...all, split: 'held_out' as const } } }, figures)
}

function volatilityOf({ windows }: Scenario, name: string): number | null {
  for (const { volatility } of Object.values(windows)) if (volatility?.[name] !== undefined) return volatility[name]
  return null
}
