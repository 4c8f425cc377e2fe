/** Which observed figures a scenario is held against, and which of them calibration may see. */
import { type Averaging, type Observation, spanOf } from '../batch/observations.ts'
import { meanOver } from '../../outcomes/reduce-series.ts'
import type { Scenario, Window } from '../../scenario/scenario.ts'
import { dateOfDay, dayOfDate, weekOfDate } from '../../numbers/units.ts'

/** One observed figure, and the weeks of the run of which it is the mean. */
export interface Target {
  readonly window: string
  readonly split: 'fit' | 'held_out'
  readonly series: string
  readonly date: string
  /** First and last week of the run, inclusive. */
  readonly first: number
  readonly last: number
  /** In the unit of the series. */
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}
/** A figure that calibration may see. Only `fittedTargets` makes one. */
export interface FittedTarget extends Target {
  readonly split: 'fit'
}

/** Every figure of every window that lies in the run, in the order of windows and rows: for scores. */
export function targetsOf(scenario: Scenario, observations: readonly Observation[]): Target[] {
  return figuresOf(scenario, observations).filter((figure) => isInRun(scenario, figure))
}

/** Figures of which a week lies before or after the run: nothing of the run is their mean. */
export function figuresOutside(scenario: Scenario, observations: readonly Observation[]): Target[] {
  return figuresOf(scenario, observations).filter((figure) => !isInRun(scenario, figure))
}

/** `it is the mean of weeks -2 to 2 of a run of weeks 0 to 155`. */
export function whyOutside({ weeks }: Scenario, { first, last }: Target): string {
  const span = first === last ? `week ${first}` : `the mean of weeks ${first} to ${last}`
  return `it is ${span} of a run of weeks 0 to ${weeks - 1}`
}

function figuresOf(scenario: Scenario, observations: readonly Observation[]): Target[] {
  return Object.entries(scenario.windows).flatMap(([id, window]) => inWindow(scenario, id, window, observations))
}

const isInRun = ({ weeks }: Scenario, { first, last }: Target): boolean => first >= 0 && last < weeks

/** Figures of `fit` windows. Rows of other windows are not even looked at. */
export function fittedTargets(scenario: Scenario, observations: readonly Observation[]): FittedTarget[] {
  const fitted = Object.keys(scenario.windows).filter((id) => scenario.windows[id].split === 'fit')
  return fitted.flatMap((id) => fittedTargetsIn(scenario, id, observations))
}

/** @throws RangeError when the window is unknown or held out. */
export function fittedTargetsIn(scenario: Scenario, id: string, observations: readonly Observation[]): FittedTarget[] {
  const window = scenario.windows[id]
  if (window === undefined) throw new RangeError(`${scenario.name} has no window ${id}`)
  if (window.split !== 'fit')
    throw new RangeError(`window ${id} of ${scenario.name} is held out: calibration may not read it`)
  return inWindow(scenario, id, window, observations).filter((t) => isInRun(scenario, t)) as FittedTarget[]
}

function inWindow(scenario: Scenario, id: string, window: Window, observations: readonly Observation[]): Target[] {
  return observations
    .filter((o) => window.series.includes(o.series) && o.date >= window.from && o.date <= window.to)
    .map(({ series, date, value, low, high, averaging = 'week' }) => {
      const [first, last] = weeksOf(scenario, date, averaging)
      return { window: id, split: window.split, series, date, first, last, value, low, high }
    })
}

/** Weeks whose middle day lies in the month, quarter or year of a date; the week that holds it without averaging. */
export function weeksOf(scenario: Scenario, date: string, averaging: Averaging): readonly [number, number] {
  const week = weekOfDate(scenario.start, date)
  if (averaging === 'week') return [week, week]
  const span = spanOf(date, averaging)
  const inside = (w: number): boolean => spanOf(dateOfDay(dayOfDate(scenario.start) + 7 * w + 3), averaging) === span
  let first = week
  let last = week
  // A date in the first or last days of a span may lie in a week that belongs to its neighbour.
  if (!inside(week)) first = last = inside(week + 1) ? week + 1 : week - 1
  while (inside(first - 1)) first--
  while (inside(last + 1)) last++
  return [first, last]
}

/** What a run says to a target: the mean of its weeks; NaN where all are missing. */
export function simulatedAt(series: Float64Array, { first, last }: Pick<Target, 'first' | 'last'>): number {
  return meanOver(series, first, last + 1)
}
