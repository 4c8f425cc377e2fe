/**
 * Takes the place of `sim/cli/jobs/pool.ts` in the builds whose commands are called in the process of the tests: the jobs of the threads,
 * one task after the other, in code that is warm already. Commands that are processes of their own have their threads.
 */
import type { Pool } from '../../sim/cli/jobs/pool.ts'
import { type JobName, JOBS, type ResultOf, type SetupOf, type TaskOf } from '../../sim/cli/jobs/work/jobs.ts'

export function createPool<Name extends JobName>(job: Name, setup: SetupOf<Name>): Pool<TaskOf<Name>, ResultOf<Name>> {
  // The pool pairs names, setups and tasks, which the compiler cannot follow. A thread gets a copy of its setup.
  const work = (JOBS[job] as (setup: unknown) => (task: unknown) => ResultOf<Name>)(structuredClone(setup))
  return {
    run: (task) => new Promise((done) => done(work(task))),
    close: () => Promise.resolve(),
  }
}
