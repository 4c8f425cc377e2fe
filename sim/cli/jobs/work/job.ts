/** Work for threads: made ready once in each of them, then done task by task. Setup, task and result are copied between threads. */
export type Job<Setup, Task, Result> = (setup: Setup) => (task: Task) => Result
