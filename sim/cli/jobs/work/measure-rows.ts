/** One replicate of the rows of the sign table. */
import type { Scenario } from '../../../scenario/scenario.ts'
import { measureSigns, type SignPairs } from '../../../studies/signs/run-signs.ts'
import { SIGN_ROWS } from '../../../studies/signs/sign-rows.ts'
import type { Job } from './job.ts'

export interface SignSetup {
  readonly scenarios: ReadonlyMap<string, Scenario>
  /** Rows by name: what a row changes is a function, which no thread can be handed. */
  readonly ids: readonly string[]
  readonly seed: number
}

export const measureRows: Job<SignSetup, number, SignPairs> = ({ scenarios, ids, seed }) => {
  const rows = SIGN_ROWS.filter(({ id }) => ids.includes(id))
  return (replicate) => measureSigns(rows, scenarios, seed, replicate)
}
