/** Variants of the scoreboard's scenarios measured on threads; which thread computes a replicate leaves no trace. */
import { fileURLToPath } from 'node:url'
import Tinypool from 'tinypool'
import type { Scenarios } from '../ablation/measure.ts'
import { PATTERN_SCENARIOS } from '../patterns/patterns.ts'
import type { AblationSetup } from './ablation-worker.ts'
import { prepareScenario } from './prepare-scenario.ts'
import { createProgress } from './progress.ts'

/** `[replicate][full model, then each variant]`, every pattern. */
export async function measureVariants(
  setup: AblationSetup,
  replicates: number,
  workers: number,
  quiet: boolean,
): Promise<readonly (readonly Float64Array[])[]> {
  const pool = new Tinypool({
    filename: new URL('./ablation-worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: setup,
  })
  const progress = createProgress(replicates, 0, quiet)
  let done = 0
  const measure = async (_: unknown, replicate: number): Promise<readonly Float64Array[]> => {
    const values = (await pool.run(replicate)) as readonly Float64Array[]
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

/** Bundled into dist/, beside which the scenarios lie. */
export function scoreboardScenarios(): Scenarios {
  const folder = fileURLToPath(new URL('../scenarios/', import.meta.url))
  return new Map(PATTERN_SCENARIOS.map((name) => [name, prepareScenario(`${folder}${name}.yaml`, []).scenario]))
}
