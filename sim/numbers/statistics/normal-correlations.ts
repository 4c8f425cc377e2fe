/** Correlations of the normals beneath a Gaussian copula that give wanted rank correlations. */

export interface RankPair {
  readonly between: readonly [string, string]
  /** Rank correlation after Spearman. */
  readonly spearman: number
}

/** Symmetric matrix in the order of `columns`; pairs of other columns are passed over, pairs not named have 0. */
export function normalCorrelations(columns: readonly string[], pairs: readonly RankPair[]): number[][] {
  const matrix = columns.map((_, i) => columns.map((__, j): number => (i === j ? 1 : 0)))
  for (const { between, spearman } of pairs) {
    const [i, j] = between.map((name) => columns.indexOf(name)) as [number, number]
    if (i >= 0 && j >= 0) matrix[i]![j] = matrix[j]![i] = pearsonOfSpearman(spearman)
  }
  return matrix
}

const SIXTH_OF_PI = 0.5235987755982988

/** Correlation of two normals with a given rank correlation: 2 sin(pi r / 6) (Pearson 1907). */
export function pearsonOfSpearman(spearman: number): number {
  return 2 * sine(SIXTH_OF_PI * spearman)
}

/** Taylor series to the last digit for |x| up to pi / 6. */
function sine(x: number): number {
  let term = x
  let sum = x
  for (let k = 2; k < 18; k += 2) {
    term *= (-x * x) / (k * (k + 1))
    sum += term
  }
  return sum
}
