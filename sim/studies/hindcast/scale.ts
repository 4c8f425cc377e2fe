/** The scale on which misses are measured. */
import { log } from '../../numbers/math.ts'

/** Prices and tonnes differ by orders of magnitude and move in per cent: their errors are compared on logarithms. Shares are not. */
export function scaleOf(series: string): (value: number) => number {
  return isOnLogarithms(series) ? (x) => log(x > TINY ? x : TINY) : (x) => x
}
export const isOnLogarithms = (series: string): boolean => !series.startsWith('approved')
/** Nothing shipped in a week, as a logarithm. */
const TINY = 1e-3
