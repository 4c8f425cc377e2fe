/** A finished batch reduced to the Result: quantiles of every series in every week, and of every outcome. */
import { mean } from 'simple-statistics'
import type { Scenario } from '../scenario/scenario.ts'
import { quantiles } from '../stats/quantiles.ts'
import { dateOfWeek } from '../units.ts'
import type { Engine, ScalarSpec, SeriesSpec } from './engine.ts'
import type { Observation } from './observations.ts'
import type { OutcomeResult, Result, SeriesResult } from './result.ts'
import { describeScenario } from './describe-scenario.ts'

/** Where the weekly values and outcomes of all replicates come from: files or memory. */
export interface BatchValues {
  readonly replicates: number
  /** Weekly values of some series by name, `[replicate * weeks + week]` each, replicates in order. */
  readSeries(names: readonly string[]): Promise<readonly Float64Array[]>
  /** Outcomes by column, `[scalar][replicate]`; NaN means it did not happen. */
  readonly scalars: readonly Float64Array[]
}

export const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const
/** Memory for weekly values, bytes: about 1,000 replicates of three years in one pass; more are read in several. */
const MEMORY = 256e6
const MAX_VALUES = 2_000

export async function summarize(
  engine: Engine,
  scenario: Scenario,
  run: Result['run'],
  values: BatchValues,
  observations: readonly Observation[],
): Promise<Result> {
  const specs = engine.seriesOf(scenario)
  const series: Record<string, SeriesResult> = {}
  const atATime = Math.max(
    1,
    Math.floor(MEMORY / (values.replicates * scenario.weeks * Float64Array.BYTES_PER_ELEMENT)),
  )
  for (let s = 0; s < specs.length; s += atATime) {
    const group = specs.slice(s, s + atATime)
    const columns = await values.readSeries(group.map((spec) => spec.name))
    group.forEach((spec, i) => {
      series[spec.name] = summarizeSeries(spec, columns[i]!, values.replicates, scenario.weeks)
    })
  }
  return {
    schema: 'chokepoint.result/1',
    scenario: describeScenario(engine, scenario),
    run,
    dates: Array.from({ length: scenario.weeks }, (_, week) => dateOfWeek(scenario.start, week)),
    quantiles: QUANTILES,
    series,
    outcomes: summarizeOutcomes(engine.scalarsOf(scenario), values.scalars, scenario.outcomes),
    observations,
  }
}

/** Bands of one series; `column` is `[replicate * weeks + week]`. */
export function summarizeSeries(
  spec: SeriesSpec,
  column: Float64Array,
  replicates: number,
  weeks: number,
): SeriesResult {
  const bands = QUANTILES.map(() => new Array<number>(weeks))
  const values = new Float64Array(replicates)
  for (let week = 0; week < weeks; week++) {
    for (let r = 0; r < replicates; r++) {
      const value = column[r * weeks + week]!
      if (!Number.isFinite(value)) throw new Error(`${spec.name} is ${value} in week ${week} of replicate ${r}`)
      values[r] = value
    }
    quantiles(values, QUANTILES).forEach((value, q) => (bands[q]![week] = value))
  }
  return { family: spec.family, label: spec.label, unit: spec.unit, of: spec.of, bands }
}

/** Outcomes by name, those the scenario asks for first. */
function summarizeOutcomes(
  specs: readonly ScalarSpec[],
  columns: readonly Float64Array[],
  first: readonly string[],
): Record<string, OutcomeResult> {
  const outcomes: Record<string, OutcomeResult> = {}
  const order = specs.map((spec, i) => ({ spec, column: columns[i]!, rank: first.indexOf(spec.name) }))
  const headline = order.filter((o) => o.rank >= 0).sort((a, b) => a.rank - b.rank)
  for (const { spec, column } of [...headline, ...order.filter((o) => o.rank < 0)])
    outcomes[spec.name] = summarizeOutcome(spec, column)
  return outcomes
}

/** Quantiles and mean over the replicates in which it happened; `share` says in how many it did. */
export function summarizeOutcome(spec: ScalarSpec, column: Float64Array): OutcomeResult {
  const happened = column.filter((value) => !Number.isNaN(value))
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
