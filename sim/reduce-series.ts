/** How a weekly series becomes one number. `from` is the first week that counts. */

export function peak(series: Float64Array, from: number): number {
  let top = series[from]
  for (let t = from; t < series.length; t++) if (series[t] > top) top = series[t]
  return top
}

export function total(series: Float64Array): number {
  let sum = 0
  for (let t = 0; t < series.length; t++) sum += series[t]
  return sum
}

/** Mean of the last `span` weeks, at every week. */
export function movingMean(series: Float64Array, span: number): Float64Array {
  const mean = new Float64Array(series.length)
  for (let t = 0; t < series.length; t++) {
    let sum = 0
    const first = Math.max(0, t - span + 1)
    for (let k = first; k <= t; k++) sum += series[k]
    mean[t] = sum / (t - first + 1)
  }
  return mean
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
