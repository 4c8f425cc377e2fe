/**
 * The standard normal distribution with the same bits everywhere, exact in its tails: what is cut far out is drawn from the survival
 * function and its logarithm, never from the difference of two shares that are both 1.
 */
import { exp, log } from './math.ts'

/** Quantile at p in (0, 1), relative error below 1e-15 (Wichura 1988, algorithm AS 241, PPND16). */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (q > -CENTRAL && q < CENTRAL) return centralQuantile(q)
  return q < 0 ? -tailQuantile(p) : tailQuantile(1 - p)
}
/** Shares this far from a half are in the middle part of the algorithm. */
const CENTRAL = 0.425

/** Quantile at the share 0.5 + q, |q| up to 0.425. */
function centralQuantile(q: number): number {
  const r = 0.180625 - q * q
  return (q * polynomial(r, CENTRE)) / polynomial(r, CENTRE_BELOW)
}

/** The z above which `share` lies, share below 0.075. */
function tailQuantile(share: number): number {
  let r = Math.sqrt(-log(share))
  if (r <= 5) {
    r -= 1.6
    return polynomial(r, MIDDLE) / polynomial(r, MIDDLE_BELOW)
  }
  r -= 5
  return polynomial(r, TAIL) / polynomial(r, TAIL_BELOW)
}

/** Distribution function: the share below z, relative error about 1e-15 in either tail. */
export function normalShare(z: number): number {
  return z < 0 ? shareAbove(-z) : 0.5 + shareFromMean(z)
}

/** From here on the tail is a continued fraction, nearer to the mean a series. */
const TAIL_FROM = 1.5
const INVERSE_SQRT_TWO_PI = 0.3989422804014327

/** Survival function: the share above z. */
function shareAbove(z: number): number {
  return z < TAIL_FROM ? 0.5 - shareFromMean(z) : bell(z) * INVERSE_SQRT_TWO_PI * millsRatio(z)
}

/** Share between the mean and z, negative below: density times z + z^3/3 + z^5/15 + … (Abramowitz and Stegun 26.2.11). */
function shareFromMean(z: number): number {
  if (z > TAIL_FROM) return 0.5 - shareAbove(z)
  if (z < -TAIL_FROM) return shareAbove(-z) - 0.5
  let term = z
  let sum = z
  for (let odd = 3; odd <= LAST_ODD; odd += 2) sum += term *= (z * z) / odd
  return bell(z) * INVERSE_SQRT_TWO_PI * sum
}
/** 1.5^45 / 45!! is below the last bit. */
const LAST_ODD = 45

/** e^(-z²/2). The square is taken in two parts, since the exponential magnifies its rounding. */
function bell(z: number): number {
  if (Math.abs(z) > BELL_ENDS) return 0
  const split = HALF_THE_BITS * z
  const head = split - (split - z)
  return exp(-0.5 * head * head) * exp(-0.5 * (z - head) * (z + head))
}
/** e^(-z²/2) is 0 in double precision. */
const BELL_ENDS = 40
/** 2^27 + 1: splits a double into two halves (Dekker 1971). */
const HALF_THE_BITS = 134_217_729

/** Share above z over the density at z, z from 1.5 on: 1 / (z + 1 / (z + 2 / (z + 3 / …))) (Abramowitz and Stegun 26.2.14). */
function millsRatio(z: number): number {
  let fraction = z
  for (let k = MILLS_TERMS; k > 0; k--) fraction = z + k / fraction
  return 1 / fraction
}
/** Enough at 1.5 for the last bit. */
const MILLS_TERMS = 160

/** Where a draw lies, in standard deviations: from the mean, or from an end that is far out in a tail. */
export interface Place {
  readonly from: 'mean' | 'low' | 'high'
  readonly by: number
}

/** Quantile at p of the standard normal cut to [low, high]; either may be infinite. */
export function cutNormal(p: number, low: number, high: number): Place {
  const q = 1 - p
  if (low >= TAIL_FROM) return { from: 'low', by: beyond(p, q, low, high) }
  if (high <= -TAIL_FROM) return { from: 'high', by: -beyond(q, p, -high, -low) }
  // A mixture of the two ends has no difference of like numbers, in the middle as in the tails.
  const q0 = q * shareFromMean(low) + p * shareFromMean(high)
  if (q0 > -CENTRAL && q0 < CENTRAL) return { from: 'mean', by: centralQuantile(q0) }
  return q0 < 0
    ? { from: 'mean', by: -tailQuantile(q * normalShare(low) + p * normalShare(high)) }
    : { from: 'mean', by: tailQuantile(q * normalShare(-low) + p * normalShare(-high)) }
}

/**
 * How far above `low`, at least 1.5, a share p of what lies between it and `high` ends; q is 1 - p. Newton's method on the logarithm of
 * the survival function, which is concave: from above it comes down to the root and never passes it.
 */
function beyond(p: number, q: number, low: number, high: number): number {
  const atLow = millsRatio(low)
  const survival = (t: number): number => log(millsRatio(low + t) / atLow) - t * (low + 0.5 * t)
  const rest = high === Infinity ? -Infinity : survival(high - low)
  const wanted = p < 0.5 ? logOfOnePlus(p * expLessOne(rest)) : log(q + p * exp(rest))
  let t = -wanted * atLow
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = (survival(t) - wanted) * millsRatio(low + t)
    t += change
    if (Math.abs(change) <= CLOSE * t) break
  }
  return t
}
/** Ten are enough; rounding may let the last two go back and forth. */
const MOST_STEPS = 30
const CLOSE = 1e-16

/** log(1 + x) that keeps the digits of a small x (Kahan, as in Goldberg 1991). */
function logOfOnePlus(x: number): number {
  const sum = 1 + x
  return sum === 1 ? x : (x * log(sum)) / (sum - 1)
}

/** exp(x) - 1 that keeps the digits of a small x (Kahan). */
function expLessOne(x: number): number {
  const power = exp(x)
  if (power === 1) return x
  return power - 1 === -1 ? -1 : ((power - 1) * x) / log(power)
}

function polynomial(x: number, c: readonly number[]): number {
  return ((((((c[7]! * x + c[6]!) * x + c[5]!) * x + c[4]!) * x + c[3]!) * x + c[2]!) * x + c[1]!) * x + c[0]!
}
const CENTRE = [
  3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
  4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
]
const CENTRE_BELOW = [
  1, 4.2313330701600911252e1, 6.871870074920579083e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
  3.930789580009271061e4, 2.8729085735721942674e4, 5.226495278852854561e3,
]
const MIDDLE = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
  2.4178072517745061177e-1, 2.27238449892691845833e-2, 7.7454501427834140764e-4,
]
const MIDDLE_BELOW = [
  1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1, 1.4810397642748007459e-1,
  1.51986665636164571966e-2, 5.475938084995344946e-4, 1.05075007164441684324e-9,
]
const TAIL = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1,
  2.6532189526576123093e-2, 1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
]
const TAIL_BELOW = [
  1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
]
