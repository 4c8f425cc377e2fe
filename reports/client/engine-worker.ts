/** The simulator itself, in a thread of the reader's browser: one replicate a message. */
import { createRerun } from '../../sim/index.ts'
import type { Scenario } from '../../sim/index.ts'

export interface EngineTask {
  readonly scenario: Scenario
  readonly seed: number
  readonly replicate: number
  /** Tasks of one name open the same market: their scenarios differ in what happens within the run alone. */
  readonly world: string
}
export interface EngineAnswer {
  readonly record: Float64Array
  readonly scalars: Float64Array
}

interface WorkerScope {
  onmessage: ((event: { readonly data: EngineTask }) => void) | null
  postMessage(answer: EngineAnswer): void
}
const scope = globalThis as unknown as WorkerScope

/** A replicate opens its market once for all that differs in what happens within the run. */
let opened: { readonly key: string; readonly rerun: ReturnType<typeof createRerun> } | undefined

scope.onmessage = ({ data: { scenario, seed, replicate, world } }) => {
  const key = `${seed} ${replicate} ${world}`
  if (opened?.key !== key) opened = { key, rerun: createRerun(scenario, { seed, replicate }) }
  const { record, scalars } = opened.rerun(scenario)
  // Copied, not handed over: a detached buffer would slow the simulator for good (docs/decisions/021-where-a-week-goes.md).
  scope.postMessage({ record, scalars })
}
