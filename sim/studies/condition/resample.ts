/**
 * Weighed runs as equally weighed ones: each is taken as often as its weight says, as many in all as there were, in their order. What is
 * made of runs need then know nothing of weights.
 */

/** Numbers of the runs taken, ascending: run r comes floor(n w) or ceil(n w) times (systematic resampling, Kitagawa 1996). */
export function resample(weights: Float64Array): Int32Array {
  const picked = new Int32Array(weights.length)
  let run = 0
  let reached = weights[0]
  for (let k = 0; k < picked.length; k++) {
    const place = (k + 0.5) / picked.length
    while (reached < place && run < weights.length - 1) reached += weights[++run]
    picked[k] = run
  }
  return picked
}

/** Values of the runs taken, of a column with a value for each run. */
export function pick(column: Float64Array, picked: Int32Array, from = 0, to = picked.length): Float64Array {
  return Float64Array.from(picked.subarray(from, to), (run) => column[run])
}

/** A number for each run taken, equal where what it drew is: the same run, or another with the same draw. */
export function pickGroups(groups: Float64Array | undefined, picked: Int32Array): Float64Array {
  return groups === undefined ? Float64Array.from(picked) : pick(groups, picked)
}
