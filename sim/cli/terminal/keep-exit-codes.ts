/** Whatever ends the process, its exit code is one of exit.ts, and what it says is for people. */
import { describeFailure, EXIT } from './exit.ts'
import { endOnSignals } from './signals.ts'

/** Node's code for a program whose last promise nobody keeps: a worker thread that went away took it with it. */
const UNSETTLED = 13

export function keepExitCodes(): void {
  endOnSignals()
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, endWithFailure)
  process.stderr.on('error', () => undefined)
  let isLost = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that went away is no failure; a disk that is full is one.
    if (error.code === 'EPIPE' || isLost) return
    isLost = true
    process.stderr.write(`chokepoint: standard output: ${describeFailure(error)}\n`)
  })
  process.on('exit', (given) => {
    // Node says what it has found by itself in exitCode, not to its listeners.
    const code = Number(process.exitCode ?? given)
    if (code === UNSETTLED) process.stderr.write('chokepoint: a thread ended before its work was done\n')
    if (code === UNSETTLED || (isLost && code <= EXIT.badInput)) process.exitCode = EXIT.failed
  })
}

/** Nothing else of the process can be trusted to go on. */
function endWithFailure(error: unknown): void {
  process.stderr.write(`chokepoint: ${describeFailure(error)}\n`)
  process.exit(EXIT.failed)
}
