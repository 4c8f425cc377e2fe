/** Which observed figures runs are weighed by, and which are left out, with the reason. Nothing is left out without one. */
import { type Averaging, type Observation, spanOf } from '../batch/observations.ts'
import { isOnLogarithms } from '../hindcast/scale.ts'
import { weeksOf } from '../hindcast/windows.ts'
import type { Condition, Scenario } from '../../scenario/scenario.ts'
import { dateOfDay, dateOfWeek, dayOfDate } from '../../numbers/units.ts'

/** An observed figure, and the weeks of the run of which it is the mean. */
export interface Figure extends Observation {
  /** First and last week of the run, inclusive. */
  readonly first: number
  readonly last: number
  /** A calibration was fitted to it already. */
  readonly isFitted: boolean
}

export interface LeftOut {
  readonly series: string
  readonly date: string
  readonly value: number
  /** In a clause: `after 2025-08-31`. */
  readonly why: string
}

export interface ChosenFigures {
  /** The forecast begins after this day. */
  readonly until: string
  /** Every figure of the file. */
  readonly observations: readonly Observation[]
  readonly figures: readonly Figure[]
  readonly leftOut: readonly LeftOut[]
}

export function chooseFigures(
  scenario: Scenario,
  { until: given, fitted = 'left_out' }: Condition,
  observations: readonly Observation[],
): ChosenFigures {
  const until = given ?? observations.reduce((last, one) => latest(last, lastDayOf(one.date, one.averaging)), '')
  const figures: Figure[] = []
  const leftOut: LeftOut[] = []
  for (const observation of observations) {
    const figure = figureOf(scenario, observation)
    const why = whyLeftOut(scenario, figure, until, fitted === 'twice')
    if (why === undefined) figures.push(figure)
    else leftOut.push({ series: figure.series, date: figure.date, value: figure.value, why })
  }
  return { until, observations, figures, leftOut }
}

function figureOf(scenario: Scenario, observation: Observation): Figure {
  const { series, date, averaging = 'week' } = observation
  const [first, last] = weeksOf(scenario, date, averaging)
  return { ...observation, first, last, isFitted: isFitted(scenario, series, date) }
}

/** A posterior was fitted to every figure in the `fit` windows of its scenario. */
function isFitted({ posterior, windows }: Scenario, series: string, date: string): boolean {
  if (posterior === undefined) return false
  return Object.values(windows).some(
    (window) => window.split === 'fit' && window.series.includes(series) && date >= window.from && date <= window.to,
  )
}

function whyLeftOut({ start, weeks }: Scenario, figure: Figure, until: string, twice: boolean): string | undefined {
  const { date, averaging, first, last } = figure
  if (first < 0) return `its weeks begin before the run does, on ${start}`
  if (lastDayOf(date, averaging) > until) return `after ${until}`
  if (last >= weeks) return `after the run ends, on ${dateOfWeek(start, weeks)}`
  if (!(figure.value > 0) && isOnLogarithms(figure.series)) return 'nothing moved, and misses are taken on logarithms'
  return figure.isFitted && !twice ? 'the posterior was fitted to it' : undefined
}

/** Last day of the span of which a figure is the mean. */
export function lastDayOf(date: string, averaging: Averaging = 'week'): string {
  const span = spanOf(date, averaging)
  let day = dayOfDate(date)
  while (spanOf(dateOfDay(day + 1), averaging) === span) day++
  return dateOfDay(day)
}

const latest = (a: string, b: string): string => (a > b ? a : b)

/** Figures of two files; where both have one of the same span, the first file's. */
export function joinObservations(
  first: readonly Observation[],
  second: readonly Observation[],
): readonly Observation[] {
  const keyOf = ({ series, date, averaging }: Observation): string => `${series} ${spanOf(date, averaging)}`
  const known = new Set(first.map(keyOf))
  return [...first, ...second.filter((one) => !known.has(keyOf(one)))]
}
