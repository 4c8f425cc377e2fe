/** Runs a scenario on threads for a forecast that is to be registered. */
import { basename } from 'node:path'
import Tinypool from 'tinypool'
import { type Forecast, observedSeries, registerForecast } from '../forecast/forecast.ts'
import { seriesOf } from '../series.ts'
import { engine } from './engine.ts'
import { UsageError } from './exit.ts'
import type { ForecastSetup } from './forecast-worker.ts'
import { prepareScenario } from './prepare-scenario.ts'
import { createProgress } from './progress.ts'

export interface ForecastOptions {
  readonly file: string
  readonly replicates: number
  readonly seed: number
  readonly workers: number
  readonly quiet: boolean
}

export async function runForecast({ file, replicates, seed, workers, quiet }: ForecastOptions): Promise<Forecast> {
  const { scenario, scenarioHash, observations } = prepareScenario(file, [])
  const series = observedSeries(observations)
  if (series.length === 0) throw new UsageError(`${file}: names no observations, so there is nothing to go on from`)
  const setup: ForecastSetup = { scenario, series, seed }
  const pool = new Tinypool({
    filename: new URL('./forecast-worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: setup,
  })
  const progress = createProgress(replicates, 0, quiet)
  let done = 0
  try {
    const runs = await Promise.all(
      Array.from({ length: replicates }, async (_, replicate) => {
        const values = (await pool.run(replicate)) as readonly Float64Array[]
        progress.update(++done)
        return values
      }),
    )
    const units = new Map(seriesOf(scenario).map(({ name, unit }) => [name, unit]))
    return registerForecast({
      ...{ engine: engine.ENGINE_VERSION, scenario, scenarioHash, observations, seed },
      command: `chokepoint forecast ${basename(file)} --replicates ${replicates} --seed ${seed}`,
      ensemble: (name) => runs.map((run) => run[series.indexOf(name)]!),
      unitOf: (name) => units.get(name)!,
    })
  } finally {
    progress.stop()
    await pool.destroy()
  }
}
