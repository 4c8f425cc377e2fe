/** Runs the scenarios of the scoreboard on threads and scores them; which thread computes a replicate leaves no trace. */
import { fileURLToPath } from 'node:url'
import Tinypool from 'tinypool'
import { HINDCASTS, type Tested } from '../hindcast/measure.ts'
import type { HindcastResult } from '../hindcast/result.ts'
import { summarizeHindcast } from '../hindcast/summarize.ts'
import { withCounterparts } from '../patterns/null-worlds.ts'
import { PATTERN_SCENARIOS } from '../patterns/patterns.ts'
import { engine } from './engine.ts'
import type { HindcastSetup } from './pattern-worker.ts'
import { prepareScenario, type PreparedScenario } from './prepare-scenario.ts'
import { createProgress } from './progress.ts'

export interface HindcastOptions {
  readonly replicates: number
  readonly seed: number
  readonly workers: number
  readonly quiet: boolean
}

export async function runHindcast({ replicates, seed, workers, quiet }: HindcastOptions): Promise<HindcastResult> {
  const prepared = shippedScenarios()
  const scenarios = withCounterparts(new Map([...prepared].map(([name, { scenario }]) => [name, scenario])))
  const setup: HindcastSetup = { scenarios, seed }
  const pool = new Tinypool({
    filename: new URL('./pattern-worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: setup,
  })
  const progress = createProgress(replicates, 0, quiet)
  let done = 0
  try {
    const measured = await Promise.all(
      Array.from({ length: replicates }, async (_, replicate) => {
        const values = (await pool.run(replicate)) as Tested
        progress.update(++done)
        return values
      }),
    )
    return summarizeHindcast({
      engine: engine.ENGINE_VERSION,
      seed,
      command: `chokepoint hindcast --replicates ${replicates} --seed ${seed}`,
      scenarios,
      observations: new Map(HINDCASTS.map((name) => [name, prepared.get(name)?.observations ?? []])),
      measured,
    })
  } finally {
    progress.stop()
    await pool.destroy()
  }
}

/** Bundled into dist/, beside which the scenarios lie. */
function shippedScenarios(): ReadonlyMap<string, PreparedScenario> {
  const folder = fileURLToPath(new URL('../scenarios/', import.meta.url))
  return new Map(PATTERN_SCENARIOS.map((name) => [name, prepareScenario(`${folder}${name}.yaml`, [])]))
}
