/**
 * Scenario discovery (Bryant and Lempert 2010): peel, choose a box on the way, paste back what was cut too much, drop restrictions
 * that chance explains, and ask of the whole how often as good a box comes out when hits are dealt to runs at random.
 */
import { exp, log } from '../../numbers/math.ts'
import { shuffle } from '../../numbers/designs/shuffle.ts'
import { createStream } from '../../numbers/random.ts'
import { balance, type Cases, type Restriction, type Tally, tally, withEnd } from './box.ts'
import { type Peel, peel, type PeelOptions } from './peel.ts'

export interface TestedRestriction extends Restriction {
  /**
   * Quasi-p-value: chance of as many hits in the box were this restriction without meaning. Too small by nature, because the
   * restriction was sought in the same runs; `chance` below is honest about that.
   */
  readonly quasiP: number
}

export interface Discovery extends Tally {
  readonly box: readonly TestedRestriction[]
  readonly trajectory: readonly Peel[]
  /** Share of shuffles that gave a box as good, (1 + as good) / (1 + shuffles). */
  readonly chance: number
  readonly shuffles: number
}

/** Slices of a twentieth, as is usual. */
const SLICE = 0.05
/** A box of fewer runs, or of a smaller share of them, says little. */
export const LEAST_RUNS = 10
const LEAST_SHARE = 0.05
/** Restrictions above this quasi-p-value are dropped. */
const MEANINGLESS = 0.05
const SHUFFLES = 99

export function discover(cases: Cases, seed: number, shuffles = SHUFFLES): Discovery {
  const runs = cases.hits.length
  const options = { slice: SLICE, least: Math.max(LEAST_RUNS, Math.ceil(LEAST_SHARE * runs)) }
  const trajectory = peel(cases, options)
  const chosen = choose(trajectory)
  const box = dropMeaningless(cases, paste(cases, chosen.box))
  return {
    ...tally(cases, box),
    box: box.map((one) => ({ ...one, quasiP: quasiP(cases, box, one.column) })),
    trajectory,
    chance: chanceOf(cases, balance(chosen), options, seed, shuffles),
    shuffles,
  }
}

/** The box that balances coverage and density best; the simpler of two that do so equally. */
function choose(trajectory: readonly Peel[]): Peel {
  return trajectory.reduce((best, one) => (balance(one) > balance(best) ? one : best))
}

/** Moves ends outward, or takes them away, as long as that balances coverage and density better. */
function paste(cases: Cases, start: readonly Restriction[]): readonly Restriction[] {
  let box = start
  for (;;) {
    const wider = box
      .flatMap((one) => (['low', 'high'] as const).filter((side) => one[side] !== null).map((side) => ({ one, side })))
      .flatMap(({ one, side }) => [
        withEnd(box, one.column, side, null),
        withEnd(box, one.column, side, outward(cases.columns[one.column], one[side]!, side)),
      ])
    const best = wider.reduce<readonly Restriction[]>(
      (a, b) => (balance(tally(cases, b)) > balance(tally(cases, a)) ? b : a),
      box,
    )
    if (best === box) return box
    box = best
  }
}

/** The end moved past a slice of the values beyond it; null when nothing lies further out. */
function outward(values: Float64Array, end: number, side: 'low' | 'high'): number | null {
  const beyond = values.filter((value) => (side === 'low' ? value < end : value > end)).sort()
  if (side === 'low') beyond.reverse()
  const step = Math.max(1, Math.floor(SLICE * values.length))
  return step < beyond.length ? (beyond[step - 1] + beyond[step]) / 2 : null
}

function dropMeaningless(cases: Cases, start: readonly Restriction[]): readonly Restriction[] {
  let box = start
  for (;;) {
    const tested = box.map((one) => ({ one, p: quasiP(cases, box, one.column) }))
    const worst = tested.reduce<(typeof tested)[number] | undefined>((a, b) => (a && a.p >= b.p ? a : b), undefined)
    if (worst === undefined || worst.p <= MEANINGLESS) return box
    box = box.filter((one) => one !== worst.one)
  }
}

function quasiP(cases: Cases, box: readonly Restriction[], column: number): number {
  const { runs, hits } = tally(cases, box)
  const { density } = tally(
    cases,
    box.filter((one) => one.column !== column),
  )
  return binomialTail(runs, hits, density)
}

/** Probability of at least `hits` of `runs` at chance `p` each. */
export function binomialTail(runs: number, hits: number, p: number): number {
  if (hits <= 0 || p >= 1) return 1
  if (p <= 0) return 0
  // Logarithm of the binomial coefficient, grown term by term.
  let coefficient = 0
  let sum = 0
  for (let k = 0; k <= runs; k++) {
    if (k > 0) coefficient += log((runs - k + 1) / k)
    if (k >= hits) sum += exp(coefficient + k * log(p) + (runs - k) * log(1 - p))
  }
  return Math.min(1, sum)
}

function chanceOf(cases: Cases, observed: number, options: PeelOptions, seed: number, shuffles: number): number {
  let asGood = 0
  for (let s = 0; s < shuffles; s++) {
    const shuffled = { ...cases, hits: shuffle(cases.hits, createStream(seed, s, 'sensitivity.shuffle')) }
    if (balance(choose(peel(shuffled, options))) >= observed) asGood++
  }
  return (1 + asGood) / (1 + shuffles)
}
