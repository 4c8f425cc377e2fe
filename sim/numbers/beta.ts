/**
 * Beta distribution on (0, 1), for beta and PERT uncertainties. The distribution function is the incomplete beta ratio as a continued
 * fraction (Abramowitz and Stegun 26.5.8, evaluated after Lentz 1976), the quantile its bisection: slow beside an expansion, but good to
 * the last digits for any shape and near either end, and a replicate asks once.
 */
import { exp, log } from './math.ts'

/** Convergence of the continued fraction, relative. */
const CLOSE = 1e-16
/** Far above what shapes up to 1,000 need. */
const MOST_TERMS = 2_000
/** Keeps Lentz's quotients from dividing by 0. */
const TINY = 1e-300

/** Where a draw lies: how far from the end it is near to. */
export interface BetaPlace {
  readonly from: 'low' | 'high'
  readonly by: number
}

/** Quantile at p in (0, 1), relative error about 1e-13 of the distance to the nearer end. */
export function betaQuantile(p: number, alpha: number, beta: number): BetaPlace {
  return p < betaShare(0.5, alpha, beta)
    ? { from: 'low', by: nearLow(p, 1 - p, alpha, beta) }
    : { from: 'high', by: nearLow(1 - p, p, beta, alpha) }
}

/** The quantile at p, known to be at most a half, by bisection of its logarithm; q is 1 - p. */
function nearLow(p: number, q: number, alpha: number, beta: number): number {
  const isAbove = (x: number): boolean =>
    p < 0.5 ? betaShare(x, alpha, beta) > p : betaShare(1 - x, beta, alpha, x) < q
  let low = LEAST_LOG
  let high = LOG_OF_HALF
  for (;;) {
    const middle = 0.5 * (low + high)
    if (middle <= low || middle >= high) return exp(middle)
    if (isAbove(exp(middle))) high = middle
    else low = middle
  }
}
/** Below any quantile of a share of 1e-16 and a shape of 0.1. */
const LEAST_LOG = -700
const LOG_OF_HALF = -0.6931471805599453

/** Distribution function at x in [0, 1]; `y` is 1 - x, for those who know it better. */
export function betaShare(x: number, alpha: number, beta: number, y = 1 - x): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  // The fraction converges fast below the mean; above, the tail is taken.
  return x < (alpha + 1) / (alpha + beta + 2) ? lowerShare(x, y, alpha, beta) : 1 - lowerShare(y, x, beta, alpha)
}

/** `y` is 1 - x. */
function lowerShare(x: number, y: number, alpha: number, beta: number): number {
  const front = exp(
    logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta) + alpha * log(x) + beta * log(y) - log(alpha),
  )
  let c = 1
  let d = notZero(1 - ((alpha + beta) * x) / (alpha + 1))
  d = 1 / d
  let fraction = d
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m))
    d = 1 / notZero(1 + even * d)
    c = notZero(1 + even / c)
    fraction *= d * c
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1))
    d = 1 / notZero(1 + odd * d)
    c = notZero(1 + odd / c)
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < CLOSE) break
  }
  return front * fraction
}

function notZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x
}

/** Stirling's series holds to the last digits from here on. */
const STIRLING_FROM = 15
const HALF_LOG_TWO_PI = 0.918938533204672742
/** Bernoulli numbers B_2k / (2k (2k - 1)), k from 1. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1_260, -1 / 1_680, 1 / 1_188, -691 / 360_360, 1 / 156]

/** Logarithm of the gamma function for x > 0 (Abramowitz and Stegun 6.1.15 and 6.1.40). */
export function logGamma(x: number): number {
  let product = 1
  let z = x
  for (; z < STIRLING_FROM; z++) product *= z
  let series = 0
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series / (z * z) + STIRLING[k]
  return (z - 0.5) * log(z) - z + HALF_LOG_TWO_PI + series / z - log(product)
}
