/** What a policy pays for a tonne or a firm-week that it saves: mean cost over mean effect, never the mean of ratios. */
import { type Groups, intervalOfMean, intervalOfRatio } from '../../numbers/statistics/interval.ts'
import { USD_PER_MILLION } from '../../numbers/units.ts'
import { meanOf } from './paired.ts'
import type { Price } from './result.ts'

/** `cost` in million USD and `avoided` per run, both against the baseline; the price in USD per unit avoided. */
export function priceOf(cost: Float64Array, avoided: Float64Array, seed: number, groups?: Groups): Price {
  if (avoided.length < 2) return undefinedPrice('unclear')
  const [low, high] = intervalOfMean(avoided, seed, groups)
  if (high < 0) return undefinedPrice('worse')
  if (low <= 0) return undefinedPrice('unclear')
  if (intervalOfMean(cost, seed, groups)[1] < 0) return undefinedPrice('saves')
  const interval = intervalOfRatio(cost, avoided, seed, groups)
  if (interval === undefined) return undefinedPrice('unclear')
  const value = (meanOf(cost) / meanOf(avoided)) * USD_PER_MILLION
  return { value, low: interval[0] * USD_PER_MILLION, high: interval[1] * USD_PER_MILLION, reason: null }
}

function undefinedPrice(reason: Price['reason']): Price {
  return { value: null, low: null, high: null, reason }
}
