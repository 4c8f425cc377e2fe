/** Windows of observation and posterior draws against the rest of the scenario. */
import { boundsOf } from '../../numbers/distributions/index.ts'
import { type CrossCheck, nearestName, report } from './cross-check.ts'
import { oneOf, quoteKey } from '../text/problem.ts'
import { nodeAt } from '../text/tree.ts'

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
            nearest: nearestName(check, name, series),
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
 * family share a posterior: paths of events that this one does not have, and of values that it settles, are passed over.
 */
export function checkPosterior(check: CrossCheck): void {
  const { posterior, uncertainties = {} } = check.raw
  if (posterior?.paths === undefined) return
  const known = Object.keys(uncertainties)
  posterior.paths.forEach((path, p) => {
    if (known.includes(path) || isOfAbsentEvent(check, path) || isSettled(check, path)) return
    report(check, ['posterior', 'paths', String(p)], {
      given: `${quoteKey(path)}, which is no uncertainty of this scenario`,
      expected: oneOf(known),
      nearest: nearestName(check, path, known),
    })
  })
  const draws = posterior.draws ?? []
  draws.forEach((draw, k) => {
    if (draw.length === posterior.paths!.length) return
    const given = `${draw.length} value${draw.length === 1 ? '' : 's'}`
    report(check, ['posterior', 'draws', String(k)], { given, expected: `${posterior.paths!.length}, one for a path` })
  })
  posterior.paths.forEach((path, p) => {
    const prior = Object.hasOwn(uncertainties, path) ? uncertainties[path] : undefined
    if (prior === undefined || isWrong(check, path)) return
    const column = draws.map((draw) => draw[p])
    checkColumn(check, path, p, column, boundsOf(prior))
  })
}

/** A prior that was changed after the calibration leaves many draws outside: they are one problem, not hundreds. */
function checkColumn(
  check: CrossCheck,
  path: string,
  p: number,
  column: readonly (number | undefined)[],
  [least, greatest]: readonly [number, number],
): void {
  // Draws are written with as many digits as are shown: an end with more may be rounded past itself, a round one never.
  const lowest = Math.min(least, show(least))
  const highest = Math.max(greatest, show(greatest))
  const isOutside = (value: number | undefined): boolean =>
    value !== undefined && !(value >= lowest && value <= highest)
  const outside = column.filter(isOutside).length
  if (outside === 0) return
  const k = column.findIndex(isOutside)
  const more = outside === 1 ? '' : `, and ${outside - 1} more draw${outside === 2 ? '' : 's'} outside`
  report(check, ['posterior', 'draws', String(k), String(p)], {
    given: `${column[k]} for ${path}${more}`,
    expected: `a value that the prior can give, ${show(least)} to ${show(greatest)}`,
  })
}

const show = (x: number): number => Number(x.toPrecision(6))

/** A prior that is reported itself says nothing about draws. */
function isWrong({ problems }: CrossCheck, path: string): boolean {
  return problems.some((problem) => problem.path.startsWith(`uncertainties.${path}`))
}

/** An uncertainty that a file above deleted, or whose value it set. */
export function isSettled({ root }: CrossCheck, path: string): boolean {
  const uncertainties = nodeAt(root, ['uncertainties'])
  return uncertainties?.type === 'map' && uncertainties.deleted?.has(path) === true
}

/** A path `levers.<id>…` or `shocks.<id>…` whose event this scenario does not have. */
export function isOfAbsentEvent({ raw }: CrossCheck, path: string): boolean {
  const [block = '', id = ''] = path.split('.')
  if (block !== 'levers' && block !== 'shocks') return false
  return !Object.hasOwn(raw[block] ?? {}, id)
}
