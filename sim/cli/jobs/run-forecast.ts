/** Runs a scenario on threads for a forecast that is to be registered. */
import { basename } from 'node:path'
import { type Forecast, observedSeries, registerForecast } from '../../studies/forecast/forecast.ts'
import { seriesOf } from '../../outcomes/series.ts'
import { engine } from '../engine.ts'
import { UsageError } from '../terminal/exit.ts'
import { onThreads, type ThreadOptions } from './on-threads.ts'
import { prepareScenario } from '../input/prepare-scenario.ts'

export interface ForecastOptions extends ThreadOptions {
  readonly file: string
  readonly replicates: number
  readonly seed: number
}

export async function runForecast({ file, replicates, seed, ...threads }: ForecastOptions): Promise<Forecast> {
  const { scenario, scenarioHash, observations } = prepareScenario(file, [])
  const series = observedSeries(observations)
  if (series.length === 0) throw new UsageError(`${file}: names no observations, so there is nothing to go on from`)
  const runs = await onThreads('runSeries', { scenario, series, seed }, replicates, threads)
  const units = new Map(seriesOf(scenario).map(({ name, unit }) => [name, unit]))
  return registerForecast({
    ...{ engine: engine.ENGINE_VERSION, scenario, scenarioHash, observations, seed },
    command: `chokepoint forecast ${basename(file)} --replicates ${replicates} --seed ${seed}`,
    ensemble: (name) => runs.map((run) => run[series.indexOf(name)]!),
    unitOf: (name) => units.get(name)!,
  })
}
