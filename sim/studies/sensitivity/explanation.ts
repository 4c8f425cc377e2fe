/** Which draws go with an outcome in finished runs: rank correlations, held against what chance does. */
import { shuffle } from '../../numbers/designs/shuffle.ts'
import { createStream } from '../../numbers/random.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'

export interface Draws {
  readonly path: string
  /** One value a run. */
  readonly column: Float64Array
}

interface Association {
  readonly path: string
  /** Spearman's, from -1 to 1. */
  readonly correlation: number
  /** Share of the other runs with a lower draw than the run in which the outcome is highest, from 0 to 1. */
  readonly inHighest: number
}

export interface Explanation {
  /** The strongest first. */
  readonly associations: readonly Association[]
  /** The strongest correlation that one shuffle in twenty has with any of the draws. */
  readonly byChance: number
  /** Places of the runs with the lowest, the middle and the highest outcome. */
  readonly runs: { readonly lowest: number; readonly middle: number; readonly highest: number }
}

const SHUFFLES = 200
const ONE_IN_TWENTY = 0.95

/** `values`: the outcome of each run, at least two. */
export function explainOutcome(values: Float64Array, drawn: readonly Draws[], seed: number): Explanation {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b)
  const [lowest, middle, highest] = [order[0]!, order[Math.floor((order.length - 1) / 2)]!, order.at(-1)!]
  const outcome = standardRanks(values)
  const ranked = drawn.map(({ path, column }) => ({ path, column, ranks: standardRanks(column) }))
  const associations = ranked.map(({ path, column, ranks }) => ({
    path,
    correlation: product(outcome, ranks),
    inHighest: column.filter((value) => value < column[highest]!).length / (column.length - 1),
  }))
  return {
    associations: associations.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation)),
    byChance: strongestByChance(
      outcome,
      ranked.map(({ ranks }) => ranks),
      seed,
    ),
    runs: { lowest, middle, highest },
  }
}

/** The largest of all draws is what catches the eye, so it is what chance is asked for. */
function strongestByChance(outcome: Float64Array, drawn: readonly Float64Array[], seed: number): number {
  const strongest = new Float64Array(SHUFFLES)
  for (let s = 0; s < SHUFFLES; s++) {
    const shuffled = shuffle(outcome, createStream(seed, s, 'explanation.shuffle'))
    for (const ranks of drawn) strongest[s] = Math.max(strongest[s]!, Math.abs(product(shuffled, ranks)))
  }
  return quantiles(strongest, [ONE_IN_TWENTY])[0]!
}

const product = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, i) => sum + value * other[i]!, 0)

/** Ranks, equal ones shared, with mean 0 and length 1, so that a product of two is Spearman's coefficient; 0 where all are equal. */
function standardRanks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + to - values.length) / 2
    from = to
  }
  const length = Math.sqrt(product(ranks, ranks))
  return length === 0 ? ranks : ranks.map((rank) => rank / length)
}
