/** Names of the scenarios that several patterns read, and how a pattern reads a series. */
import { meanOver } from '../../outcomes/reduce-series.ts'
import { weekOfDate } from '../../numbers/units.ts'
import type { PatternRun, PatternRuns } from './pattern.ts'

export const CONTROLS = 'export-controls-2025'
export const QUOTA = 'export-quota-2010'
export const FREE_TRADE = 'no-quota-2010'
export const BOOM = 'boom-2020'
export const CALM = 'calm-2016'

/** Weeks of 2025 before the controls of April. */
const BEFORE_CONTROLS = 12

export { meanOver as mean }

export const highest = (series: Float64Array, from: number, to: number) => {
  let top = series[from]
  for (let t = from; t < to; t++) if (series[t] > top) top = series[t]
  return top
}

/** Week of a date; the value of a series in it; the mean from one date to another, both weeks included. */
export const week = (run: PatternRun, date: string) => weekOfDate(run.scenario.start, date)
export const at = (run: PatternRun, name: string, date: string) => run.series(name)[week(run, date)]
export const over = (run: PatternRun, name: string, first: string, last: string) =>
  meanOver(run.series(name), week(run, first), week(run, last) + 1)

/** Mean of the first quarter of 2025, the last before the controls. */
export const before = (run: PatternRun, name: string) => meanOver(run.series(name), 0, BEFORE_CONTROLS)

/** Mean from one date to another under the controls over that of the first quarter of 2025. */
export const overBefore = (name: string, first: string, last: string) => (runs: PatternRuns) => {
  const run = runs(CONTROLS)
  return over(run, name, first, last) / before(run, name)
}

/** Value at one date over that at another. */
export const growth = (name: string, scenario: string, first: string, last: string) => (runs: PatternRuns) => {
  const run = runs(scenario)
  return at(run, name, last) / at(run, name, first)
}
