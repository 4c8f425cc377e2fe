/** A batch in quantiles. */
import * as engine from '../sim/index.ts'
import type { Scenario } from '../sim/scenario/scenario.ts'
import type { OutcomeResult } from '../sim/studies/batch/result.ts'
import { type BatchValues, type Summary, summarizeOutcome, summarizeValues } from '../sim/studies/batch/summarize.ts'
import type { Batch } from './run-batch.ts'

/**
 * Quantiles of every series in every week and of every outcome, by name with label and unit, as in the command line's
 * `summary.json`; null where no replicate has a value.
 *
 * @param scenario - The scenario that was run.
 * @param parts - A batch, or its parts, in the order of their rows.
 * @throws RangeError when the parts do not follow each other, differ in seed or in outcomes of your own, or hold nothing.
 */
export function summarize(scenario: Scenario, ...parts: readonly Batch[]): Summary {
  refuseGaps(parts)
  const records = parts.flatMap((part) => part.records)
  const scalars = parts.flatMap((part) => part.scalars)
  const places = new Map(engine.seriesOf(scenario).map(({ name }, s) => [name, s]))
  const values: BatchValues = {
    replicates: records.length,
    week(series, week, from, to) {
      const at = places.get(series)! * scenario.weeks + week
      return Float64Array.from(records.slice(from, to), (record) => record[at]!)
    },
    scalars: (scalar, from, to) => Float64Array.from(scalars.slice(from, to), (one) => one[scalar]!),
  }
  const summary = summarizeValues(engine, scenario, values)
  return { ...summary, outcomes: { ...summarizeOwn(parts), ...summary.outcomes } }
}

/** Outcomes of your own, before those of the model. */
function summarizeOwn([first, ...others]: readonly Batch[]): Readonly<Record<string, OutcomeResult>> {
  const own = first?.own ?? []
  return Object.fromEntries(
    own.map(({ name, label, unit, values }, k) => {
      const columns = [values, ...others.map((part) => part.own[k]!.values)]
      return [name, summarizeOutcome({ name, label, unit, of: {} }, Float64Array.from(columns.flatMap((c) => [...c])))]
    }),
  )
}

function refuseGaps(parts: readonly Batch[]): void {
  const [first] = parts
  if (first === undefined || parts.every((part) => part.records.length === 0))
    throw new RangeError('summarize: given no finished replicate; expected one or more')
  let next = first.from
  const names = (part: Batch): string => part.own.map(({ name }) => name).join(', ')
  for (const part of parts) {
    const { seed, from, records } = part
    if (names(part) !== names(first))
      throw new RangeError(`summarize: given parts with own outcomes ${names(first)} and ${names(part)}`)
    if (seed !== first.seed) throw new RangeError(`summarize: given parts of the seeds ${first.seed} and ${seed}`)
    if (from !== next)
      throw new RangeError(`summarize: given a part that begins with row ${from}; expected row ${next}`)
    next += records.length
  }
}
