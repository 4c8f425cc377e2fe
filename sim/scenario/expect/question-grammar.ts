/**
 * What a study measures, from one line of text, in the language of `expect:` without its bound:
 *
 *     totalLostUse                                              an outcome
 *     totalLostUse from 2025-07-01 to 2026-06-30                of these weeks alone
 *     sum(lostUse.evMotors) by week 51                          a weekly series, reduced within each run
 *     quotePrice.Dy on 2025-10-06
 *     p95(worstQuarterShortfall.evMotors)                       a statistic over the runs, where the study has one
 */
import { dateOfWeek } from '../../numbers/units.ts'
import {
  type Comparator,
  readBound,
  readComparator,
  readStatistic,
  type Statistic,
  STATISTICS,
  statisticOf,
} from './expect-grammar.ts'
import { complain, type Misread, peek, type Reader, readWith } from './expect-reader.ts'
import {
  type Calendar,
  type Quantities,
  type Quantity,
  readQuantity,
  readWindow,
  type Window,
} from './quantity-grammar.ts'

export interface Question {
  /** Over the runs; null: the number of each run is what is asked for. */
  readonly statistic: Statistic | null
  readonly quantity: Quantity
  /** null for outcomes of the whole run. */
  readonly window: Window | null
}

/** What a place takes: one number a run, or a statistic over the runs as well. */
export type Asked = 'run' | 'runs'

export function parseQuestion(text: string, known: Quantities, calendar: Calendar, asked: Asked): Question | Misread {
  return readWith(text, (reader) => {
    const question = readQuestion(reader, known, calendar, asked)
    if (reader.at < reader.tokens.length) complain(peek(reader), 'nothing after it')
    return question
  })
}

function readQuestion(reader: Reader, known: Quantities, calendar: Calendar, asked: Asked): Question {
  const first = peek(reader)
  const isStatistic = reader.tokens[reader.at + 1]?.text === '(' && statisticOf(first.text) !== undefined
  if (isStatistic && asked === 'run')
    complain(first, `one number for each run, such as an outcome or sum(…): ${first.text} is of all runs together`)
  if (!isStatistic) {
    const quantity = readQuantity(reader, known, asked === 'runs' ? STATISTICS : [])
    const window = readWindow(reader, quantity, known, calendar)
    return { statistic: null, quantity, window: settle(reader, quantity, window, calendar) }
  }
  const { statistic, quantity, window: inner } = readStatistic(reader, known, calendar)
  const window = inner ?? readWindow(reader, quantity, known, calendar)
  return { statistic, quantity, window: settle(reader, quantity, window, calendar) }
}

/** What a run must be like: `worstQuarterShortfall.defence < 10 %`. */
export interface Condition {
  readonly question: Question
  readonly comparator: Comparator
  /** In the unit of the quantity. */
  readonly bound: number
}

export function parseCondition(text: string, known: Quantities, calendar: Calendar): Condition | Misread {
  return readWith(text, (reader) => {
    const question = readQuestion(reader, known, calendar, 'run')
    const comparator = readComparator(reader)
    const bound = readBound(reader, question.quantity.unit)
    if (reader.at < reader.tokens.length) complain(peek(reader), 'nothing after it')
    return { question, comparator, bound }
  })
}

/** A series has one number in one week; over several, something must make one of them. */
function settle(
  reader: Reader,
  quantity: Quantity,
  window: Window | undefined,
  { start, weeks }: Calendar,
): Window | null {
  const { of, name, reducer } = quantity
  const [first, last] = window ?? [0, weeks - 1]
  if (of === 'outcome') return first === 0 && last === weeks - 1 ? null : [first, last]
  if (reducer === null && first < last)
    complain(
      window === undefined ? peek(reader) : reader.tokens.find(({ text }) => text === name)!,
      `one number of the weekly series: ${name} on ${start}, or peak(…), low(…), average(…) or sum(…) of it`,
    )
  return [first, last]
}

/** The same question in one way of writing: what columns and tables call it. */
export function questionText({ statistic, quantity, window }: Question, calendar: Calendar): string {
  const { name, reducer } = quantity
  const reduced = reducer === null ? name : `${reducer}(${name})`
  const measured = `${reduced}${windowText(window, calendar)}`
  switch (statistic?.kind) {
    case undefined:
      return measured
    case 'mean':
      return `mean(${measured})`
    case 'quantile':
      return `${quantileName(statistic.probability)}(${measured})`
    case 'happens':
      return `share(${measured} happens)`
    case 'share':
      return `share(${measured} ${statistic.comparator} ${statistic.bound})`
  }
}

const NAMED: Readonly<Record<number, string>> = { 0: 'min', 0.5: 'median', 1: 'max' }

/** `p95`: two digits before the point. */
function quantileName(probability: number): string {
  const percent = Number((probability * 100).toPrecision(12))
  return NAMED[probability] ?? `p${percent < 10 ? '0' : ''}${percent}`
}

/** ` from 2025-04-07 to 2026-03-30`: dates of first days of weeks; nothing for the whole run. */
export function windowText(window: Window | null, { start, weeks }: Calendar): string {
  if (window === null) return ''
  const [first, last] = window
  const date = (week: number): string => dateOfWeek(start, week)
  if (first === last) return ` on ${date(first)}`
  if (first === 0) return last === weeks - 1 ? '' : ` by ${date(last)}`
  return ` from ${date(first)} to ${date(last)}`
}
