/** What a calibration did to one uncertainty, in words: runs draw from the posterior, the prior stands beside it. */
import { quantileOf } from '../../numbers/distributions/index.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import type { Scenario } from '../scenario.ts'

/** `posterior of 200 draws: 4.1 (3.2 to 6); prior 5 (2.7 to 8)`, medians and 90 % ranges. Undefined when runs draw from the prior. */
export function posteriorText({ posterior, uncertainties }: Scenario, path: string): string | undefined {
  const prior = uncertainties[path]
  const p = posterior?.paths.indexOf(path) ?? -1
  if (posterior === undefined || prior === undefined || p < 0) return undefined
  const { draws } = posterior
  const left = quantiles(
    Float64Array.from(draws, (draw) => draw[p]!),
    BAND,
  )
  const before = BAND.map((probability) => quantileOf(prior, probability))
  return `posterior of ${draws.length} ${draws.length === 1 ? 'draw' : 'draws'}: ${range(left)}; prior ${range(before)}`
}

/** Ends of the 90 % range and its median. */
const BAND = [0.05, 0.5, 0.95] as const

const range = ([low, median, high]: readonly number[]): string => `${show(median!)} (${show(low!)} to ${show(high!)})`

/** Three digits: the range of two hundred draws knows no more. */
const show = (x: number): number => Number(x.toPrecision(3))
