/** What was measured: a value that is missing is NaN, and counts for nothing. */

/** The values that are there; the array itself where all are. */
export function present(values: Float64Array): Float64Array {
  return values.some(Number.isNaN) ? values.filter((value) => !Number.isNaN(value)) : values
}
