/** What is asked for, of every run of a finished batch. Nothing is simulated again. */
import { createReader, type Measured, type SeriesOfRun } from '../../outcomes/measure.ts'
import { indicator } from '../../expect/statistic.ts'
import { isShare } from '../../scenario/expect/expect-grammar.ts'
import type { Question } from '../../scenario/expect/question-grammar.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { BatchValues } from './summarize.ts'

/** Runs whose series are in memory at a time: a dozen series of three years are 30 MB. */
const BLOCK = 2_000

/** `outcomes`: names of the columns of `values.scalars`. NaN: it did not happen. */
export function measureBatch(
  scenario: Scenario,
  measured: Measured,
  outcomes: readonly string[],
  values: BatchValues,
): Float64Array {
  const { quantity, window } = measured
  if (quantity.of === 'outcome' && window === null) return values.scalars(outcomes.indexOf(quantity.name))
  const read = createReader(scenario, measured)
  const column = new Float64Array(values.replicates)
  for (let from = 0; from < values.replicates; from += BLOCK) {
    const to = Math.min(values.replicates, from + BLOCK)
    const seriesOf = seriesOfRuns(values, scenario.weeks, from, to)
    for (let r = from; r < to; r++) column[r] = read(seriesOf(r - from))
  }
  return column
}

/** The number of each run that the statistic of a question is made of: 1 or 0 where runs are counted. */
export function measureQuestion(
  scenario: Scenario,
  { statistic, ...measured }: Question,
  outcomes: readonly string[],
  values: BatchValues,
): Float64Array {
  const column = measureBatch(scenario, measured, outcomes, values)
  return statistic !== null && isShare(statistic) ? indicator(statistic, column) : column
}

/** Series of runs `from` to `to`, each read when it is asked for first. */
function seriesOfRuns(values: BatchValues, weeks: number, from: number, to: number): (run: number) => SeriesOfRun {
  const known = new Map<string, Float64Array>()
  const load = (name: string): Float64Array => {
    const turned = new Float64Array((to - from) * weeks)
    for (let week = 0; week < weeks; week++)
      values.week(name, week, from, to).forEach((value, r) => (turned[r * weeks + week] = value))
    known.set(name, turned)
    return turned
  }
  return (run) => (name) => (known.get(name) ?? load(name)).subarray(run * weeks, (run + 1) * weeks)
}
