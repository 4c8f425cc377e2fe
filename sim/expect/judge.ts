/** The expectations of a scenario held against a finished batch. Nothing is simulated again. */
import { drawGroups } from '../studies/batch/draw-groups.ts'
import { measureBatch } from '../studies/batch/measure-batch.ts'
import type { BatchValues } from '../studies/batch/summarize.ts'
import type { ExpectationResult } from '../studies/batch/result.ts'
import { type Expectation, isMisread, isShare, parseExpectation } from '../scenario/expect/expect-grammar.ts'
import type { Expected, Scenario } from '../scenario/scenario.ts'
import { present } from '../numbers/statistics/present.ts'
import { dateOfWeek } from '../numbers/units.ts'
import { rangeOfMeasured } from '../outcomes/measure.ts'
import { quantitiesOf } from '../outcomes/quantities.ts'
import { type Estimate, estimate, holds, type Sample, valueOf } from './statistic.ts'
import { sentence } from './words.ts'

/** `outcomes`: names of the columns of `values.scalars`. `groups`: which runs share a draw. Throws an Error for a line that parseScenario would have refused. */
export function judgeExpectations(
  expected: Readonly<Record<string, Expected>>,
  scenario: Scenario,
  outcomes: readonly string[],
  values: BatchValues,
  seed: number,
  groups = drawGroups(scenario, seed, values.replicates),
): readonly ExpectationResult[] {
  const known = quantitiesOf(scenario)
  const judged: ExpectationResult[] = []
  for (const [id, { that, reason }] of Object.entries(expected)) {
    const read = parseExpectation(that, known, scenario)
    if (isMisread(read)) throw new Error(`expect.${id}: given ${read.parts.given}; expected ${read.parts.expected}`)
    const range = rangeOfMeasured(scenario, read)
    const { week, found } = measure(read, { scenario, outcomes, values }, { seed, groups, range })
    judged.push({
      id,
      that,
      ...(reason === undefined ? {} : { reason }),
      ...verdictOf(read, found),
      date: week === null ? null : dateOfWeek(scenario.start, week),
      says: sentence(read, found, week === null ? null : dateOfWeek(scenario.start, week), values.replicates),
    })
  }
  return judged
}

function verdictOf(
  { statistic, quantity, comparator, bound }: Expectation,
  found: Estimate | undefined,
): Pick<ExpectationResult, 'verdict' | 'close' | 'value' | 'low' | 'high' | 'unit'> {
  const finite = (value: number | undefined): number | null =>
    value !== undefined && Number.isFinite(value) ? value : null
  return {
    verdict: found === undefined ? 'untold' : holds(found.value, comparator, bound) ? 'holds' : 'fails',
    close: found !== undefined && holds(found.low, comparator, bound) !== holds(found.high, comparator, bound),
    value: finite(found?.value),
    low: finite(found?.low),
    high: finite(found?.high),
    unit: isShare(statistic) ? 'share of replicates' : quantity.unit,
  }
}

interface Judged {
  readonly scenario: Scenario
  readonly outcomes: readonly string[]
  readonly values: BatchValues
}

interface Measured {
  /** The week that decides, of a weekly statistic. */
  readonly week: number | null
  readonly found: Estimate | undefined
}

function measure(
  { statistic, quantity, comparator, window }: Expectation,
  { scenario, outcomes, values }: Judged,
  sample: Sample,
): Measured {
  if (quantity.of === 'outcome' || quantity.reducer !== null) {
    const column = measureBatch(scenario, { quantity, window }, outcomes, values)
    // An outcome of the whole run that did not happen did so for a reason; a window without a value has none to tell.
    const found = window === null ? estimate(statistic, column, sample) : estimateKnown(statistic, column, sample)
    return { week: null, found }
  }
  // The week in which it is nearest to failing, or fails most.
  const isUpper = comparator === '<' || comparator === '<='
  const [first, last] = window!
  let worst: { readonly week: number; readonly value: number } | undefined
  for (let week = first; week <= last; week++) {
    const known = present(values.week(quantity.name, week))
    const value = known.length === 0 ? undefined : valueOf(statistic, known)
    if (value === undefined) continue
    if (worst === undefined || (isUpper ? value > worst.value : value < worst.value)) worst = { week, value }
  }
  if (worst === undefined) return { week: null, found: undefined }
  return { week: worst.week, found: estimateKnown(statistic, values.week(quantity.name, worst.week), sample) }
}

/** Of a weekly series a missing value is none, not one that is later and larger: only the runs that have one are counted. */
function estimateKnown(
  statistic: Expectation['statistic'],
  across: Float64Array,
  { groups, ...sample }: Sample,
): Estimate | undefined {
  const known = present(across)
  if (known.length === 0) return undefined
  const own = groups?.filter((_, r) => !Number.isNaN(across[r]))
  return estimate(statistic, known, { ...sample, groups: own })
}
