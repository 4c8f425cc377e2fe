/** One way to put a median with its interval into a sentence. */
import type { OutcomeResult } from '../../sim/studies/batch/result.ts'
import { quantile, type Spread } from '../reading.ts'
import { duration, span } from './numbers.ts'

type Format = (value: number) => string

/** "796–1,870": the 90 % interval. */
export function ninety(spread: Spread, format: Format): string {
  return span(format(spread.p05), format(spread.p95))
}

/** 90 % interval of a waiting time in which later than the horizon is possible. */
export function waitingInterval(of: OutcomeResult, format: Format = duration, late = 'beyond the horizon'): string {
  const low = quantile(of, 0.05)
  const high = quantile(of, 0.95)
  if (low === null) return late
  if (high === null) return `${format(low)} to ${late}`
  return merged(format(low), format(high))
}

/** "4–8 weeks", "8 weeks to 6 months". */
function merged(from: string, to: string): string {
  const [a, unitA] = from.split(' ')
  const [b, unitB] = to.split(' ')
  if (unitA?.replace(/s$/, '') !== unitB?.replace(/s$/, '') || a === undefined || b === undefined)
    return `${from} to ${to}`
  return `${a === b ? b : `${a}\u2013${b}`}${unitB === undefined ? '' : ` ${unitB}`}`
}
