/** Lower triangular factor of a symmetric positive definite matrix: turns independent normals into correlated ones. */

/** @throws RangeError when the matrix is not positive definite. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length
  const lower = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i][j]
      for (let k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k]
      if (i !== j) lower[i][j] = rest / lower[j][j]
      else if (rest > 0) lower[i][i] = Math.sqrt(rest)
      else throw new RangeError(`not positive definite: pivot ${i} is ${rest}`)
    }
  return lower
}
