/** A thread of a forecast: the observed series of one replicate. */
import { workerData } from 'node:worker_threads'
import { simulate } from '../../run.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { seriesOf } from '../../outcomes/series.ts'

export interface ForecastSetup {
  readonly scenario: Scenario
  readonly series: readonly string[]
  readonly seed: number
}

// tinypool hands over [its own data, ours].
const [, { scenario, series, seed }] = workerData as [unknown, ForecastSetup]
const names = seriesOf(scenario).map(({ name }) => name)

export default function runSeries(replicate: number): readonly Float64Array[] {
  const { record } = simulate(scenario, { seed, replicate })
  return series.map((name) => {
    const k = names.indexOf(name)
    return record.slice(k * scenario.weeks, (k + 1) * scenario.weeks)
  })
}
