/** A whole number on the command line, or a message that says what was expected. */
import { UsageError } from '../terminal/exit.ts'

export function wholeNumber(option: string, given: string | number, min: number, max: number): number {
  const value = typeof given === 'number' ? given : /^\d+$/.test(given) ? Number(given) : Number.NaN
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new UsageError(`--${option}: given ${given}; expected a whole number from ${min} to ${max}`)
}
