/** One draw of every uncertainty of a scenario. */
import { createCopula } from '../numbers/designs/correlate.ts'
import type { Design } from '../numbers/designs/design.ts'
import { createMonteCarlo } from '../numbers/designs/monte-carlo.ts'
import { boundsOf, quantileOf } from '../numbers/distributions/index.ts'
import { createStream, uniform } from '../numbers/random.ts'
import { drawChances } from '../scenario/chances.ts'
import type { Distribution, Posterior, Scenario } from '../scenario/scenario.ts'

/**
 * Values in file order. Draw `replicate` of a batch is the same in every scenario with the same seed and path. Uncertainties that
 * a posterior holds come together from one of its draws; replicates take them in turn, so that all weigh the same.
 */
export function drawUncertainties(scenario: Scenario, seed: number, replicate: number): Map<string, number> {
  const design = createMonteCarlo({ columns: sampledPaths(scenario), rows: Infinity, seed })
  return createDraws(scenario, seed, design)(replicate, replicate)
}

/** Uncertainties that are drawn from their own distribution, in file order: what a design goes through. */
export function sampledPaths({ uncertainties, posterior }: Scenario): string[] {
  return Object.keys(uncertainties).filter((path) => posterior?.paths.includes(path) !== true)
}

/**
 * Values of all uncertainties, in file order, at a row of a design over `sampledPaths`, then which of the events that may happen do. `replicate` says which draw of the posterior
 * goes with it.
 */
export function createDraws(
  scenario: Scenario,
  seed: number,
  design: Design,
): (row: number, replicate: number) => Map<string, number> {
  const { uncertainties, correlations = {}, posterior } = scenario
  const bend = createCopula(design.columns, Object.values(correlations))
  const draws = posterior?.draws ?? []
  const drawOf = posterior === undefined ? undefined : posteriorOrder(posterior, seed)
  return (row, replicate) => {
    const drawn = new Map<string, number>(Object.keys(uncertainties).map((path) => [path, 0]))
    const point = bend(design.point(row))
    design.columns.forEach((path, c) => drawn.set(path, quantileOf(uncertainties[path], point[c])))
    posterior?.paths.forEach((path, p) => drawn.set(path, draws[drawOf!(replicate)][p]))
    for (const [path, value] of drawn) checkDraw(path, value, uncertainties[path], row)
    for (const [path, value] of drawChances(scenario, seed, replicate)) drawn.set(path, value)
    return drawn
  }
}

/** Which draw of the posterior a replicate takes: one after the other, from a place that the seed says. */
export function posteriorOrder({ draws }: Posterior, seed: number): (replicate: number) => number {
  const first = Math.floor(uniform(createStream(seed, 0, 'posterior'), 0, 0) * draws.length)
  return (replicate) => (first + replicate) % draws.length
}

/**
 * Between distribution and engine: a number that is none, or that the distribution cannot give, would run through the whole market and
 * come out as a result.
 * @throws RangeError that names path and draw.
 */
function checkDraw(path: string, value: number, distribution: Distribution | undefined, row: number): void {
  const [least, greatest] = distribution === undefined ? [-Infinity, Infinity] : boundsOf(distribution)
  // Calibrated draws are written with few digits, an end may have more.
  const slack = ROUNDING * Math.abs(value)
  if (Number.isFinite(value) && value >= least - slack && value <= greatest + slack) return
  throw new RangeError(`${path}: draw ${row} is ${value}, expected a number from ${least} to ${greatest}`)
}
/** Relative, of six digits. */
const ROUNDING = 1e-5
