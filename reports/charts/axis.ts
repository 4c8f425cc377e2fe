/** Axes: round ticks of our own, so that the domain is known to the cursor and equal in every variant. */
import { timeTicks } from '../words/dates.ts'
import { number } from '../words/numbers.ts'
import type { Spec } from './chart.ts'

export interface Scale {
  readonly type: 'linear' | 'log'
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** Vega thins given ticks to its own count unless that is high. */
export const MOST_TICKS = 100

const NICE = [1, 2, 2.5, 5, 10] as const

function niceStep(rough: number): number {
  let power = 1
  while (power * 10 <= rough) power *= 10
  while (power > rough) power /= 10
  const factor = NICE.find((nice) => nice * power >= rough * 0.999) ?? 10
  return factor * power
}

/** Linear scale from zero (or from the lowest value below it) with about `count` round ticks. */
export function linearScale(low: number, high: number, count = 4): Scale {
  const bottom = Math.min(0, low)
  const top = high > bottom ? high : bottom + 1
  const step = niceStep((top - bottom) / count)
  const first = Math.floor(bottom / step + 1e-9)
  const last = Math.ceil(top / step - 1e-9)
  const ticks: number[] = []
  for (let i = first; i <= last; i++) ticks.push(Number((i * step).toPrecision(12)))
  return { type: 'linear', domain: [first * step, last * step], ticks }
}

/** Linear scale that does not start at zero, for indices and shares that stay away from it. */
export function looseScale(low: number, high: number, count = 4): Scale {
  const step = niceStep(Math.max(high - low, Math.abs(high) * 0.02, 1e-9) / count)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1)
  const ticks: number[] = []
  for (let i = first; i <= last; i++) ticks.push(Number((i * step).toPrecision(12)))
  return { type: 'linear', domain: [first * step, last * step], ticks }
}

/** Logarithmic scale with ticks at 1, 2 and 5 times powers of ten. Only for positive values. */
export function logScale(low: number, high: number): Scale {
  let power = 1
  while (power > low) power /= 10
  while (power * 10 <= low) power *= 10
  const all: number[] = []
  for (let p = power; p <= high * 10; p *= 10)
    for (const factor of [1, 2, 5]) all.push(Number((factor * p).toPrecision(3)))
  const first = all.findLastIndex((tick) => tick <= low)
  const last = all.findIndex((tick) => tick >= high)
  const ticks = all.slice(Math.max(0, first), last < 0 ? all.length : last + 1)
  const ends: readonly [number, number] = [ticks[0] ?? low, ticks[ticks.length - 1] ?? high]
  const wide = ticks.length > 8 ? ticks.filter((tick) => /^[^1-9]*1/.test(String(tick))) : ticks
  return { type: 'log', domain: ends, ticks: wide }
}

/** Labels are looked up by value, so the expression holds digits and month names of our own only. */
function labelExpression(labels: readonly (readonly [number, string])[]): string {
  return `(${JSON.stringify(Object.fromEntries(labels.map(([value, label]) => [String(value), label])))})[toString(datum.value)]`
}

/** Axis of values along a scale, with its ticks and a pale grid. */
export function valueAxis({ ticks }: Scale, format: (value: number) => string = number): Spec {
  return {
    values: ticks,
    tickCount: MOST_TICKS,
    grid: true,
    labelExpr: labelExpression(ticks.map((tick) => [tick, format(tick)])),
    labelOverlap: 'greedy',
    title: null,
  }
}

/** Encoding of y for a scale. */
export function yAxis(scale: Scale, narrow: boolean, format: (value: number) => string = number): Spec {
  return {
    type: 'quantitative',
    scale: { type: scale.type, domain: scale.domain, nice: false, ...(scale.type === 'linear' ? { zero: false } : {}) },
    axis: {
      values: scale.ticks,
      tickCount: MOST_TICKS,
      labelExpr: labelExpression(scale.ticks.map((tick) => [tick, format(tick)])),
      labelOverlap: 'greedy',
      title: null,
      ...(narrow ? { labelFontSize: 11 } : {}),
    },
  }
}

/** Encoding of the week axis, labelled with months and years. Field: `week`. */
export function weekAxis({ dates }: { readonly dates: readonly string[] }, labels: number): Spec {
  const ticks = timeTicks(dates, labels)
  return {
    field: 'week',
    type: 'quantitative',
    scale: { domain: [0, Math.max(1, dates.length - 1)], nice: false, zero: false },
    axis: {
      values: ticks.map((tick) => tick.week),
      tickCount: MOST_TICKS,
      labelExpr: labelExpression(ticks.map((tick) => [tick.week, tick.label])),
      labelOverlap: 'greedy',
      labelFlush: true,
      labelAngle: 0,
      title: null,
    },
  }
}
