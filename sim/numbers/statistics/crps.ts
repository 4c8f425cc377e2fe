/**
 * Continuous ranked probability score: the mean distance between a forecast and what came, less half the forecast's own spread;
 * in the unit of the value, smaller is better (Gneiting and Raftery 2007).
 */
import { errorFunction } from 'simple-statistics'
import { exp } from '../math.ts'

/**
 * Of an ensemble, fair to its size: the spread is that of two different members, so that a forecast is not blamed for having few
 * (Ferro 2014). One member scores its distance.
 */
export function crpsOfEnsemble(members: Float64Array, observed: number): number {
  const sorted = members.slice().sort()
  const n = sorted.length
  let distance = 0
  let spread = 0
  for (let k = 0; k < n; k++) {
    distance += Math.abs(sorted[k] - observed)
    // Each member counts once for every member below it and against every member above.
    spread += (2 * k + 1 - n) * sorted[k]
  }
  return distance / n - (n > 1 ? spread / (n * (n - 1)) : 0)
}

/** Of a normal forecast, in closed form (Gneiting et al. 2005). */
export function crpsOfNormal(mean: number, sd: number, observed: number): number {
  const z = (observed - mean) / sd
  const density = exp(-0.5 * z * z) * INVERSE_SQRT_TWO_PI
  return sd * (z * errorFunction(z * SQRT_HALF) + 2 * density - INVERSE_SQRT_PI)
}
const INVERSE_SQRT_TWO_PI = 0.3989422804014327
const INVERSE_SQRT_PI = 0.5641895835477563
const SQRT_HALF = 0.7071067811865476
