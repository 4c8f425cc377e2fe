/** Computes the scoreboard: replicates of every scenario it needs, each pattern's band, its verdict, and the nulls that pass it. */
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { simulate } from '../../run.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { seriesOf } from '../../outcomes/series.ts'
import { nullRuns } from './null-worlds.ts'
import { type NullName, NULLS, type Pattern, type PatternRun, type PatternRuns } from './pattern.ts'
import { PATTERNS } from './patterns.ts'
import { judge, type Verdict } from './verdict.ts'

/** One line of the scoreboard. `low` and `high` hold 90 % of the replicates in which it happened. */
export interface PatternScore {
  readonly id: string
  readonly measure: string
  readonly unit: string
  readonly observed: number
  readonly tolerance: readonly [number, number]
  readonly reason: string
  readonly low: number
  readonly median: number
  readonly high: number
  readonly verdict: Verdict
  readonly split: string
  readonly evidence: string
  /** Empty when no nulls were run. */
  readonly nulls: readonly NullScore[]
}

/** One null world against one measure. */
export interface NullScore {
  readonly name: NullName
  /** Why it was not tried; null when it was. */
  readonly untried: string | null
  /** NaN where it did not happen in this world, or was not tried. */
  readonly median: number
  /** Share of the null's replicates inside the tolerance. */
  readonly inside: number
  /** Not clearly outside the tolerance: the measure says nothing about the agents. */
  readonly passes: boolean
}

/** Values of every pattern in one replicate, in the order of PATTERNS; NaN where it did not happen. */
export function measurePatterns(
  scenarios: ReadonlyMap<string, Scenario>,
  seed: number,
  replicate: number,
): Float64Array {
  return patternValues(runScenarios(scenarios, seed, replicate))
}

/** One replicate of every scenario, by name. */
export function runScenarios(
  scenarios: ReadonlyMap<string, Scenario>,
  seed: number,
  replicate: number,
): Map<string, PatternRun> {
  const runs = new Map<string, PatternRun>()
  for (const [name, scenario] of scenarios) runs.set(name, runOf(scenario, seed, replicate))
  return runs
}

/** Values of every pattern from one replicate of each scenario that the scoreboard needs. */
export function patternValues(runs: ReadonlyMap<string, PatternRun>): Float64Array {
  const find = finder(runs)
  return Float64Array.from(PATTERNS, (pattern) => pattern.of(find))
}

/** The same in every null world, in the order of NULLS; NaN also where a null is not tried. */
export function nullValues(
  runs: ReadonlyMap<string, PatternRun>,
  seed: number,
  replicate: number,
): readonly Float64Array[] {
  return NULLS.map((name) => {
    const world = nullRuns(name, finder(runs), seed, replicate)
    return Float64Array.from(PATTERNS, (pattern) => (pattern.untried?.[name] === undefined ? pattern.of(world) : NaN))
  })
}

const finder =
  (runs: ReadonlyMap<string, PatternRun>): PatternRuns =>
  (name) => {
    const run = runs.get(name)
    if (!run) throw new RangeError(`the scoreboard needs scenario ${name}`)
    return run
  }

function runOf(scenario: Scenario, seed: number, replicate: number): PatternRun {
  const { record } = simulate(scenario, { seed, replicate })
  const places = new Map(seriesOf(scenario).map((spec, k) => [spec.name, k]))
  return {
    scenario,
    series(name) {
      const k = places.get(name)
      if (k === undefined) throw new RangeError(`no series ${name} in ${scenario.name}`)
      return record.subarray(k * scenario.weeks, (k + 1) * scenario.weeks)
    },
  }
}

/** `values[replicate][pattern]` and `nulls[replicate][null][pattern]` to one line per pattern. */
export function scorePatterns(
  values: readonly Float64Array[],
  nulls: readonly (readonly Float64Array[])[] = [],
): readonly PatternScore[] {
  return PATTERNS.map((pattern, k) => {
    const { id, measure, unit, observed, tolerance, reason, split, evidence } = pattern
    const mine = Float64Array.from(values, (v) => v[k])
    const [low, median, high] = bandOf(mine)
    const { verdict } = judge(mine, tolerance)
    const tried = nulls.length === 0 ? [] : NULLS.map((_, n) => nullScore(pattern, n, nulls, k))
    return { id, measure, unit, observed, tolerance, reason, low, median, high, verdict, split, evidence, nulls: tried }
  })
}

function nullScore(
  { untried, tolerance }: Pattern,
  n: number,
  nulls: readonly (readonly Float64Array[])[],
  k: number,
): NullScore {
  const name = NULLS[n]
  const why = untried?.[name] ?? null
  const values = Float64Array.from(nulls, (worlds) => worlds[n][k])
  const { verdict, inside } = judge(values, tolerance)
  return { name, untried: why, median: bandOf(values)[1], inside, passes: why === null && verdict !== 'miss' }
}

/** 5 %, 50 % and 95 % of the replicates in which it happened. */
function bandOf(values: Float64Array): readonly [number, number, number] {
  const happened = values.filter((v) => v === v)
  if (happened.length === 0) return [NaN, NaN, NaN]
  const [low, median, high] = quantiles(happened, [0.05, 0.5, 0.95])
  return [low, median, high]
}

/** Nulls that pass a measure. */
export const passedBy = ({ nulls }: Pick<PatternScore, 'nulls'>): readonly NullName[] =>
  nulls.filter(({ passes }) => passes).map(({ name }) => name)
