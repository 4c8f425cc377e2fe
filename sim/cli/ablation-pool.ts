/** Variants of the scoreboard's scenarios measured on threads; which thread computes a replicate leaves no trace. */
import { fileURLToPath } from 'node:url'
import Tinypool from 'tinypool'
import type { Measured, Scenarios } from '../hindcast/measure.ts'
import type { Observation } from '../batch/observations.ts'
import { PATTERN_SCENARIOS } from '../patterns/patterns.ts'
import type { AblationSetup } from './ablation-worker.ts'
import { prepareScenario } from './prepare-scenario.ts'
import { createProgress } from './progress.ts'

/** `[replicate][full model, then each variant]`. */
export async function measureVariants(
  setup: AblationSetup,
  replicates: number,
  workers: number,
  quiet: boolean,
): Promise<readonly (readonly Measured[])[]> {
  const pool = new Tinypool({
    filename: new URL('./ablation-worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: setup,
  })
  const progress = createProgress(replicates, 0, quiet)
  let done = 0
  const measure = async (_: unknown, replicate: number): Promise<readonly Measured[]> => {
    const values = (await pool.run(replicate)) as readonly Measured[]
    progress.update(++done)
    return values
  }
  try {
    return await Promise.all(Array.from({ length: replicates }, measure))
  } finally {
    progress.stop()
    await pool.destroy()
  }
}

/** What the scoreboard runs, and what it is held against, by scenario. */
export interface Scoreboard {
  readonly scenarios: Scenarios
  readonly observations: ReadonlyMap<string, readonly Observation[]>
}

/** Bundled into dist/, beside which the scenarios lie. */
export function readScoreboard(): Scoreboard {
  const folder = fileURLToPath(new URL('../scenarios/', import.meta.url))
  const prepared = PATTERN_SCENARIOS.map((name) => [name, prepareScenario(`${folder}${name}.yaml`, [])] as const)
  return {
    scenarios: new Map(prepared.map(([name, { scenario }]) => [name, scenario])),
    observations: new Map(prepared.map(([name, { observations }]) => [name, observations])),
  }
}
