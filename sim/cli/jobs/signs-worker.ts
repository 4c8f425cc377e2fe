/** A thread of the sign table: measures rows in one replicate. */
import { workerData } from 'node:worker_threads'
import type { Scenario } from '../../scenario/scenario.ts'
import { measureSigns, type SignPairs } from '../../studies/signs/run-signs.ts'
import { SIGN_ROWS } from '../../studies/signs/sign-rows.ts'

export interface SignSetup {
  readonly scenarios: ReadonlyMap<string, Scenario>
  /** Rows by name: what a row changes is a function, which no thread can be handed. */
  readonly ids: readonly string[]
  readonly seed: number
}

// tinypool hands over [its own data, ours].
const [, { scenarios, ids, seed }] = workerData as [unknown, SignSetup]
const rows = SIGN_ROWS.filter(({ id }) => ids.includes(id))

export default function measure(replicate: number): SignPairs {
  return measureSigns(rows, scenarios, seed, replicate)
}
