/** What no single value can tell: names that must exist elsewhere, sums, and dates against the run. */
import { dateOfWeek, dayOfDate, weekOfDate } from '../../numbers/units.ts'
import { sectorsOf } from '../../world/products.ts'
import { checkChances, excludeEachOther } from './check-chances.ts'
import { checkCondition } from './check-condition.ts'
import { checkCorrelations } from './check-correlations.ts'
import { checkDesign } from './check-design.ts'
import { checkFollowed } from './check-followed.ts'
import { checkPosterior, checkWindows } from './check-hindcast.ts'
import { checkLifetimes } from './check-lifetimes.ts'
import { checkOres } from './check-ores.ts'
import { checkSecondSources } from './check-second-sources.ts'
import { checkRegions } from './check-regions.ts'
import { checkSectors } from './check-sectors.ts'
import { checkSeries } from './check-series.ts'
import { checkUncertainties } from './check-uncertainties.ts'
import { type CrossCheck, nearestName, report } from './cross-check.ts'
import { oneOf, quoteKey } from '../text/problem.ts'
import { GOODS_WITH_DERIVED_PRICE } from '../shape/scenario-shape.ts'
import type { Chance, LeverValue } from '../scenario.ts'
import { nodeAt, placeAt } from '../text/tree.ts'

/** Policy older than this before the start is taken for a wrong year, weeks. */
const LONGEST_IN_FORCE = 30 * 52
/** Names that Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/

export function crossCheck(check: CrossCheck): void {
  checkName(check)
  checkElements(check)
  checkSectors(check)
  checkRegions(check)
  checkOres(check)
  checkGroups(check)
  checkSecondSources(check)
  checkFollowed(check)
  checkLifetimes(check)
  checkEvents(check)
  checkChances(check)
  checkShocks(check)
  checkSeries(check)
  checkUncertainties(check)
  checkWindows(check)
  checkPosterior(check)
  checkCorrelations(check)
  checkDesign(check)
  checkCondition(check)
}

function checkName(check: CrossCheck): void {
  const { name } = check.raw
  if (name !== undefined && DEVICES.test(name))
    report(check, ['name'], {
      given: name,
      expected: 'a name that is no device on Windows',
      nearest: `${name}-scenario`,
    })
}

function checkElements(check: CrossCheck): void {
  const { elements, prices } = check.raw
  if (elements === undefined) return
  if (!elements.includes('Nd'))
    report(check, ['elements'], { given: oneOf(elements), expected: 'Nd among the elements' })
  if (prices === undefined) return
  for (const good of elements) {
    if (GOODS_WITH_DERIVED_PRICE.includes(good) || nodeAt(check.root, ['prices', good]) !== undefined) continue
    const what = `missing key ${good}`
    report(check, ['prices', good], { what, expected: `an opening price for every tracked element` })
  }
}

/** Ores that groups dig must exist. */
function checkGroups(check: CrossCheck): void {
  const deposits = Object.keys(check.raw.deposits ?? {})
  for (const kind of check.kinds) {
    const fields = Object.entries(kind.fields).filter(([, spec]) => spec.type === 'deposit')
    for (const [id, group] of Object.entries(check.raw.agents?.[kind.kind]?.groups ?? {}))
      for (const [field] of fields) {
        const deposit = group[field]
        if (typeof deposit !== 'string' || nodeAt(check.root, ['deposits', deposit]) !== undefined) continue
        const path = ['agents', kind.kind, 'groups', id, field]
        const expected = deposits.length > 0 ? oneOf(deposits) : 'an id under deposits, which is empty'
        report(check, path, {
          given: `the unknown deposit ${quoteKey(deposit)}`,
          expected,
          nearest: nearestName(check, deposit, deposits),
        })
      }
  }
}

