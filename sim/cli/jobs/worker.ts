/** What runs in every worker thread, whatever the command: the job that the pool was made for. */
import Tinypool from 'tinypool'
import { type JobName, JOBS, type SetupOf } from './work/jobs.ts'

export interface Order {
  readonly job: JobName
  readonly setup: SetupOf<JobName>
}

const { job, setup } = Tinypool.workerData as Order

// The pool pairs names and setups, which the compiler cannot follow across threads.
export default (JOBS[job] as (setup: unknown) => (task: unknown) => unknown)(setup)
