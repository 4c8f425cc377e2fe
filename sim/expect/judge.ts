/** The expectations of a scenario held against a finished batch. Nothing is simulated again. */
import { drawGroups } from '../studies/batch/draw-groups.ts'
import type { BatchValues } from '../studies/batch/summarize.ts'
import type { ExpectationResult } from '../studies/batch/result.ts'
import { type Expectation, isMisread, parseExpectation, type Reducer } from '../scenario/expect/expect-grammar.ts'
import type { Expected, Scenario } from '../scenario/scenario.ts'
import { present } from '../numbers/statistics/present.ts'
import { dateOfWeek } from '../numbers/units.ts'
import { quantitiesOf, rangesOf } from './quantities.ts'
import { type Estimate, estimate, holds, type Sample, valueOf } from './statistic.ts'
import { sentence } from './words.ts'

/** `outcomes`: names of the columns of `values.scalars`. Throws an Error for a line that parseScenario would have refused. */
export function judgeExpectations(
  expected: Readonly<Record<string, Expected>>,
  scenario: Scenario,
  outcomes: readonly string[],
  values: BatchValues,
  seed: number,
): readonly ExpectationResult[] {
  const known = quantitiesOf(scenario)
  const ranges = rangesOf(scenario)
  const groups = drawGroups(scenario, seed, values.replicates)
  const judged: ExpectationResult[] = []
  for (const [id, { that, reason }] of Object.entries(expected)) {
    const read = parseExpectation(that, known, scenario)
    if (isMisread(read)) throw new Error(`expect.${id}: given ${read.parts.given}; expected ${read.parts.expected}`)
    const range = ranges.get(read.quantity.name)!
    const { week, found } = measure(read, outcomes, values, { seed, groups, range })
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
  const isShare = statistic.kind === 'share' || statistic.kind === 'happens'
  const finite = (value: number | undefined): number | null =>
    value !== undefined && Number.isFinite(value) ? value : null
  return {
    verdict: found === undefined ? 'untold' : holds(found.value, comparator, bound) ? 'holds' : 'fails',
    close: found !== undefined && holds(found.low, comparator, bound) !== holds(found.high, comparator, bound),
    value: finite(found?.value),
    low: finite(found?.low),
    high: finite(found?.high),
    unit: isShare ? 'share of replicates' : quantity.unit,
  }
}

interface Measured {
  /** The week that decides, of a weekly statistic. */
  readonly week: number | null
  readonly found: Estimate | undefined
}

function measure(expectation: Expectation, outcomes: readonly string[], values: BatchValues, sample: Sample): Measured {
  const { statistic, quantity, comparator, window } = expectation
  const ofKnown = (across: Float64Array): Estimate | undefined => estimateKnown(statistic, across, sample)
  if (quantity.of === 'outcome' || window === null)
    return { week: null, found: estimate(statistic, values.scalars(outcomes.indexOf(quantity.name)), sample) }
  if (quantity.reducer !== null)
    return { week: null, found: ofKnown(reduce(quantity.reducer, quantity.name, window, values)) }
  // The week in which it is nearest to failing, or fails most.
  const isUpper = comparator === '<' || comparator === '<='
  let worst: { readonly week: number; readonly value: number } | undefined
  for (let week = window[0]; week <= window[1]; week++) {
    const known = present(values.week(quantity.name, week))
    const value = known.length === 0 ? undefined : valueOf(statistic, known)
    if (value === undefined) continue
    if (worst === undefined || (isUpper ? value > worst.value : value < worst.value)) worst = { week, value }
  }
  if (worst === undefined) return { week: null, found: undefined }
  return { week: worst.week, found: ofKnown(values.week(quantity.name, worst.week)) }
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

/** One number a replicate for the weeks of a window, both ends included; NaN where all of them are missing. */
function reduce(
  reducer: Reducer,
  series: string,
  [first, last]: readonly [number, number],
  values: BatchValues,
): Float64Array {
  const across = values.week(series, first)
  const weeks = across.map((value) => (Number.isNaN(value) ? 0 : 1))
  for (let week = first + 1; week <= last; week++)
    values.week(series, week).forEach((value, r) => {
      if (Number.isNaN(value)) return
      across[r] = weeks[r] === 0 ? value : joined(reducer, across[r]!, value)
      weeks[r]!++
    })
  return reducer === 'average' ? across.map((sum, r) => sum / weeks[r]!) : across
}

function joined(reducer: Reducer, so: number, value: number): number {
  if (reducer === 'peak') return Math.max(so, value)
  return reducer === 'low' ? Math.min(so, value) : so + value
}
