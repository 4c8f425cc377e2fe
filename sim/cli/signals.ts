/** Ctrl-C and SIGTERM end a batch between two chunks; a second one ends the process at once. Either can be resumed. */
import { EXIT } from './exit.ts'

export interface StopSignals {
  /** Exit code to end with, once a signal came. */
  readonly code: number | undefined
  /** Takes the handlers off again. */
  release(): void
}

export function listenForStop(onStop: (signal: 'SIGINT' | 'SIGTERM') => void): StopSignals {
  let code: number | undefined
  const on = (signal: 'SIGINT' | 'SIGTERM', exit: number) => (): void => {
    if (code !== undefined) process.exit(exit)
    code = exit
    onStop(signal)
  }
  const interrupt = on('SIGINT', EXIT.interrupted)
  const terminate = on('SIGTERM', EXIT.terminated)
  process.on('SIGINT', interrupt).on('SIGTERM', terminate)
  return {
    get code() {
      return code
    },
    release() {
      process.off('SIGINT', interrupt).off('SIGTERM', terminate)
    },
  }
}
