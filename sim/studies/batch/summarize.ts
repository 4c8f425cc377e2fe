/** A finished batch reduced to the Result: quantiles of every series in every week, and of every outcome. */
import { mean } from 'simple-statistics'
import type { Scenario } from '../../scenario/scenario.ts'
import { present } from '../../numbers/statistics/present.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { dateOfWeek } from '../../numbers/units.ts'
import type { Engine, ScalarSpec, SeriesSpec } from './engine.ts'
import type { Observation } from './observations.ts'
import type { OutcomeResult, Result, SeriesResult } from './result.ts'
import { implausible } from './implausible.ts'
import { describeScenario } from './describe-scenario.ts'

/** Where the values of all replicates come from: files or memory. Arrays are `[replicate]`, in order, and the caller's own. */
export interface BatchValues {
  readonly replicates: number
  /** Values of a series in one week for replicates `from` to `to`, all by default. */
  week(series: string, week: number, from?: number, to?: number): Float64Array
  /** Values of an outcome for replicates `from` to `to`, all by default; NaN means it did not happen. */
  scalars(scalar: number, from?: number, to?: number): Float64Array
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const
const MAX_VALUES = 2_000

export function summarize(
  engine: Engine,
  scenario: Scenario,
  run: Result['run'],
  values: BatchValues,
  observations: readonly Observation[],
): Result {
  const summary = summarizeValues(engine, scenario, values)
  const odd = implausible(summary)
  return {
    schema: 'chokepoint.result/1',
    scenario: describeScenario(engine, scenario),
    run,
    ...summary,
    ...(odd.length === 0 ? {} : { implausible: odd }),
    observations,
  }
}

/** What there is to say of the values alone. */
export type Summary = Pick<Result, 'dates' | 'quantiles' | 'series' | 'outcomes'>

export function summarizeValues(engine: Engine, scenario: Scenario, values: BatchValues): Summary {
  const series: Record<string, SeriesResult> = {}
  for (const spec of engine.seriesOf(scenario)) series[spec.name] = summarizeSeries(spec, values, scenario.weeks)
  return {
    dates: Array.from({ length: scenario.weeks }, (_, week) => dateOfWeek(scenario.start, week)),
    quantiles: QUANTILES,
    series,
    outcomes: summarizeOutcomes(engine.scalarsOf(scenario), values, scenario.outcomes),
  }
}

/** Quantiles of the replicates that have a value in a week, and how many those are where some have none. */
function summarizeSeries(spec: SeriesSpec, values: BatchValues, weeks: number): SeriesResult {
  const { name, family, label, unit, of } = spec
  const bands = QUANTILES.map(() => new Array<number | null>(weeks).fill(null))
  const measured = new Array<number>(weeks)
  const means = new Array<number | null>(weeks).fill(null)
  for (let week = 0; week < weeks; week++) {
    const across = values.week(name, week)
    refuseImpossible(spec, across, week)
    const known = present(across)
    measured[week] = known.length
    if (known.length === 0) continue
    if (spec.adds) means[week] = mean(known as unknown as number[])
    quantiles(known, QUANTILES).forEach((value, q) => (bands[q]![week] = value))
  }
  const whole = measured.every((count) => count === values.replicates)
  return { family, label, unit, of, bands, ...(spec.adds ? { means } : {}), ...(whole ? {} : { measured }) }
}

function refuseImpossible({ name, missing }: SeriesSpec, across: Float64Array, week: number): void {
  const isFine = (value: number): boolean => Number.isFinite(value) || (missing !== undefined && Number.isNaN(value))
  const r = across.findIndex((value) => !isFine(value))
  if (r >= 0) throw new Error(`${name} is ${across[r]} in week ${week} of replicate ${r}`)
}

/** Outcomes by name, those the scenario asks for first. */
function summarizeOutcomes(
  specs: readonly ScalarSpec[],
  values: BatchValues,
  first: readonly string[],
): Record<string, OutcomeResult> {
  const outcomes: Record<string, OutcomeResult> = {}
  const order = specs.map((spec, s) => ({ spec, s, rank: first.indexOf(spec.name) }))
  const headline = order.filter((o) => o.rank >= 0).sort((a, b) => a.rank - b.rank)
  for (const { spec, s } of [...headline, ...order.filter((o) => o.rank < 0)])
    outcomes[spec.name] = summarizeOutcome(spec, values.scalars(s))
  return outcomes
}

/** Quantiles and mean over the replicates in which it happened; `share` says in how many it did. */
export function summarizeOutcome(spec: ScalarSpec, column: Float64Array): OutcomeResult {
  const happened = present(column)
  const q = happened.length === 0 ? [null, null, null, null, null] : quantiles(happened, QUANTILES)
  return {
    label: spec.label,
    unit: spec.unit,
    of: spec.of,
    p05: q[0]!,
    p25: q[1]!,
    p50: q[2]!,
    p75: q[3]!,
    p95: q[4]!,
    mean: happened.length === 0 ? null : mean(happened as unknown as number[]),
    share: column.length === 0 ? 0 : happened.length / column.length,
    values: Array.from(column.subarray(0, MAX_VALUES), (value) => (Number.isNaN(value) ? null : value)),
  }
}
