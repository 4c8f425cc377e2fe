/** Threads that simulate: the engine is text in the page, so nothing is fetched. */
import type { Scenario } from '../../../sim/index.ts'
import type { EngineAnswer, EngineTask } from '../engine-worker.ts'

export interface Thread {
  /** One replicate; rejects with the engine's own message. One at a time. */
  run(scenario: Scenario, seed: number, replicate: number): Promise<EngineAnswer>
}

export function createThread(source: string): Thread {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const worker = new Worker(address)
  return {
    run(scenario, seed, replicate) {
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<EngineAnswer>) => resolve(data)
        worker.onerror = (event) => {
          event.preventDefault()
          reject(new Error(event.message))
        }
        const task: EngineTask = { scenario, seed, replicate }
        worker.postMessage(task)
      })
    },
  }
}
