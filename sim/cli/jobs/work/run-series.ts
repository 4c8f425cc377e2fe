/** The observed series of one replicate of a forecast. */
import { simulate } from '../../../run.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { seriesOf } from '../../../outcomes/series.ts'
import type { Job } from './job.ts'

export interface ForecastSetup {
  readonly scenario: Scenario
  readonly series: readonly string[]
  readonly seed: number
}

export const runSeries: Job<ForecastSetup, number, readonly Float64Array[]> = ({ scenario, series, seed }) => {
  const names = seriesOf(scenario).map(({ name }) => name)
  const places = series.map((name) => names.indexOf(name))
  return (replicate) => {
    const { record } = simulate(scenario, { seed, replicate })
    return places.map((k) => record.slice(k * scenario.weeks, (k + 1) * scenario.weeks))
  }
}
