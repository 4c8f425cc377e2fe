/**
 * The language of `expect:`, read from one line of text. Nothing is evaluated here and nothing else can be said:
 *
 *     p95(shortfallOutside.defence) < 50 % within 52 weeks      every week of the window, over the replicates
 *     p95(peak(quotePrice.Dy)) < 900 USD/kg by 2025-12-31       first the window within each replicate, then the replicates
 *     share(timeToRecover < 104) > 0.5                          share of the replicates
 *     share(firstStopWeek.evMotors happens) < 10 %
 */
import { weekOfDate } from '../../numbers/units.ts'
import { isDate } from '../text/dates.ts'
import { isDecimal } from '../text/decimal.ts'
import {
  complain,
  Complaint,
  createReader,
  type Misread,
  need,
  peek,
  type Reader,
  take,
  type Token,
} from './expect-reader.ts'
import { nearest } from '../text/nearest.ts'
import { oneOf } from '../text/problem.ts'

/** What an expectation may be about: unit of each outcome and each weekly series, by name. */
export interface Quantities {
  readonly outcomes: ReadonlyMap<string, string>
  readonly series: ReadonlyMap<string, string>
}

/** The run's calendar: ISO date of the first week, number of weeks. */
export interface Calendar {
  readonly start: string
  readonly weeks: number
}

export const REDUCERS = ['peak', 'low', 'average', 'sum'] as const
export type Reducer = (typeof REDUCERS)[number]
export type Comparator = '<' | '<=' | '>' | '>='

export interface Expectation {
  readonly statistic:
    | { readonly kind: 'quantile'; readonly probability: number }
    | { readonly kind: 'mean' }
    | { readonly kind: 'share'; readonly comparator: Comparator; readonly bound: number }
    | { readonly kind: 'happens' }
  readonly quantity: {
    readonly name: string
    readonly of: 'outcome' | 'series'
    /** Reduces the window of a replicate to one number before the statistic; null for outcomes and for weekly statistics. */
    readonly reducer: Reducer | null
    readonly unit: string
  }
  readonly comparator: Comparator
  /** In the unit of the statistic: that of the quantity, or a share of 1. */
  readonly bound: number
  /** First and last week, both within; null for outcomes. */
  readonly window: readonly [number, number] | null
}

const STATISTICS = ['p05', 'p50', 'p95', 'median', 'mean', 'min', 'max', 'share']
const WINDOWS = ['within', 'by', 'from', 'on']

export function parseExpectation(text: string, known: Quantities, calendar: Calendar): Expectation | Misread {
  try {
    return readExpectation(text, known, calendar)
  } catch (error) {
    if (error instanceof Complaint) return { offset: error.offset, parts: error.parts }
    throw error
  }
}

export function isMisread(read: Expectation | Misread): read is Misread {
  return 'parts' in read
}

function readExpectation(text: string, known: Quantities, calendar: Calendar): Expectation {
  const reader = createReader(text)
  const named = readStatisticName(reader)
  need(reader, '(', 'after the statistic')
  const quantity = readQuantity(reader, known)
  const statistic = named === 'share' ? readCondition(reader, quantity) : named
  need(reader, ')', 'after the quantity')
  const comparator = readComparator(reader)
  const isShare = statistic.kind === 'share' || statistic.kind === 'happens'
  const bound = readBound(reader, isShare ? 'share' : quantity.unit)
  const window = readWindow(reader, quantity, calendar)
  if (reader.at < reader.tokens.length) complain(peek(reader), 'the end of the expectation')
  return { statistic, quantity, comparator, bound, window }
}

type Statistic = Expectation['statistic']

function readStatisticName(reader: Reader): Statistic | 'share' {
  const token = peek(reader)
  const { text } = token
  const percent = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(text)
  const found: Statistic | 'share' | undefined =
    percent !== null
      ? { kind: 'quantile', probability: Number(percent[1]) / 100 }
      : text === 'mean'
        ? { kind: 'mean' }
        : text === 'share'
          ? 'share'
          : Object.hasOwn(EXTREMES, text)
            ? { kind: 'quantile', probability: EXTREMES[text as keyof typeof EXTREMES] }
            : undefined
  if (found === undefined)
    complain(token, `a statistic: ${oneOf(STATISTICS)} (any pNN)`, text === '' ? undefined : nearest(text, STATISTICS))
  reader.at++
  return found
}
const EXTREMES = { min: 0, median: 0.5, max: 1 } as const

