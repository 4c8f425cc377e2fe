/** How far a run is from what was observed. */
import { scaleOf } from '../hindcast/scale.ts'
import type { FittedTarget } from '../hindcast/windows.ts'
import { log } from '../../numbers/math.ts'

/**
 * What the model leaves out and figures leave open, as a standard deviation of the logarithm: customs count tonnes exactly, Chinese
 * prices are traded, prices abroad are asked (two agencies differ by a quarter on one day); of a share, absolute. Assumed, half to twice.
 */
const DISCREPANCY = { tonnes: 0.1, domesticPrice: 0.15, quotePrice: 0.25, share: 0.05 } as const
/** Standard deviations between the ends of a 90 % range. */
const RANGE_90 = 3.29
/** A figure missed by this many standard deviations is as bad as one missed by more: one spike must not decide a fit. */
const WORST = 6

/**
 * Root mean square of the misses, in standard deviations: on logarithms for prices and tonnes. First averaged over the figures of a
 * series, then over series: twelve months of exports do not outweigh the one figure that tells how high a price went.
 */
export function distance(targets: readonly FittedTarget[], simulated: Float64Array): number {
  const bySeries = new Map<string, { sum: number; n: number }>()
  targets.forEach((target, k) => {
    const scale = scaleOf(target.series)
    const miss = (scale(simulated[k]) - scale(target.value)) / spread(target)
    const capped = miss < WORST && miss > -WORST ? miss * miss : WORST * WORST
    const entry = bySeries.get(target.series) ?? { sum: 0, n: 0 }
    entry.sum += capped
    entry.n++
    bySeries.set(target.series, entry)
  })
  let total = 0
  for (const { sum, n } of bySeries.values()) total += sum / n
  return Math.sqrt(total / bySeries.size)
}

/** Standard deviation of observation and model together, on the scale of the scores. */
function spread({ series, low, high }: FittedTarget): number {
  const isShare = series.startsWith('approved')
  const model = isShare
    ? DISCREPANCY.share
    : series.startsWith('quotePrice')
      ? DISCREPANCY.quotePrice
      : series.startsWith('domesticPrice')
        ? DISCREPANCY.domesticPrice
        : DISCREPANCY.tonnes
  const range = low === null || high === null ? 0 : isShare ? high - low : log(high / low)
  const observed = range / RANGE_90
  return Math.sqrt(model * model + observed * observed)
}
