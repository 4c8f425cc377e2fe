/** A registered forecast against what came: pinball loss and coverage, beside persistence with the volatility it was registered with. */
import type { Observation } from '../batch/observations.ts'
import { scaleOf } from '../hindcast/scale.ts'
import { normalQuantile } from '../../numbers/normal.ts'
import { dayOfDate } from '../../numbers/units.ts'
import type { Forecast, ForecastSeries } from './forecast.ts'

export interface ForecastScore {
  readonly series: string
  /** Figures that came within the months of the forecast. */
  readonly n: number
  /** Twice the mean pinball loss over the quantiles, near the CRPS; on logarithms, for shares as they are. */
  readonly loss: number
  /** Of persistence; null without a volatility. */
  readonly naiveLoss: number | null
  /** 1 is perfect, 0 is as good as persistence. */
  readonly skill: number | null
  readonly cover50: number
  readonly cover90: number
}

export interface ScoredForecast {
  readonly schema: 'chokepoint.forecast-score/1'
  readonly series: readonly ForecastScore[]
  /** Over the series that persistence can forecast. */
  readonly skill: number | null
  readonly cover50: number
  readonly cover90: number
  readonly n: number
}

export function scoreForecast(forecast: Forecast, observations: readonly Observation[]): ScoredForecast {
  const series = forecast.series.flatMap((one) => {
    const came = observations.filter(
      ({ series: name, date }) => name === one.name && one.months.some(({ month }) => month === date.slice(0, 7)),
    )
    return came.length === 0 ? [] : [scoreSeries(forecast, one, came)]
  })
  const compared = series.filter((one) => one.naiveLoss !== null)
  const sum = (of: (one: ForecastScore) => number): number => series.reduce((total, one) => total + one.n * of(one), 0)
  const n = sum(() => 1)
  const loss = compared.reduce((total, one) => total + one.loss, 0)
  const naive = compared.reduce((total, one) => total + (one.naiveLoss ?? 0), 0)
  return {
    schema: 'chokepoint.forecast-score/1',
    series,
    skill: naive > 0 ? 1 - loss / naive : null,
    cover50: n > 0 ? sum((one) => one.cover50) / n : 0,
    cover90: n > 0 ? sum((one) => one.cover90) / n : 0,
    n,
  }
}

function scoreSeries(
  { probabilities }: Forecast,
  { name, last, volatility, months }: ForecastSeries,
  came: readonly Observation[],
): ForecastScore {
  const scale = scaleOf(name)
  const between = (values: readonly number[], low: number, high: number, x: number): number =>
    x >= values[probabilities.indexOf(low)] && x <= values[probabilities.indexOf(high)] ? 1 : 0
  let loss = 0
  let naive = 0
  let inside50 = 0
  let inside90 = 0
  for (const { date, value } of came) {
    const x = scale(value)
    const said = months.find(({ month }) => month === date.slice(0, 7))!.quantiles.map(scale)
    loss += pinball(probabilities, said, x)
    inside50 += between(said, 0.25, 0.75, x)
    inside90 += between(said, 0.05, 0.95, x)
    const years = (dayOfDate(date) - dayOfDate(last.date)) / 365.25
    const spread = (volatility ?? 0) * Math.sqrt(years)
    const persists = probabilities.map((p) => scale(last.value) + spread * normalQuantile(p))
    naive += pinball(probabilities, persists, x)
  }
  const n = came.length
  const naiveLoss = volatility === null ? null : naive / n
  return {
    series: name,
    n,
    loss: loss / n,
    naiveLoss,
    skill: naiveLoss === null ? null : 1 - loss / n / naiveLoss,
    cover50: inside50 / n,
    cover90: inside90 / n,
  }
}

/** Twice the mean pinball loss of quantiles against a value. */
export function pinball(probabilities: readonly number[], values: readonly number[], x: number): number {
  let sum = 0
  probabilities.forEach((p, k) => {
    const miss = x - values[k]
    sum += miss >= 0 ? p * miss : (p - 1) * miss
  })
  return (2 * sum) / probabilities.length
}
