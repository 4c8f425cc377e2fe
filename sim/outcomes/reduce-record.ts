/** A replicate's record to its outcomes: those that are declared, then those that the scenario asks for in words. */
import type { Scenario } from '../scenario/scenario.ts'
import { askedOutcomes, createReader, type SeriesOfRun, specOf } from './measure.ts'
import { createRun } from './measured-run.ts'
import type { ScalarSpec } from './outcome.ts'
import { scalars } from './scalars.ts'
import { seriesOf } from './series.ts'

/** Every outcome of a run of this scenario, in the order of `scalars`: those of the model, then those that `outcomes:` asks for in words. */
export function scalarsOf(scenario: Scenario): readonly ScalarSpec[] {
  const declared = scalars(scenario)
  const asked = askedOutcomes(scenario, declared).map((measured) => specOf(scenario, measured))
  return [...declared.map(({ reduce: _, ...spec }) => spec), ...asked]
}

/** Outcomes of one replicate, in the order of `scalarsOf`; NaN where something did not happen within the horizon. */
export function reduceRecord(scenario: Scenario, record: Float64Array): Float64Array {
  const series = seriesIn(scenario, record)
  const run = createRun(scenario, series)
  const declared = scalars(scenario)
  const asked = askedOutcomes(scenario, declared).map((measured) => createReader(scenario, measured)(series))
  return Float64Array.from([...declared.map((scalar) => scalar.reduce(run)), ...asked])
}

/**
 * The series of a record by name.
 * @throws RangeError for a name that no series of the scenario has.
 */
export function seriesIn(scenario: Scenario, record: Float64Array): SeriesOfRun {
  const { weeks } = scenario
  const places = new Map(seriesOf(scenario).map((spec, k) => [spec.name, k]))
  return (name) => {
    const place = places.get(name)
    if (place === undefined) throw new RangeError(`no series ${name} is recorded`)
    return record.subarray(place * weeks, (place + 1) * weeks)
  }
}
