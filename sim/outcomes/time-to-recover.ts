import { WEEKS_PER_QUARTER } from '../numbers/units.ts'
import type { Run } from './measured-run.ts'

/** Losing no more than this share of desired output counts as supplied, %. */
const LITTLE_LOST = 5

/** Weeks from the restriction until little output is lost for a quarter on end; NaN when not within the horizon. */
export function timeToRecover(run: Run, shortfall: string): number {
  if (!run.restricted) return 0
  const short = run.series(shortfall)
  let hit = -1
  for (let t = run.from; t < run.weeks && hit < 0; t++) if (short[t] > LITTLE_LOST) hit = t
  if (hit < 0) return 0
  let calm = 0
  for (let t = hit; t < run.weeks; t++) {
    calm = short[t] > LITTLE_LOST ? 0 : calm + 1
    if (calm === WEEKS_PER_QUARTER) return t - WEEKS_PER_QUARTER + 1 - run.from
  }
  return NaN
}
