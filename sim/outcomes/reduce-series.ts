/** How a weekly series becomes one number. `from` is the first week that counts; weeks that are missing (NaN) do not. */

export function peak(series: Float64Array, from: number): number {
  let top = -Infinity
  for (let t = from; t < series.length; t++) if (series[t] > top) top = series[t]
  return top === -Infinity ? NaN : top
}

export function low(series: Float64Array): number {
  return -peak(
    series.map((value) => -value),
    0,
  )
}

export function total(series: ArrayLike<number>, from = 0): number {
  let sum = 0
  let counted = 0
  for (let t = from; t < series.length; t++) {
    if (Number.isNaN(series[t])) continue
    sum += series[t]
    counted++
  }
  return counted > 0 ? sum : NaN
}

/** Mean of weeks `from` to `to`, without the last. */
export function meanOver(series: Float64Array, from: number, to: number): number {
  let sum = 0
  let counted = 0
  for (let t = from; t < to; t++) {
    if (Number.isNaN(series[t])) continue
    sum += series[t]
    counted++
  }
  return counted > 0 ? sum / counted : NaN
}

/** Mean of the last `span` weeks, at every week. */
export function movingMean(series: Float64Array, span: number): Float64Array {
  return series.map((_, t) => meanOver(series, Math.max(0, t - span + 1), t + 1))
}

export function firstAbove(series: Float64Array, from: number, level: number): number {
  for (let t = from; t < series.length; t++) if (series[t] > level) return t - from
  return NaN
}

export function lowest(series: Float64Array, from: number): { week: number; value: number } {
  let week = Math.min(series.length - 1, from + 3)
  for (let t = week; t < Math.min(series.length, from + 52); t++) if (series[t] < series[week]) week = t
  return { week, value: series[week] }
}

export function bestMonth(series: Float64Array): number {
  let best = 0
  for (let t = 4; t < series.length; t++) best = Math.max(best, 100 * (series[t] / series[t - 4] - 1))
  return best
}
