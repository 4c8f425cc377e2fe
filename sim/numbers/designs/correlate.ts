/**
 * Rank correlation by a Gaussian copula: each point is bent on its own, by the normals beneath it, so that rows stay independent of
 * each other and chunks too. Coordinates without a partner before them keep their value to the last bit.
 */
import { normalQuantile, normalShare } from '../normal.ts'
import { cholesky } from '../statistics/cholesky.ts'
import { normalCorrelations, type RankPair } from '../statistics/normal-correlations.ts'

/** What turns an independent point of these columns into a correlated one. */
export function createCopula(
  columns: readonly string[],
  pairs: readonly RankPair[],
): (point: Float64Array) => Float64Array {
  const bent = columns.filter((name) => pairs.some(({ between }) => between.includes(name)))
  const at = bent.map((name) => columns.indexOf(name))
  const lower = cholesky(normalCorrelations(bent, pairs))
  return (point) => {
    const normals = at.map((c) => normalQuantile(point[c]))
    const whole = point.slice()
    lower.forEach((weights, i) => {
      if (!weights.some((weight, j) => j < i && weight !== 0)) return
      let z = 0
      for (let j = 0; j <= i; j++) z += weights[j] * normals[j]
      whole[at[i]] = Math.min(LAST, Math.max(FIRST, normalShare(z)))
    })
    return whole
  }
}
/** Open ends: no distribution is asked for its value at 0 or 1. */
const FIRST = 1e-16
const LAST = 1 - FIRST
