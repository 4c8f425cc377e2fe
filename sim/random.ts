/**
 * Random numbers that never depend on the order in which they are drawn: a stream is a key, and a draw is a hash of key,
 * agent and week (counter-based, pcg4d of Jarzynski and Olano, JCGT 9(3) 2020). Two scenarios with one seed therefore give
 * every agent the same luck in every week, whatever else a policy changes; nothing has to be stored or seeded per agent.
 * Keys come from seedrandom, once per stream. See docs/decisions/001-counter-based-random.md.
 */
import seedrandom from 'seedrandom'
import { log } from './math.ts'

export interface Stream {
  readonly low: number
  readonly high: number
}

/** The stream of one purpose (`manufacturer.demand`) in one replicate. */
export function createStream(seed: number, replicate: number, purpose: string): Stream {
  const key = seedrandom.alea(`${seed}/${replicate}/${purpose}`)
  return { low: key.int32(), high: key.int32() }
}

/** Uniform on the open interval (0, 1), 32 bits, for agent `i` at week or use `t`. */
export function uniform(stream: Stream, i: number, t: number): number {
  let a = (Math.imul(stream.low, 1664525) + 1013904223) | 0
  let b = (Math.imul(stream.high, 1664525) + 1013904223) | 0
  let c = (Math.imul(i, 1664525) + 1013904223) | 0
  let d = (Math.imul(t, 1664525) + 1013904223) | 0
  a = (a + Math.imul(b, d)) | 0
  b = (b + Math.imul(c, a)) | 0
  c = (c + Math.imul(a, b)) | 0
  d = (d + Math.imul(b, c)) | 0
  a ^= a >>> 16
  b ^= b >>> 16
  c ^= c >>> 16
  d ^= d >>> 16
  a = (a + Math.imul(b, d)) | 0
  b = (b + Math.imul(c, a)) | 0
  c = (c + Math.imul(a, b)) | 0
  d = (d + Math.imul(b, c)) | 0
  return ((d >>> 0) + 0.5) / 4294967296
}

/** Standard normal, by inversion: one uniform gives one normal. */
export function normal(stream: Stream, i: number, t: number): number {
  return normalQuantile(uniform(stream, i, t))
}

/** Quantile of the standard normal, relative error below 1e-15 (Wichura 1988, algorithm AS 241, PPND16). */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (q > -0.425 && q < 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(r, CENTRE)) / polynomial(r, CENTRE_BELOW)
  }
  let r = Math.sqrt(-log(q < 0 ? p : 1 - p))
  if (r <= 5) {
    r -= 1.6
    r = polynomial(r, MIDDLE) / polynomial(r, MIDDLE_BELOW)
  } else {
    r -= 5
    r = polynomial(r, TAIL) / polynomial(r, TAIL_BELOW)
  }
  return q < 0 ? -r : r
}

/** Standard normal distribution function by bisection of its own quantile, so that the two agree to the last digits. */
export function normalShare(z: number): number {
  if (z < -8) return 0
  if (z > 8) return 1
  let low = 1e-16
  let high = 1 - 1e-16
  for (let k = 0; k < 60; k++) {
    const mid = 0.5 * (low + high)
    if (normalQuantile(mid) < z) low = mid
    else high = mid
  }
  return 0.5 * (low + high)
}

function polynomial(x: number, c: readonly number[]): number {
  let y = c[7]!
  for (let k = 6; k >= 0; k--) y = y * x + c[k]!
  return y
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