function checkEvents(check: CrossCheck): void {
  const { levers, start, weeks } = check.raw
  const events = Object.entries(levers ?? {})
  checkOrder(check, 'levers', events)
  if (start !== undefined && weeks !== undefined)
    for (const [id, { date }] of events) {
      if (date === undefined) continue
      const week = weekOfDate(start, date)
      if (week >= weeks)
        report(check, ['levers', id, 'date'], {
          given: `${date}, after the end of the run`,
          expected: `a date before ${dateOfWeek(start, weeks)}`,
        })
      if (week < -LONGEST_IN_FORCE)
        report(check, ['levers', id, 'date'], { given: date, expected: `a date within 30 years before ${start}` })
    }
  // Two events of one day that set the same lever to different values: the result would hang on the order in the file.
  const seen = new Map<string, { id: string; value: LeverValue; chance: Chance | undefined }>()
  for (const [id, { date, set, chance }] of events)
    for (const [lever, value] of Object.entries(set ?? {})) {
      const key = `${date} ${lever}`
      const first = seen.get(key)
      if (first === undefined) seen.set(key, { id, value, chance })
      else if (collides(first.value, value) && !excludeEachOther([first.id, first.chance], [id, chance]))
        report(
          check,
          ['levers', id, 'set', lever],
          { what: `${lever} is also set by ${first.id} on ${date}`, expected: 'one event a day for a lever' },
          true,
        )
    }
}

/** Maps that name different regions or sectors go together. */
function collides(a: LeverValue, b: LeverValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a) || Array.isArray(b)) return true
  return Object.keys(a).some((key) => Object.hasOwn(b, key))
}

/** Events of one file read like a calendar; a date out of order is most often a wrong year. */
function checkOrder(
  check: CrossCheck,
  block: 'levers' | 'shocks',
  events: [string, { readonly date?: string }][],
): void {
  const latest = new Map<string, { id: string; date: string }>()
  const placed = events.map(([id, { date }]) => ({ id, date, at: placeAt(check.root, [block, id, 'date']) }))
  // Events keep the order of the file they come from; the dates that another file gives them stand in the order of that one.
  placed.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
  for (const { id, date, at } of placed) {
    if (date === undefined) continue
    const before = latest.get(at.file)
    if (before !== undefined && dayOfDate(date) < dayOfDate(before.date)) {
      const given = `${date}, which is before ${before.id} (${before.date}) above it`
      report(check, [block, id, 'date'], { given, expected: 'the events of a file in order of date' })
    } else latest.set(at.file, { id, date })
  }
}

function checkShocks(check: CrossCheck): void {
  const { shocks, start, weeks, agents } = check.raw
  const entries = Object.entries(shocks ?? {})
  checkOrder(check, 'shocks', entries)
  for (const [id, { date, target, region }] of entries) {
    if (date !== undefined && start !== undefined && weeks !== undefined) {
      const week = weekOfDate(start, date)
      if (week < 0 || week >= weeks) {
        const given = `${date}, ${week < 0 ? 'before the start' : 'after the end'} of the run`
        report(check, ['shocks', id, 'date'], {
          given,
          expected: `a date from ${start} to ${dateOfWeek(start, weeks)}`,
        })
      }
    }
    if (region !== undefined && target !== undefined && target.sector === undefined)
      report(check, ['shocks', id, 'region'], {
        given: `region ${region} beside a target that is in one place`,
        expected: 'a sector as target, or no region',
      })
    for (const [kind, name] of Object.entries(target ?? {})) {
      const known = kind === 'sector' ? sectorsOf(check.raw) : Object.keys(agents?.[kind]?.groups ?? {})
      if (
        (known as readonly string[]).includes(name) ||
        nodeAt(check.root, ['agents', kind, 'groups', name]) !== undefined
      )
        continue
      const expected = known.length > 0 ? oneOf(known) : `a group under agents.${kind}.groups, which is empty`
      const given = `the unknown ${kind} ${quoteKey(name)}`
      report(check, ['shocks', id, 'target', kind], { given, expected, nearest: nearestName(check, name, known) })
    }
  }
}
