/** The simulator itself, in a thread of the reader's browser: one replicate a message. */
import { simulate } from '../../sim/index.ts'
import type { Scenario } from '../../sim/index.ts'

export interface EngineTask {
  readonly scenario: Scenario
  readonly seed: number
  readonly replicate: number
}
export interface EngineAnswer {
  readonly record: Float64Array
  readonly scalars: Float64Array
}

interface WorkerScope {
  onmessage: ((event: { readonly data: EngineTask }) => void) | null
  postMessage(answer: EngineAnswer, transfer: readonly ArrayBuffer[]): void
}
const scope = globalThis as unknown as WorkerScope

scope.onmessage = ({ data: { scenario, seed, replicate } }) => {
  const { record, scalars } = simulate(scenario, { seed, replicate })
  scope.postMessage({ record, scalars }, [record.buffer as ArrayBuffer, scalars.buffer as ArrayBuffer])
}
