/**
 * 95 % intervals of a mean and of a ratio of means, by bootstrap-t: what is independent is drawn again with replacement, always whole
 * (a ratio keeps its cost and its effect together, runs of one posterior draw stay together), and each resample is judged by its own
 * standard error. Never narrower than Student's interval, which holds better below ten runs. Attained coverage by number of runs and
 * shape of data: `npm run bench coverage` (docs/comparison.md). Where a resample may have no spread at all, percentiles widened as
 * Hesterberg (2015) does stand in.
 */
import { normalShare } from '../normal.ts'
import { createStream, uniform } from '../random.ts'
import { quantiles } from './quantiles.ts'
import { studentQuantile } from './student.ts'

export type Interval = readonly [low: number, high: number]

/**
 * For each run the number of what it shares with others: runs with one number are no independent news (`drawGroups` of sim/studies/batch).
 * Left out: every run is independent.
 */
export type Groups = Float64Array

export const RESAMPLES = 2000
/** Below it intervals of skewed values attain less than 92 % (`npm run bench coverage`). */
export const FEW_RUNS = 20
/** Share of resamples without spread above which a quantile of 2.5 % could be one of them. */
const FLAT = 0.01
/** From so many independent runs on a mean is normal enough for Student's interval, which costs nothing. */
const MANY = 2_000

/** Of the mean of `values`, at least two. */
export function intervalOfMean(values: Float64Array, seed: number, groups?: Groups, resamples = RESAMPLES): Interval {
  const { above, below } = ratioByGroup(values, new Float64Array(values.length).fill(1), groups)
  return above.length > MANY ? studentOf(above, below) : bootstrap(above, below, seed, resamples)
}

/**
 * Of mean(cost) over mean(effect). Undefined where the interval of the effect reaches 0: the ratio then runs through infinity
 * and has no interval of one piece (Fieller), so there is no price to state.
 */
export function intervalOfRatio(
  cost: Float64Array,
  effect: Float64Array,
  seed: number,
  groups?: Groups,
): Interval | undefined {
  const [low] = intervalOfMean(effect, seed, groups)
  if (low <= 0) return undefined
  const { above, below } = ratioByGroup(cost, effect, groups)
  return bootstrap(above, below, seed, RESAMPLES)
}

/** Of a mean, by Student's t: what the bootstrap comes to in large batches. */
export function studentInterval(values: Float64Array, groups?: Groups): Interval {
  const { above, below } = ratioByGroup(values, new Float64Array(values.length).fill(1), groups)
  return studentOf(above, below)
}

interface Sums {
  readonly above: Float64Array
  readonly below: Float64Array
}

/** Sums by group, in the order in which groups come; the values themselves where all are apart, or all together: one group has no spread. */
function ratioByGroup(above: Float64Array, below: Float64Array, groups?: Groups): Sums {
  if (groups === undefined) return { above, below }
  const places = new Map<number, number>()
  for (const group of groups) if (!places.has(group)) places.set(group, places.size)
  if (places.size < 2 || places.size === groups.length) return { above, below }
  const sums = { above: new Float64Array(places.size), below: new Float64Array(places.size) }
  groups.forEach((group, k) => {
    const at = places.get(group)!
    sums.above[at]! += above[k]!
    sums.below[at]! += below[k]!
  })
  return sums
}

interface Ratio {
  readonly value: number
  /** Standard error, by linearisation about the value. */
  readonly error: number
}

/** One stream and one `b` draw the same replicates whatever the values. */
function bootstrap(above: Float64Array, below: Float64Array, seed: number, resamples: number): Interval {
  const n = above.length
  const stream = createStream(seed, 0, 'compare.bootstrap')
  const drawn = new Uint32Array(n)
  for (let k = 0; k < n; k++) drawn[k] = k
  const own = ratioOf(above, below, drawn)
  if (own.error === 0) return [own.value, own.value]
  const values = new Float64Array(resamples)
  const scores = new Float64Array(resamples)
  let flat = 0
  for (let b = 0; b < resamples; b++) {
    for (let k = 0; k < n; k++) drawn[k] = Math.floor(uniform(stream, k, b) * n)
    const { value, error } = ratioOf(above, below, drawn)
    values[b] = value
    if (error === 0) flat++
    else scores[b] = (value - own.value) / error
  }
  if (flat > FLAT * resamples) return wider(expandedPercentiles(values, n), studentOf(above, below))
  const [low, high] = quantiles(scores, [0.025, 0.975])
  return wider([own.value - high! * own.error, own.value - low! * own.error], studentOf(above, below))
}

function ratioOf(above: Float64Array, below: Float64Array, drawn: Uint32Array): Ratio {
  const n = drawn.length
  let sumAbove = 0
  let sumBelow = 0
  for (let k = 0; k < n; k++) {
    sumAbove += above[drawn[k]!]!
    sumBelow += below[drawn[k]!]!
  }
  const value = sumAbove / sumBelow
  let squares = 0
  for (let k = 0; k < n; k++) {
    const rest = above[drawn[k]!]! - value * below[drawn[k]!]!
    squares += rest * rest
  }
  return { value, error: Math.sqrt(squares / (n - 1) / n) / Math.abs(sumBelow / n) }
}

function studentOf(above: Float64Array, below: Float64Array): Interval {
  const n = above.length
  const all = Uint32Array.from({ length: n }, (_, k) => k)
  const { value, error } = ratioOf(above, below, all)
  const reach = studentQuantile(n - 1) * error
  return [value - reach, value + reach]
}

const wider = ([a, b]: Interval, [c, d]: Interval): Interval => [Math.min(a, c), Math.max(b, d)]

/** Percentiles of estimates of `n` independent runs drawn again, widened. */
export function expandedPercentiles(estimates: Float64Array, n: number): Interval {
  const tail = normalShare(-Math.sqrt(n / (n - 1)) * studentQuantile(n - 1))
  const [low, high] = quantiles(estimates, [tail, 1 - tail])
  return [low!, high!]
}
