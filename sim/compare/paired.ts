/** Two policies under the same luck: replicate by replicate, variant less baseline. */

/** What common random numbers earned: Var(X) + Var(Y) over Var(X − Y). */
export function varianceReduction(baseline: Float64Array, variant: Float64Array): number | undefined {
  const apart = variance(differences(baseline, variant))
  // Differences without spread leave nothing to reduce: no figure rather than infinity, which JSON cannot hold.
  if (apart === 0) return undefined
  return (variance(baseline) + variance(variant)) / apart
}

export function differences(baseline: Float64Array, variant: Float64Array): Float64Array {
  return variant.map((value, k) => value - baseline[k]!)
}

/** Share of runs in which the variant is strictly better, where less is better. */
export function shareHelped(difference: Float64Array): number {
  return difference.filter((value) => value < 0).length / difference.length
}

/** An outcome that did not happen within the run counts as happening at its end: censored, and how many were. */
export function censor(values: Float64Array, horizon: number): { values: Float64Array; censored: number } {
  return {
    values: values.map((value) => (Number.isNaN(value) ? horizon : value)),
    censored: values.filter((value) => Number.isNaN(value)).length,
  }
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1)
}
