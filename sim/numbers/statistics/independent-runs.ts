/**
 * How many independent runs would tell a share as well as these, some of which have a draw in common: runs over the design effect, which
 * is the variance of the share by groups over that of as many independent runs (Kish 1965; Korn and Graubard 1998).
 */
import type { Groups } from './interval.ts'

/** `counted`: 0 or 1 for each run. */
export function independentRuns(counted: Float64Array, groups: Groups | undefined): number {
  const n = counted.length
  if (groups === undefined) return n
  const sums = new Map<number, { runs: number; hits: number }>()
  groups.forEach((group, k) => {
    const so = sums.get(group) ?? { runs: 0, hits: 0 }
    sums.set(group, { runs: so.runs + 1, hits: so.hits + counted[k]! })
  })
  const parts = [...sums.values()]
  const distinct = parts.length
  if (distinct < 2 || distinct === n) return n
  const share = parts.reduce((sum, { hits }) => sum + hits, 0) / n
  const spread = parts.reduce((sum, { runs, hits }) => sum + (hits - share * runs) * (hits - share * runs), 0)
  // Where all runs agree nothing tells whether groups do: the worst, that a group is one run.
  if (share === 0 || share === 1) return (n * n) / parts.reduce((sum, { runs }) => sum + runs * runs, 0)
  const effect = ((distinct / (distinct - 1)) * spread) / (n * n) / ((share * (1 - share)) / n)
  return n / Math.max(1, effect)
}
