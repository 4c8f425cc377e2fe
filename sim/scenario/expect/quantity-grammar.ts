/** What a line may be about, and over which weeks: an outcome, or a weekly series with what reduces it. */
import { dateOfWeek, weekOfDate } from '../../numbers/units.ts'
import { isDate, nearestDate } from '../text/dates.ts'
import { nearest } from '../text/nearest.ts'
import { oneOf } from '../text/problem.ts'
import { complain, need, peek, type Reader, take, type Token } from './expect-reader.ts'

/** What can be asked for: unit of each outcome and each weekly series, by name. */
export interface Quantities {
  readonly outcomes: ReadonlyMap<string, string>
  readonly series: ReadonlyMap<string, string>
  /** Outcomes that can be taken over a part of the run. */
  readonly windowed?: ReadonlySet<string>
  /** Families of series that groups have which the scenario follows. */
  readonly ofGroups?: ReadonlySet<string>
  /** Series of a sector, in a region or anywhere, in which no manufacturer works: without value in every week. */
  readonly ofNobody?: ReadonlySet<string>
}

/** The run's calendar: ISO date of the first week, number of weeks. */
export interface Calendar {
  readonly start: string
  readonly weeks: number
}

export const REDUCERS = ['peak', 'low', 'average', 'sum'] as const
export type Reducer = (typeof REDUCERS)[number]

export interface Quantity {
  readonly name: string
  readonly of: 'outcome' | 'series'
  /** Reduces the window of a replicate to one number; null for outcomes and for a series week by week. */
  readonly reducer: Reducer | null
  readonly unit: string
}

/** First and last week, both within. */
export type Window = readonly [number, number]

export const WINDOWS = ['within', 'by', 'from', 'on']
const isWindow = (reader: Reader): boolean => WINDOWS.includes(peek(reader).text)

/** `words`: what else may stand before a parenthesis here, for the message. */
export function readQuantity(reader: Reader, known: Quantities, words: readonly string[] = []): Quantity {
  const first = peek(reader)
  const next = reader.tokens[reader.at + 1]?.text
  const reducer = next === '(' ? REDUCERS.find((name) => name === first.text) : undefined
  if (next === '(' && reducer === undefined) {
    const all = [...words, ...REDUCERS]
    complain(first, oneOf(all), nearest(first.text, all))
  }
  if (reducer !== undefined) reader.at += 2
  const name = peek(reader)
  const outcome = known.outcomes.get(name.text)
  const series = known.series.get(name.text)
  if (reducer === undefined && outcome !== undefined) {
    reader.at++
    return { name: name.text, of: 'outcome', reducer: null, unit: outcome }
  }
  if (series === undefined) complainOfName(name, known, reducer)
  if (known.ofNobody?.has(name.text) === true) complainOfNobody(name, known, known.ofNobody)
  reader.at++
  if (reducer !== undefined) need(reader, ')', `after the series`)
  return {
    name: name.text,
    of: 'series',
    reducer: reducer ?? null,
    unit: reducer === 'sum' ? unitOfSum(series) : series,
  }
}

/** Tonnes a week over some weeks are tonnes. */
function unitOfSum(unit: string): string {
  return unit.endsWith('/week') ? unit.slice(0, -'/week'.length) : `${unit} x weeks`
}

const FOLLOWED_FIRST = 'a group that the scenario follows, such as follow: [mine.mountain-pass]'

/** Names of the same family first: `shortfallOutside.defense` wants the list of sectors, not of everything. */
function complainOfName(name: Token, known: Quantities, reducer: Reducer | undefined): never {
  const all = reducer === undefined ? [...known.outcomes.keys(), ...known.series.keys()] : [...known.series.keys()]
  const family = name.text.split('.')[0] ?? ''
  const relatives = all.filter((one) => one.split('.')[0] === family)
  const families = [...new Set(all.map((one) => one.split('.')[0]!))]
  const what = reducer === undefined ? 'an outcome or a weekly series' : 'a weekly series'
  const others = known.ofGroups?.has(family) === true ? FOLLOWED_FIRST : `${what}: ${oneOf(families)}`
  const expected = relatives.length > 0 ? oneOf(relatives) : others
  complain(name, expected, name.text === '' ? undefined : (nearest(name.text, all) ?? nearest(family, families)))
}

/** A bound on what never has a value would hold or fail for no reason. */
function complainOfNobody(name: Token, known: Quantities, ofNobody: ReadonlySet<string>): never {
  const [family, sector] = name.text.split('.')
  const peopled = [...known.series.keys()].filter((one) => one.startsWith(`${family}.`) && !ofNobody.has(one))
  const relatives = peopled.filter((one) => one.startsWith(`${family}.${sector}.`))
  const ways = relatives.length > 0 ? relatives : peopled
  complain(name, `a series of somebody, since no manufacturer works there: ${oneOf(ways)}`)
}

/** The weeks named; undefined where none are, which is the whole run. */
export function readWindow(
  reader: Reader,
  { of, name }: Quantity,
  { windowed }: Quantities,
  { start, weeks }: Calendar,
): Window | undefined {
  const token = peek(reader)
  if (!isWindow(reader)) return undefined
  if (of === 'outcome' && windowed?.has(name) !== true)
    complain(
      token,
      `no window: ${name} is of the whole run; weekly series take one, and outcomes that add up or look for a peak`,
    )
  if (take(reader, 'within')) {
    const count = peek(reader)
    const n = /^\d+$/.test(count.text) ? Number(count.text) : 0
    if (n < 1 || n > weeks) complain(count, `a number of weeks from 1 to ${weeks}, the length of the run`)
    reader.at++
    if (!take(reader, 'weeks')) need(reader, 'week', 'after the number of weeks')
    return [0, n - 1]
  }
  if (take(reader, 'by')) return [0, readDate(reader, start, weeks)]
  if (take(reader, 'on')) {
    const week = readDate(reader, start, weeks)
    return [week, week]
  }
  need(reader, 'from', 'before the first date')
  const first = readDate(reader, start, weeks)
  if (!take(reader, 'to')) return [first, weeks - 1]
  const end = peek(reader)
  const last = readDate(reader, start, weeks)
  if (last < first) complain(end, 'a date after the first one')
  return [first, last]
}

/** Week in which a date of the run falls, or `week N`, counted from 0. */
function readDate(reader: Reader, start: string, weeks: number): number {
  if (take(reader, 'week')) {
    const number = peek(reader)
    const week = /^\d+$/.test(number.text) ? Number(number.text) : weeks
    if (week >= weeks) complain(number, `a week of the run, 0 to ${weeks - 1}`)
    reader.at++
    return week
  }
  const token = peek(reader)
  const week = isDate(token.text) ? weekOfDate(start, token.text) : -1
  if (week < 0 || week >= weeks)
    complain(
      token,
      `a date from ${start} to ${dateOfWeek(start, weeks - 1)}, or week 0 to week ${weeks - 1}`,
      isDate(token.text) ? undefined : nearestDate(token.text),
    )
  reader.at++
  return week
}
