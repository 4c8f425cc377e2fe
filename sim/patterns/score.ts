/** Computes the scoreboard: replicates of every scenario it needs, each pattern's band, and whether its median is in tolerance. */
import { quantiles } from '../stats/quantiles.ts'
import { simulate } from '../run.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { seriesOf } from '../series.ts'
import type { PatternRun } from './pattern.ts'
import { PATTERNS } from './patterns.ts'

/** One line of the scoreboard. `low` and `high` hold 90 % of the replicates in which it happened. */
export interface PatternScore {
  readonly id: string
  readonly measure: string
  readonly unit: string
  readonly observed: number
  readonly low: number
  readonly median: number
  readonly high: number
  readonly pass: boolean
  readonly split: string
  readonly evidence: string
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
  return Float64Array.from(PATTERNS, (pattern) =>
    pattern.of((name) => {
      const run = runs.get(name)
      if (!run) throw new RangeError(`the scoreboard needs scenario ${name}`)
      return run
    }),
  )
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

/** `values[replicate][pattern]` to one line per pattern. */
export function scorePatterns(values: readonly Float64Array[]): readonly PatternScore[] {
  return PATTERNS.map((pattern, k) => {
    const happened = Float64Array.from(values.map((v) => v[k]).filter((v) => v === v))
    const [low, median, high] = happened.length > 0 ? quantiles(happened, [0.05, 0.5, 0.95]) : [NaN, NaN, NaN]
    // What happened in less than half of the runs has no median.
    const usual = happened.length * 2 > values.length
    return {
      id: pattern.id,
      measure: pattern.measure,
      unit: pattern.unit,
      observed: pattern.observed,
      low,
      median,
      high,
      pass: usual && median >= pattern.tolerance[0] && median <= pattern.tolerance[1],
      split: pattern.split,
      evidence: pattern.evidence,
    }
  })
}
