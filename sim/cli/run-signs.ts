/** Runs the sign table on threads; which thread computes a replicate leaves no trace. */
import { fileURLToPath } from 'node:url'
import Tinypool from 'tinypool'
import type { SignResult } from '../signs/judge-sign.ts'
import { type SignPairs, scoreSigns } from '../signs/run-signs.ts'
import type { SignRow } from '../signs/sign-row.ts'
import { engine } from './engine.ts'
import { prepareScenario } from './prepare-scenario.ts'
import { createProgress } from './progress.ts'
import type { SignSetup } from './signs-worker.ts'

export interface SignsOptions {
  readonly rows: readonly SignRow[]
  readonly replicates: number
  readonly seed: number
  readonly workers: number
  readonly quiet: boolean
}

export async function runSigns({ rows, replicates, seed, workers, quiet }: SignsOptions): Promise<SignResult> {
  const folder = fileURLToPath(new URL('../scenarios/', import.meta.url))
  const names = [...new Set(rows.map(({ scenario }) => scenario))]
  const setup: SignSetup = {
    scenarios: new Map(names.map((name) => [name, prepareScenario(`${folder}${name}.yaml`, []).scenario])),
    ids: rows.map(({ id }) => id),
    seed,
  }
  const pool = new Tinypool({
    filename: new URL('./signs-worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: setup,
  })
  const progress = createProgress(replicates, 0, quiet)
  let done = 0
  try {
    const pairs = await Promise.all(
      Array.from({ length: replicates }, async (_, replicate) => {
        const values = (await pool.run(replicate)) as SignPairs
        progress.update(++done)
        return values
      }),
    )
    return {
      schema: 'chokepoint.signs/1',
      engine: engine.ENGINE_VERSION,
      seed,
      replicates,
      rows: scoreSigns(rows, pairs),
    }
  } finally {
    progress.stop()
    await pool.destroy()
  }
}
