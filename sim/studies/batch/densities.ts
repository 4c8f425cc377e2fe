/** Densities of what the runs of a batch drew: a few bins for every uncertainty, beside the prior where a calibration came between. */
import { quantileOf } from '../../numbers/distributions/index.ts'
import type { Distribution, Scenario } from '../../scenario/scenario.ts'
import type { Density, Result } from './result.ts'
import { drawnPaths } from './rows.ts'

/** Fine enough for a shape, coarse enough for some hundred runs. */
const BINS = 24
/** Equally likely values that stand for a prior. */
const PRIOR_POINTS = 1_000
/** Share of a prior beyond either end of the range shown: tails that no draw reaches would leave no room for the rest. */
const CUT = 0.005

/** The Result with a density for every uncertainty that varies. `draws`: values of a column of `drawnPaths`, one column at a time. */
export function addDensities(result: Result, scenario: Scenario, draws: (column: number) => Float64Array): Result {
  const columns = new Map(drawnPaths(scenario).map((path, c) => [path, c]))
  const uncertainties = result.scenario.uncertainties.map((one) => {
    const column = columns.get(one.path)
    const prior = scenario.posterior?.paths.includes(one.path) === true ? scenario.uncertainties[one.path] : undefined
    const density = column === undefined ? undefined : densityOf(draws(column), prior)
    return density === undefined ? one : { ...one, density }
  })
  return { ...result, scenario: { ...result.scenario, uncertainties } }
}

/** Undefined where all values are the same. */
export function densityOf(values: Float64Array, prior?: Distribution): Density | undefined {
  const before = prior === undefined ? undefined : priorPoints(prior)
  let from = before?.[0] ?? Infinity
  let to = before?.[before.length - 1] ?? -Infinity
  for (const value of values) {
    if (value < from) from = value
    if (value > to) to = value
  }
  if (!(to > from)) return undefined
  const drawn = binned(values, from, to)
  return before === undefined ? { from, to, drawn } : { from, to, drawn, prior: binned(before, from, to) }
}

const priorPoints = (prior: Distribution): Float64Array =>
  Float64Array.from({ length: PRIOR_POINTS }, (_, i) =>
    quantileOf(prior, CUT + ((1 - 2 * CUT) * (i + 0.5)) / PRIOR_POINTS),
  )

/** Number of values in each of BINS equal parts of the range. */
function binned(values: Float64Array, from: number, to: number): readonly number[] {
  const counts = new Array<number>(BINS).fill(0)
  for (const value of values) counts[Math.min(BINS - 1, Math.floor((BINS * (value - from)) / (to - from)))]!++
  return counts
}
