/** One replicate of the sign table: every row's outcomes without and with its change, under the same luck. */
import { simulate } from '../../run.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { seriesOf } from '../../outcomes/series.ts'
import { weekOfDate } from '../../numbers/units.ts'
import { judgeSign, readSeries, type SignScore } from './judge-sign.ts'
import type { SignRow } from './sign-row.ts'

/** [row][outcome], without and with the change. */
export interface SignPairs {
  readonly base: readonly Float64Array[]
  readonly changed: readonly Float64Array[]
}

/** `scenarios` by name, those that the rows name. A run goes no further than the last date that it is read at. */
export function measureSigns(
  rows: readonly SignRow[],
  scenarios: ReadonlyMap<string, Scenario>,
  seed: number,
  replicate: number,
): SignPairs {
  const unchanged = new Map<string, Run>()
  for (const name of new Set(rows.map((row) => row.scenario))) {
    const own = rows.filter((row) => row.scenario === name)
    unchanged.set(name, run(scenarioOf(scenarios, name), own, seed, replicate))
  }
  const base = rows.map((row) => readRow(row, unchanged.get(row.scenario)!))
  const changed = rows.map((row) => {
    return readRow(row, run(row.apply(scenarioOf(scenarios, row.scenario)), [row], seed, replicate))
  })
  return { base, changed }
}

/** Rows of verdicts from replicates of pairs. */
export function scoreSigns(rows: readonly SignRow[], pairs: readonly SignPairs[]): readonly SignScore[] {
  return rows.flatMap((row, k) =>
    row.outcomes.map((outcome, o) => {
      const of = (side: keyof SignPairs): Float64Array => Float64Array.from(pairs, (pair) => pair[side][k]![o]!)
      return judgeSign(row, outcome, of('base'), of('changed'))
    }),
  )
}

interface Run {
  readonly scenario: Scenario
  readonly record: Float64Array
}

function run(scenario: Scenario, rows: readonly SignRow[], seed: number, replicate: number): Run {
  const last = rows.flatMap(({ outcomes }) => outcomes.map(({ reading }) => weekOfDate(scenario.start, reading.to)))
  const short = { ...scenario, weeks: Math.min(scenario.weeks, Math.max(...last) + 1) }
  return { scenario: short, record: simulate(short, { seed, replicate }).record }
}

function readRow({ outcomes }: SignRow, { scenario, record }: Run): Float64Array {
  const places = new Map(seriesOf(scenario).map((spec, k) => [spec.name, k]))
  const find = (name: string): Float64Array => {
    const k = places.get(name)
    if (k === undefined) throw new RangeError(`no series ${name} in ${scenario.name}`)
    return record.subarray(k * scenario.weeks, (k + 1) * scenario.weeks)
  }
  return Float64Array.from(outcomes, ({ reading }) =>
    readSeries(reading, find, (date) => weekOfDate(scenario.start, date)),
  )
}

function scenarioOf(scenarios: ReadonlyMap<string, Scenario>, name: string): Scenario {
  const scenario = scenarios.get(name)
  if (scenario === undefined) throw new RangeError(`the sign table needs scenario ${name}`)
  return scenario
}
