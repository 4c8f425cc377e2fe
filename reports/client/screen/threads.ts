/** Threads that simulate: the engine is text in the page, so nothing is fetched. */
import type { EngineAnswer, EngineTask } from '../engine-worker.ts'

export interface Thread {
  /** One replicate; rejects with the engine's own message. One at a time. */
  run(task: EngineTask): Promise<EngineAnswer>
}

export function createThread(source: string): Thread {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const worker = new Worker(address)
  return {
    run(task) {
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<EngineAnswer>) => resolve(data)
        worker.onerror = (event) => {
          event.preventDefault()
          reject(new Error(event.message))
        }
        worker.postMessage(task)
      })
    },
  }
}
