/** Threads for one job. Which of them does a task, and when, leaves no trace in what comes back. */
import Tinypool from 'tinypool'
import type { Order } from './worker.ts'
import type { JobName, ResultOf, SetupOf, TaskOf } from './work/jobs.ts'

export interface Pool<Task, Result> {
  run(task: Task): Promise<Result>
  close(): Promise<void>
}

export function createPool<Name extends JobName>(
  job: Name,
  setup: SetupOf<Name>,
  workers: number,
): Pool<TaskOf<Name>, ResultOf<Name>> {
  const order: Order = { job, setup }
  const pool = new Tinypool({
    // Beside the bundled command line; both are built by scripts/build.mjs.
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    // Threads wait in their event loop, not asleep in Atomics.wait. Once, in a busy test run, a batch did not end after its last
    // replicate; the cause was not found, and a sleeping thread is the one thing here that may not hear the order to end.
    useAtomics: false,
    workerData: order,
  })
  return {
    run: (task) => pool.run(task) as Promise<ResultOf<Name>>,
    close: () => pool.destroy(),
  }
}
