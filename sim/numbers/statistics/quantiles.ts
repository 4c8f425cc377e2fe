/**
 * Quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), the default of R and NumPy
 * and DuckDB's `quantile_cont`. simple-statistics changed its definition between versions (type 2 before); the one pinned
 * here is held to type 7 by a test against the sorted definition.
 */
import { quantile } from 'simple-statistics'

/** `values` finite, at least one, any order, left as they are. `probabilities` in [0, 1]. */
export function quantiles(values: Float64Array, probabilities: readonly number[]): number[] {
  // The library copies with `slice` and swaps by index, so it takes typed arrays; its types only say number[].
  return quantile(values as unknown as number[], probabilities as number[])
}
