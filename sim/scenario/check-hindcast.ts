/** Windows of observation and posterior draws against the rest of the scenario. */
import { quantileOf } from '../distributions.ts'
import { type CrossCheck, report } from './cross-check.ts'
import { nearest } from './nearest.ts'
import { oneOf, quoteKey } from './problem.ts'
import type { Distribution } from './scenario.ts'

/** Dates in order; no series in two windows on the same day; no volatility of a series that is not scored. */
export function checkWindows(check: CrossCheck): void {
  const windows = Object.entries(check.raw.windows ?? {})
  windows.forEach(([id, { from, to, series, volatility }], i) => {
    for (const name of Object.keys(volatility ?? {}))
      if (series !== undefined && !series.includes(name))
        report(
          check,
          ['windows', id, 'volatility', name],
          {
            given: `${quoteKey(name)}, which is no series of the window`,
            expected: oneOf(series),
            nearest: nearest(name, series),
          },
          true,
        )
    if (from === undefined || to === undefined) return
    if (to < from) report(check, ['windows', id, 'to'], { given: to, expected: `a date from ${from} on` })
    for (const [other, before] of windows.slice(0, i)) {
      if (before.from === undefined || before.to === undefined || from > before.to || to < before.from) continue
      const shared = series?.findIndex((name) => before.series?.includes(name)) ?? -1
      if (shared >= 0)
        report(check, ['windows', id, 'series', String(shared)], {
          given: `${series![shared]}, which window ${other} has on some of the same days`,
          expected: 'a series in one window at a time',
        })
    }
  })
}

/**
 * Every path is an uncertainty of the scenario, every draw has a value for each, and no value lies outside the prior. Scenarios of one
 * family share a posterior: paths of events that this one does not have are passed over.
 */
export function checkPosterior(check: CrossCheck): void {
  const { posterior, uncertainties = {} } = check.raw
  if (posterior?.paths === undefined) return
  const known = Object.keys(uncertainties)
  posterior.paths.forEach((path, p) => {
    if (known.includes(path) || isOfAbsentEvent(check, path)) return
    report(check, ['posterior', 'paths', String(p)], {
      given: `${quoteKey(path)}, which is no uncertainty of this scenario`,
      expected: oneOf(known),
      nearest: nearest(path, known),
    })
  })
  const ends = posterior.paths.map((path) => {
    const prior = uncertainties[path]
    return prior === undefined ? undefined : endsOf(prior)
  })
  for (const [k, draw] of (posterior.draws ?? []).entries()) {
    if (draw.length !== posterior.paths.length) {
      const given = `${draw.length} values`
      report(check, ['posterior', 'draws', String(k)], { given, expected: `${posterior.paths.length}, one for a path` })
    }
    draw.forEach((value, p) => {
      const range = ends[p]
      if (range === undefined || (value >= range[0] - slack(range) && value <= range[1] + slack(range))) return
      report(check, ['posterior', 'draws', String(k), String(p)], {
        given: `${value} for ${posterior.paths![p]}`,
        expected: `a value that the prior can give, ${range[0]} to ${range[1]}`,
      })
    })
  }
}

/** Least and greatest value of a prior; values of a discrete one may come in any order. */
function endsOf(prior: Distribution): readonly [number, number] {
  return prior.distribution === 'discrete'
    ? [Math.min(...prior.values), Math.max(...prior.values)]
    : [quantileOf(prior, EDGE), quantileOf(prior, 1 - EDGE)]
}
/** Distributions without ends are cut here; draws are written with few digits. */
const EDGE = 1e-7
const slack = (range: readonly [number, number]): number => 1e-4 * (range[1] - range[0])

/** A path `levers.<id>…` or `shocks.<id>…` whose event this scenario does not have. */
function isOfAbsentEvent({ raw }: CrossCheck, path: string): boolean {
  const [block = '', id = ''] = path.split('.')
  return (
    (block === 'levers' && raw.levers?.[id] === undefined) || (block === 'shocks' && raw.shocks?.[id] === undefined)
  )
}
