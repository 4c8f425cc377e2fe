/** What is asked of a draw before a policy counts as satisfactory in it: `worstQuarterShortfall.defence<10`. */
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import type { ScalarSpec } from '../../outcomes/outcome.ts'
import type { Threshold } from './result.ts'

export function meets({ sign, limit }: Threshold, value: number): boolean {
  switch (sign) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
  }
}

/** Where none is given: no worse than the baseline's median. */
export function defaultThreshold(spec: ScalarSpec, baseline: Float64Array): Threshold {
  return {
    outcome: spec.name,
    sign: spec.better === 'higher' ? '>=' : '<=',
    limit: quantiles(baseline, [0.5])[0]!,
    byDefault: true,
  }
}

/** Shares of draws in which all thresholds are met, and each alone; `outcomes` and `thresholds` in one order. */
export function satisficing(
  outcomes: readonly Float64Array[],
  thresholds: readonly Threshold[],
): { readonly all: number; readonly each: readonly number[] } {
  const met = thresholds.map((threshold, o) => Array.from(outcomes[o]!, (value) => meets(threshold, value)))
  const draws = met[0]!.length
  const share = (of: (draw: number) => boolean): number => {
    let count = 0
    for (let draw = 0; draw < draws; draw++) if (of(draw)) count++
    return count / draws
  }
  return {
    all: share((draw) => met.every((one) => one[draw])),
    each: met.map((one) => share((draw) => one[draw]!)),
  }
}
