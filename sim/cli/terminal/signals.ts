/**
 * Ctrl-C and SIGTERM. While a batch or a calibration stores its parts, the first one ends it after the part at work; everywhere else, and
 * the second time, the process ends at once. Either way the exit code says which, and what was stored stays.
 */
import { EXIT } from './exit.ts'

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const
type Signal = keyof typeof CODES
const SIGNALS = Object.keys(CODES) as readonly Signal[]

/** From now on: takes the place of what the signals did before. */
export function endOnSignals(): void {
  for (const signal of SIGNALS) process.removeAllListeners(signal).on(signal, () => process.exit(CODES[signal]))
}

export interface StopSignals {
  /** Exit code to end with, once a signal came. */
  readonly code: number | undefined
  /** Signals end the process at once again. */
  release(): void
}

export function listenForStop(onStop: (signal: Signal) => void): StopSignals {
  let code: number | undefined
  for (const signal of SIGNALS)
    process.removeAllListeners(signal).on(signal, () => {
      if (code !== undefined) process.exit(CODES[signal])
      code = CODES[signal]
      onStop(signal)
    })
  return {
    get code() {
      return code
    },
    release: endOnSignals,
  }
}
