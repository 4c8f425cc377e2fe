/**
 * One number of a run, asked for by a line of text: the only evaluator of what `expect:`, `outcomes:`, `compare`, `sensitivity`,
 * `discover`, `sweep` and `solve` measure.
 */
import { isMisread } from '../scenario/expect/expect-grammar.ts'
import type { Misread } from '../scenario/expect/expect-reader.ts'
import type { Quantity, Reducer, Window } from '../scenario/expect/quantity-grammar.ts'
import { parseQuestion, questionText, windowText } from '../scenario/expect/question-grammar.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { spokenName } from './members.ts'
import { OUTCOMES } from './outcomes.ts'
import { quantitiesOf } from './quantities.ts'
import { low, meanOver, peak, total } from './reduce-series.ts'
import { createRun } from './measured-run.ts'
import { rangeOf, type ScalarSpec } from './outcome.ts'
import { scalars, type Scalar } from './scalars.ts'
import { seriesOf } from './series.ts'

/** Plain data: threads hand it on. */
export interface Measured {
  readonly quantity: Quantity
  /** null for outcomes of the whole run. */
  readonly window: Window | null
}

/** A whole weekly series of a run by name. */
export type SeriesOfRun = (name: string) => Float64Array

/** How a measure reads a run; made once for a scenario. NaN: it did not happen. */
export function createReader(scenario: Scenario, { quantity, window }: Measured): (series: SeriesOfRun) => number {
  if (quantity.of === 'outcome') {
    const { reduce } = scalars(scenario).find(({ name }) => name === quantity.name)!
    return (series) => reduce(createRun(scenario, series, window ?? undefined))
  }
  const [first, last] = window ?? [0, scenario.weeks - 1]
  const reduce = REDUCE[quantity.reducer ?? 'average']
  return (series) => reduce(series(quantity.name).subarray(first, last + 1))
}

/** Weeks without a value do not count. */
const REDUCE: Readonly<Record<Reducer, (weeks: Float64Array) => number>> = {
  peak: (weeks) => peak(weeks, 0),
  low,
  average: (weeks) => meanOver(weeks, 0, weeks.length),
  sum: (weeks) => total(weeks),
}

/** Name, label, unit and good side of what is measured, as of a declared outcome. The window leads the label: a cut leaves it there. */
export function specOf(scenario: Scenario, measured: Measured): ScalarSpec {
  const { quantity, window } = measured
  const name = questionText({ statistic: null, ...measured }, scenario)
  const when = windowText(window, scenario).trim()
  const labeled = (label: string): string =>
    when === '' ? label : `${when.slice(0, 1).toUpperCase()}${when.slice(1)}: ${label}`
  if (quantity.of === 'outcome') {
    const { reduce: _, ...declared } = scalars(scenario).find((one) => one.name === quantity.name)!
    return { ...declared, name, label: labeled(declared.label) }
  }
  const { label, of, family } = seriesOf(scenario).find((one) => one.name === quantity.name)!
  const { better = 'neither' } = OUTCOMES.find((one) => one.name === family)!
  const members = Object.entries(of)
    .map(([dimension, member]) => spokenName(dimension, member))
    .join(', ')
  const whole = `${label}${members === '' ? '' : ` (${members})`}${REDUCER_WORDS[quantity.reducer ?? 'week']}`
  return { name, label: labeled(whole), unit: quantity.unit, of, better, range: rangeOfSeries(quantity.unit) }
}

const REDUCER_WORDS = { peak: ', highest week', low: ', lowest week', average: ', mean', sum: ', total', week: '' }

/** Weekly series are shares, prices, tonnes and counts, none of which is below 0. */
const rangeOfSeries = (unit: string): readonly [least: number, most: number] =>
  unit.startsWith('% of') && !unit.endsWith('weeks') ? [0, 100] : [0, Infinity]

/** Least and most that what is measured can be. */
export function rangeOfMeasured(scenario: Scenario, measured: Measured): readonly [least: number, most: number] {
  return rangeOf(specOf(scenario, measured))
}

/** Of `outcomes:`, those that no declaration has: they are asked for in words. Throws for what parseScenario would have refused. */
export function askedOutcomes(scenario: Scenario, declared: readonly Scalar[]): readonly Measured[] {
  const names = new Set(declared.map(({ name }) => name))
  return scenario.outcomes
    .filter((text) => !names.has(text))
    .map((text) => {
      const read = readMeasure(scenario, text)
      if (isMisread(read)) throw new Error(`outcomes: given ${read.parts.given}; expected ${read.parts.expected}`)
      return read
    })
}

export function readMeasure(scenario: Scenario, text: string): Measured | Misread {
  return parseQuestion(text, quantitiesOf(scenario), scenario, 'run')
}
