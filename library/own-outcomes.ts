/** Outcomes of a program's own: a number made of a run's weekly series. */
import { scalarsOf, seriesOf } from '../sim/index.ts'
import { seriesIn } from '../sim/outcomes/reduce-record.ts'
import type { Scenario } from '../sim/scenario/scenario.ts'
import { createProblem, type Problem } from '../sim/scenario/text/problem.ts'

/** What is made of a run. For what words can say (`sum(lostUse.evMotors) by 2025-12-31`), `outcomes:` of the scenario is enough. */
export interface OwnOutcome {
  /** In words, for tables and axes. */
  readonly label: string
  /** Unit of its number. */
  readonly unit: string
  /**
   * One number of a run; NaN where it did not happen. `series` gives a series of `seriesOf(scenario)` by name, a number a week, to
   * read and not to write; it throws a RangeError for a name that there is not.
   */
  readonly measure: (series: (name: string) => Float64Array, scenario: Scenario) => number
}

/** An outcome of your own with its values. */
export interface OwnValues {
  /** Under which it was given. */
  readonly name: string
  /** In words. */
  readonly label: string
  /** Unit of `values`. */
  readonly unit: string
  /** One of each row; NaN where it did not happen. */
  readonly values: Float64Array
}

/** Measures every record. */
export function measureOwn(
  scenario: Scenario,
  outcomes: Readonly<Record<string, OwnOutcome>>,
  records: readonly Float64Array[],
): readonly OwnValues[] {
  return Object.entries(outcomes).map(([name, { label, unit, measure }]) => ({
    name,
    label,
    unit,
    values: Float64Array.from(records, (record) => measure(seriesIn(scenario, record), scenario)),
  }))
}

/** Names that are taken. */
export function problemsOfOutcomes(
  scenario: Scenario,
  outcomes: Readonly<Record<string, OwnOutcome>>,
): readonly Problem[] {
  const taken = new Set([...scalarsOf(scenario), ...seriesOf(scenario)].map(({ name }) => name))
  const expected = 'a name that no outcome and no series of the scenario has'
  return Object.keys(outcomes)
    .filter((name) => taken.has(name))
    .map((name) => createProblem({ file: 'outcomes', line: 1, column: 1 }, name, { given: `"${name}"`, expected }))
}
