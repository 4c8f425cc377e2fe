/** Numbered tasks on threads, with a line of progress. */
import { createProgress } from '../terminal/progress.ts'
import { createPool } from './pool.ts'
import type { JobName, ResultOf, SetupOf, TaskOf } from './work/jobs.ts'

export interface ThreadOptions {
  readonly workers: number
  readonly quiet: boolean
  /** What its progress counts; replicates when left out. */
  readonly what?: string
}

/** Jobs whose tasks are numbers. */
type Numbered = { [Name in JobName]: TaskOf<Name> extends number ? Name : never }[JobName]

/** What a job makes of tasks 0 to `count - 1`, in their order. */
export async function onThreads<Name extends Numbered>(
  job: Name,
  setup: SetupOf<Name>,
  count: number,
  { workers, quiet, what }: ThreadOptions,
): Promise<readonly ResultOf<Name>[]> {
  const pool = createPool(job, setup, workers)
  const progress = createProgress(count, 0, quiet, what)
  let done = 0
  const compute = async (_: unknown, task: number): Promise<ResultOf<Name>> => {
    const result = await pool.run(task as TaskOf<Name>)
    progress.update(++done)
    return result
  }
  try {
    return await Promise.all(Array.from({ length: count }, compute))
  } finally {
    progress.stop()
    await pool.close()
  }
}
