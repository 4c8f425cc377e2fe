/** Distributions that scenarios name, by their inverse distribution functions. */
import { exp, log } from './math.ts'
import { normalQuantile } from './random.ts'
import type { Distribution } from './scenario/scenario.ts'

/** Inverse distribution function at p in (0, 1); truncated ones are cut by rescaling p. */
export function quantileOf(d: Distribution, p: number): number {
  switch (d.distribution) {
    case 'uniform':
      return d.min + (d.max - d.min) * p
    case 'triangular': {
      const cut = (d.mode - d.min) / (d.max - d.min)
      return p < cut
        ? d.min + Math.sqrt(p * (d.max - d.min) * (d.mode - d.min))
        : d.max - Math.sqrt((1 - p) * (d.max - d.min) * (d.max - d.mode))
    }
    case 'normal':
      return truncated(
        p,
        (x) => (x - d.mean) / d.sd,
        (z) => d.mean + d.sd * z,
        d.min,
        d.max,
      )
    case 'logNormal':
      return truncated(
        p,
        (x) => log(x / d.median) / d.sigma,
        (z) => d.median * exp(d.sigma * z),
        d.min,
        d.max,
      )
    case 'discrete': {
      let total = 0
      for (const w of d.weights) total += w
      let point = p * total
      for (let k = 0; k < d.values.length; k++) if ((point -= d.weights[k]) < 0) return d.values[k]
      return d.values[d.values.length - 1]
    }
  }
}

function truncated(
  p: number,
  toZ: (x: number) => number,
  fromZ: (z: number) => number,
  min?: number,
  max?: number,
): number {
  const low = min === undefined ? 0 : normalShare(toZ(min))
  const high = max === undefined ? 1 : normalShare(toZ(max))
  const x = fromZ(normalQuantile(low + (high - low) * p))
  return min !== undefined && x < min ? min : max !== undefined && x > max ? max : x
}

/** Standard normal distribution function by bisection of its own quantile, so that the two agree to the last digits. */
function normalShare(z: number): number {
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
