/** Runs the sign table on threads. */
import type { SignResult } from '../../studies/signs/judge-sign.ts'
import { scoreSigns } from '../../studies/signs/run-signs.ts'
import type { SignRow } from '../../studies/signs/sign-row.ts'
import { engine } from '../engine.ts'
import { onThreads, type ThreadOptions } from './on-threads.ts'
import { shippedScenarios } from '../input/shipped-scenarios.ts'

export interface SignsOptions extends ThreadOptions {
  readonly rows: readonly SignRow[]
  readonly replicates: number
  readonly seed: number
}

export async function runSigns({ rows, replicates, seed, ...threads }: SignsOptions): Promise<SignResult> {
  const prepared = shippedScenarios([...new Set(rows.map(({ scenario }) => scenario))])
  const setup = {
    scenarios: new Map([...prepared].map(([name, { scenario }]) => [name, scenario])),
    ids: rows.map(({ id }) => id),
    seed,
  }
  const pairs = await onThreads('measureRows', setup, replicates, threads)
  return {
    schema: 'chokepoint.signs/1',
    engine: engine.ENGINE_VERSION,
    seed,
    replicates,
    rows: scoreSigns(rows, pairs),
  }
}
