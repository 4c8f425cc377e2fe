/** Runs a scenario on threads for a forecast that is to be registered. */
import { setWords } from '../terminal/set-words.ts'
import { basename } from 'node:path'
import { type Forecast, observedSeries, registerForecast } from '../../studies/forecast/forecast.ts'
import { seriesOf } from '../../outcomes/series.ts'
import { engine } from '../engine.ts'
import { UsageError } from '../terminal/exit.ts'
import { oddOfValues } from './odd-runs.ts'
import { onThreads, type ThreadOptions } from './on-threads.ts'
import { prepareScenario } from '../input/prepare-scenario.ts'

export interface ForecastOptions extends ThreadOptions {
  readonly file: string
  /** `path=value` settings that change it. */
  readonly settings: readonly string[]
  readonly replicates: number
  readonly seed: number
}

export interface Ran {
  readonly forecast: Forecast
  /** What the middle of its runs comes to that no market has seen. */
  readonly odd: readonly string[]
}

export async function runForecast({ file, settings, replicates, seed, ...threads }: ForecastOptions): Promise<Ran> {
  const { scenario, scenarioHash, observations } = prepareScenario(file, settings)
  const series = observedSeries(observations)
  if (series.length === 0) throw new UsageError(`${file}: names no observations, so there is nothing to go on from`)
  const runs = await onThreads('runSeries', { scenario, series, seed }, replicates, threads)
  const units = new Map(seriesOf(scenario).map(({ name, unit }) => [name, unit]))
  const week = (name: string, at: number) => Float64Array.from(runs, (run) => run[series.indexOf(name)]![at]!)
  const forecast = registerForecast({
    ...{ engine: engine.ENGINE_VERSION, scenario, scenarioHash, observations, seed },
    command: `chokepoint forecast ${basename(file)} --replicates ${replicates} --seed ${seed}${setWords(settings)}`,
    ensemble: (name) => runs.map((run) => run[series.indexOf(name)]!),
    unitOf: (name) => units.get(name)!,
  })
  return { forecast, odd: oddOfValues(scenario, { replicates, week }, (name) => series.includes(name)) }
}
