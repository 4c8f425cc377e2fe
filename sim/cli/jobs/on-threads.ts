/** Numbered tasks on threads. Which thread computes a task, and when, leaves no trace in what comes back. */
import Tinypool from 'tinypool'
import { createProgress } from '../terminal/progress.ts'

export interface ThreadOptions {
  readonly workers: number
  readonly quiet: boolean
}

/** What the worker `NAME.js` beside the bundled command line makes of tasks 0 to `count - 1`, in their order. */
export async function onThreads<Result>(
  name: string,
  workerData: unknown,
  count: number,
  { workers, quiet }: ThreadOptions,
): Promise<readonly Result[]> {
  const filename = new URL(`./${name}.js`, import.meta.url).href
  const pool = new Tinypool({ filename, minThreads: workers, maxThreads: workers, workerData })
  const progress = createProgress(count, 0, quiet)
  let done = 0
  const compute = async (_: unknown, task: number): Promise<Result> => {
    const result = (await pool.run(task)) as Result
    progress.update(++done)
    return result
  }
  try {
    return await Promise.all(Array.from({ length: count }, compute))
  } finally {
    progress.stop()
    await pool.destroy()
  }
}
