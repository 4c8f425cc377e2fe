/** Distributions that scenarios name, by their inverse distribution functions. */
import { betaQuantile } from './beta.ts'
import { exp, log } from './math.ts'
import { normalQuantile, normalShare } from './random.ts'
import type { Distribution } from './scenario/scenario.ts'

/** How much the most likely value of a PERT weighs against one end. */
const PERT_WEIGHT = 4

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
    case 'beta':
      return d.min + (d.max - d.min) * betaQuantile(p, d.alpha, d.beta)
    case 'pert': {
      // The mean is (min + 4 mode + max) / 6: Malcolm et al. 1959, Operations Research 7, 646.
      const range = d.max - d.min
      const [alpha, beta] = [1 + (PERT_WEIGHT * (d.mode - d.min)) / range, 1 + (PERT_WEIGHT * (d.max - d.mode)) / range]
      return d.min + range * betaQuantile(p, alpha, beta)
    }
    case 'empirical':
      return d.values[Math.min(d.values.length - 1, Math.floor(p * d.values.length))]
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
