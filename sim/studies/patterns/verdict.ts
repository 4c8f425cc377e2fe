/** Whether the median of replicates lies in a tolerance, as far as their number can tell. */

/** `too close`: more replicates may turn it to one side or the other. */
export type Verdict = 'pass' | 'miss' | 'too close'

export interface Judged {
  readonly verdict: Verdict
  /** Share of all replicates in which it happened and lies in the tolerance. */
  readonly inside: number
}

/** Standard errors on either side of a median within which it may lie: 99 %, so that few verdicts turn when replicates are added. */
const ERRORS = 2.576

/** `values`: one a replicate, NaN where it did not happen. What happens in less than half of the runs has no median and is missed. */
export function judge(values: Float64Array, [low, high]: readonly [number, number]): Judged {
  const happened = values.filter((value) => value === value).sort()
  const n = happened.length
  const inside = happened.filter((value) => value >= low && value <= high).length / values.length
  const usual = isUsual(n, values.length)
  if (usual === 'miss') return { verdict: 'miss', inside }
  // Ranks between which the median of all possible replicates lies (order statistics, normal approximation of the binomial).
  const reach = 0.5 * ERRORS * Math.sqrt(n)
  const first = happened[Math.max(0, Math.floor(0.5 * (n - 1) - reach))]
  const last = happened[Math.min(n - 1, Math.ceil(0.5 * (n - 1) + reach))]
  if (last < low || first > high) return { verdict: 'miss', inside }
  return { verdict: usual === 'pass' && first >= low && last <= high ? 'pass' : 'too close', inside }
}

/** Does it happen in more than half of the runs? */
function isUsual(happened: number, all: number): Verdict {
  if (happened === 0) return 'miss'
  if (happened === all) return 'pass'
  const above = (happened / all - 0.5) / (0.5 / Math.sqrt(all))
  return above > ERRORS ? 'pass' : above < -ERRORS ? 'miss' : 'too close'
}
