/** How policies stand against each other over the draws. Values are turned so that less is better. */
import type { Better } from '../../outcomes/outcome.ts'

/** Values of which less is better. */
export function asLoss(values: Float64Array, better: Better): Float64Array {
  return better === 'higher' ? values.map((value) => -value) : values
}

/** Per policy and draw: how much worse than the best policy of that draw. */
export function regret(policies: readonly Float64Array[]): Float64Array[] {
  return policies.map((own) => own.map((value, k) => value - Math.min(...policies.map((policy) => policy[k]!))))
}

export interface Objective {
  /** Mean of each policy; less is better. */
  readonly means: readonly number[]
  /** Whether policy `a` is better than policy `b` beyond chance. */
  readonly clearly: (a: number, b: number) => boolean
}

/**
 * Per policy, those that dominate it: no worse in the mean of every objective and clearly better in at least one. Equal policies
 * do not dominate each other, nor does a policy whose lead is chance.
 */
export function dominators(objectives: readonly Objective[], policies: number): number[][] {
  const all = Array.from({ length: policies }, (_, p) => p)
  return all.map((own) =>
    all.filter(
      (other) =>
        other !== own &&
        objectives.every(({ means }) => means[other]! <= means[own]!) &&
        objectives.some(({ clearly }) => clearly(other, own)),
    ),
  )
}
