/**
 * How well each run agrees with what was observed. Misses of one series at different dates come from one cause, a price that is too high in
 * May is too high in June: a series counts as one piece of news, the mean over its figures, and series add up. A sum over all figures
 * would leave one run or two of hundreds. Tails are those of Student's t: no single figure, which may be wrong itself, rules a run out.
 */
import { exp, log } from '../../numbers/math.ts'

/** A figure on the scale of the scores, and what every run says to it. */
export interface FigureAcross {
  readonly series: string
  readonly observed: number
  /** By run; NaN where it has no value. */
  readonly simulated: Float64Array
  /** Distance that model and observation are apart as a rule: standard deviation. */
  readonly error: number
}

export interface Weights {
  /** By run; their sum is 1. */
  readonly weights: Float64Array
  /** Equally weighed runs that would tell as much: 1 over the sum of squares (Kish 1965). */
  readonly effective: number
}

export function weighRuns(figures: readonly FigureAcross[], runs: number): Weights {
  const bySeries = new Map<string, FigureAcross[]>()
  for (const figure of figures) {
    const own = bySeries.get(figure.series)
    if (own === undefined) bySeries.set(figure.series, [figure])
    else own.push(figure)
  }
  const agreement = new Float64Array(runs)
  for (const own of bySeries.values())
    for (const figure of own) addAgreement(agreement, agreementOf(figure), 1 / own.length)
  return weightsOf(agreement)
}

/** Degrees of freedom of the tails: 4, as robust regression takes them (Lange, Little and Taylor 1989). */
const DEGREES = 4

/** Log-density of each miss, up to a constant. A run without a value agrees no better than the worst that has one. */
function agreementOf({ observed, simulated, error }: FigureAcross): Float64Array {
  const found = simulated.map((value) => {
    const z = (value - observed) / error
    return -0.5 * (DEGREES + 1) * log(1 + (z * z) / DEGREES)
  })
  const worst = found.reduce((least, value) => (value < least ? value : least), 0)
  return found.map((value) => (Number.isNaN(value) ? worst : value))
}

function addAgreement(sum: Float64Array, part: Float64Array, share: number): void {
  for (let r = 0; r < sum.length; r++) sum[r] += share * part[r]
}

/** From logarithms: the best run is taken as 1 first, so that none is lost below the smallest number. */
function weightsOf(logs: Float64Array): Weights {
  const best = logs.reduce((most, value) => (value > most ? value : most), -Infinity)
  const relative = logs.map((value) => exp(value - best))
  const total = relative.reduce((sum, value) => sum + value, 0)
  const weights = relative.map((value) => value / total)
  return { weights, effective: 1 / weights.reduce((sum, value) => sum + value * value, 0) }
}
