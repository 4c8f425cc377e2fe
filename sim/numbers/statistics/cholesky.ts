/** Lower triangular factor of a symmetric positive definite matrix: turns independent normals into correlated ones. */

/** The matrix has no factor: its rows up to `pivot` cannot stand together. */
export class NotPositiveDefinite extends RangeError {
  readonly pivot: number
  constructor(pivot: number, rest: number) {
    super(`not positive definite: pivot ${pivot} is ${rest}`)
    this.pivot = pivot
  }
}

/** @throws NotPositiveDefinite */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length
  const lower = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i][j]
      for (let k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k]
      if (i !== j) lower[i][j] = rest / lower[j][j]
      else if (rest > 0) lower[i][i] = Math.sqrt(rest)
      else throw new NotPositiveDefinite(i, rest)
    }
  return lower
}
