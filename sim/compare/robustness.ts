/** How policies stand against each other over the draws. Every outcome here is one of which less is better. */
import { quantiles } from '../stats/quantiles.ts'

/** Per policy and draw: how much worse than the best policy of that draw. */
export function regret(policies: readonly Float64Array[]): Float64Array[] {
  return policies.map((own) => own.map((value, k) => value - Math.min(...policies.map((policy) => policy[k]!))))
}

/** Share of draws in which every outcome meets its threshold; `outcomes` and `thresholds` in one order. */
export function satisficing(outcomes: readonly Float64Array[], thresholds: readonly number[]): number {
  const draws = outcomes[0]!
  let met = 0
  draws.forEach((_, k) => {
    if (outcomes.every((outcome, o) => outcome[k]! <= thresholds[o]!)) met++
  })
  return met / draws.length
}

/** The threshold where none is given: no worse than the baseline's median. */
export function defaultThreshold(baseline: Float64Array): number {
  return quantiles(baseline, [0.5])[0]!
}

/** Per policy, whether another is no worse in every objective and better in one. Equal policies do not dominate each other. */
export function dominated(objectives: readonly (readonly number[])[]): boolean[] {
  return objectives.map((own) =>
    objectives.some(
      (other) => other.every((value, o) => value <= own[o]!) && other.some((value, o) => value < own[o]!),
    ),
  )
}