function readQuantity(reader: Reader, known: Quantities): Expectation['quantity'] {
  const first = peek(reader)
  const next = reader.tokens[reader.at + 1]?.text
  const reducer = next === '(' ? REDUCERS.find((name) => name === first.text) : undefined
  if (next === '(' && reducer === undefined) complain(first, oneOf(REDUCERS), nearest(first.text, REDUCERS))
  if (reducer !== undefined) reader.at += 2
  const name = peek(reader)
  const outcome = known.outcomes.get(name.text)
  const series = known.series.get(name.text)
  if (reducer === undefined && outcome !== undefined) {
    reader.at++
    return { name: name.text, of: 'outcome', reducer: null, unit: outcome }
  }
  if (series === undefined) complainOfName(name, known, reducer)
  reader.at++
  if (reducer !== undefined) need(reader, ')', `after the series`)
  return { name: name.text, of: 'series', reducer: reducer ?? null, unit: series }
}

/** Names of the same family first: `shortfallOutside.defense` wants the list of sectors, not of everything. */
function complainOfName(name: Token, known: Quantities, reducer: Reducer | undefined): never {
  const all = reducer === undefined ? [...known.outcomes.keys(), ...known.series.keys()] : [...known.series.keys()]
  const family = name.text.split('.')[0] ?? ''
  const relatives = all.filter((one) => one.split('.')[0] === family)
  const families = [...new Set(all.map((one) => one.split('.')[0]!))]
  const what = reducer === undefined ? 'an outcome or a weekly series' : 'a weekly series'
  const expected = relatives.length > 0 ? oneOf(relatives) : `${what}: ${oneOf(families)}`
  complain(name, expected, name.text === '' ? undefined : (nearest(name.text, all) ?? nearest(family, families)))
}

function readCondition(reader: Reader, { name, of, unit }: Expectation['quantity']): Statistic {
  if (peek(reader).text === 'happens') {
    if (of !== 'outcome') complain(peek(reader), `a comparison such as ${name} > 5`)
    reader.at++
    return { kind: 'happens' }
  }
  const comparator = readComparator(reader)
  return { kind: 'share', comparator, bound: readBound(reader, unit) }
}

function readComparator(reader: Reader): Comparator {
  const token = peek(reader)
  const found = (['<', '<=', '>', '>='] as const).find((one) => one === token.text)
  if (found === undefined) complain(token, '<, <=, > or >=')
  reader.at++
  return found
}

/** A number and, if wanted, its unit or the first words of it; a share also in per cent. */
function readBound(reader: Reader, unit: string): number {
  const token = peek(reader)
  const isPercent = token.text.endsWith('%')
  const number = isPercent ? token.text.slice(0, -1) : token.text
  if (!isDecimal(number)) complain(token, `a number (${unit})`)
  reader.at++
  const value = Number(number)
  if (!Number.isFinite(value)) complain(token, 'a finite number')
  const words: string[] = isPercent ? ['%'] : []
  const first = peek(reader)
  while (!['', ')', ...WINDOWS].includes(peek(reader).text)) words.push(reader.tokens[reader.at++]!.text)
  const given = words.join(' ')
  if (unit === 'share') {
    const share = given === '%' ? value / 100 : value
    if (given !== '' && given !== '%')
      complain({ text: given, offset: first.offset }, 'a share from 0 to 1, or per cent')
    if (share < 0 || share > 1) complain(token, 'a share from 0 to 1, or per cent')
    return share
  }
  if (given !== '' && given !== unit && !unit.startsWith(`${given} `))
    complain({ text: given, offset: isPercent ? token.offset : first.offset }, `the unit ${unit}, or none`, unit)
  return value
}

function readWindow(
  reader: Reader,
  { of, name }: Expectation['quantity'],
  { start, weeks }: Calendar,
): readonly [number, number] | null {
  const token = peek(reader)
  if (of === 'outcome') {
    if (WINDOWS.includes(token.text))
      complain(token, `no window: ${name} is an outcome of the whole run; weekly series take one`)
    return null
  }
  const whole = [0, weeks - 1] as const
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
  if (take(reader, 'from')) {
    const first = readDate(reader, start, weeks)
    need(reader, 'to', 'after the first date')
    const token = peek(reader)
    const last = readDate(reader, start, weeks)
    if (last < first) complain(token, 'a date after the first one')
    return [first, last]
  }
  return whole
}

/** Week in which a date of the run falls. */
function readDate(reader: Reader, start: string, weeks: number): number {
  const token = peek(reader)
  const week = isDate(token.text) ? weekOfDate(start, token.text) : -1
  if (week < 0 || week >= weeks) complain(token, `a date of the run, such as ${start}`)
  reader.at++
  return week
}
