/** Student's t: what an interval of a mean takes in place of the normal quantile where the spread is estimated too. */
import { betaQuantile } from '../beta.ts'
import { normalQuantile } from '../normal.ts'

/** Above it the expansion is exact to the last digits. */
const LARGE = 1_000
const UPPER = 0.975

/** Upper quantile, 97.5 % unless another is asked for, by degrees of freedom, a whole number from 1 on. */
export function studentQuantile(freedom: number, upper = UPPER): number {
  // A whole number and a share add up to a key of their own.
  const known = KNOWN.get(freedom + upper)
  if (known !== undefined) return known
  const found = freedom > LARGE ? expansion(freedom, upper) : exact(freedom, 2 * (1 - upper))
  KNOWN.set(freedom + upper, found)
  return found
}
/** Asked for again in every week of every series, always for the same batch. */
const KNOWN = new Map<number, number>()

/** freedom / (freedom + t²) is beta distributed (Abramowitz and Stegun 26.7.1 and 26.5.27). */
function exact(freedom: number, bothTails: number): number {
  const { from, by } = betaQuantile(bothTails, freedom / 2, 0.5)
  return Math.sqrt(from === 'low' ? (freedom * (1 - by)) / by : (freedom * by) / (1 - by))
}

/** Expansion about the normal (Abramowitz and Stegun 26.7.5). */
function expansion(freedom: number, upper: number): number {
  const z = normalQuantile(upper)
  const z2 = z * z
  const first = (z * (z2 + 1)) / 4
  const second = (z * ((5 * z2 + 16) * z2 + 3)) / 96
  const third = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384
  const fourth = (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92160
  return z + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom
}
