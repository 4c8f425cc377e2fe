/**
 * The language of `expect:`, read from one line of text. Nothing is evaluated here and nothing else can be said:
 *
 *     p95(shortfallOutside.defence) < 50 % within 52 weeks      every week of the window, over the replicates
 *     p95(peak(quotePrice.Dy)) < 900 USD/kg by 2025-12-31       first the window within each replicate, then the replicates
 *     mean(totalLostUse) < 500 from 2025-07-01 to 2026-06-30    an outcome of these weeks alone
 *     share(timeToRecover < 104) > 0.5                          share of the replicates
 *     share(firstStopWeek.evMotors happens) < 10 %
 *
 * A window may stand behind what it is of, too: `p95(peak(quotePrice.Dy) by 2025-12-31) < 900`.
 */
import { isDecimal } from '../text/decimal.ts'
import { nearest } from '../text/nearest.ts'
import { oneOf } from '../text/problem.ts'
import { complain, type Misread, need, peek, type Reader, readWith } from './expect-reader.ts'
import {
  type Calendar,
  type Quantities,
  type Quantity,
  readQuantity,
  readWindow,
  type Window,
  WINDOWS,
} from './quantity-grammar.ts'

export type Comparator = '<' | '<=' | '>' | '>='

/** Over the replicates. */
export type Statistic =
  | { readonly kind: 'quantile'; readonly probability: number }
  | { readonly kind: 'mean' }
  | { readonly kind: 'share'; readonly comparator: Comparator; readonly bound: number }
  | { readonly kind: 'happens' }

export interface Expectation {
  readonly statistic: Statistic
  readonly quantity: Quantity
  readonly comparator: Comparator
  /** In the unit of the statistic: that of the quantity, or a share of 1. */
  readonly bound: number
  /** First and last week, both within; null for outcomes of the whole run. */
  readonly window: Window | null
}

export const STATISTICS = ['p05', 'p50', 'p95', 'median', 'mean', 'min', 'max', 'share']

export function parseExpectation(text: string, known: Quantities, calendar: Calendar): Expectation | Misread {
  return readWith(text, (reader) => readExpectation(reader, known, calendar))
}

export const isMisread = <Read extends object>(read: Read | Misread): read is Misread => 'parts' in read

export const isShare = ({ kind }: Statistic): boolean => kind === 'share' || kind === 'happens'

function readExpectation(reader: Reader, known: Quantities, calendar: Calendar): Expectation {
  const { statistic, quantity, window: inner } = readStatistic(reader, known, calendar)
  const comparator = readComparator(reader)
  const bound = readBound(reader, isShare(statistic) ? 'share' : quantity.unit)
  const window = inner ?? readWindow(reader, quantity, known, calendar)
  if (reader.at < reader.tokens.length) complain(peek(reader), 'the end of the expectation')
  const whole = quantity.of === 'outcome' ? null : ([0, calendar.weeks - 1] as const)
  return { statistic, quantity, comparator, bound, window: window ?? whole }
}

export interface Summary {
  readonly statistic: Statistic
  readonly quantity: Quantity
  readonly window: Window | undefined
}

/** `p95(peak(quotePrice.Dy) by 2025-12-31)`. */
export function readStatistic(reader: Reader, known: Quantities, calendar: Calendar): Summary {
  const named = readStatisticName(reader)
  need(reader, '(', 'after the statistic')
  const quantity = readQuantity(reader, known)
  const window = readWindow(reader, quantity, known, calendar)
  const statistic = named === 'share' ? readCondition(reader, quantity) : named
  need(reader, ')', 'after the quantity')
  return { statistic, quantity, window }
}

function readStatisticName(reader: Reader): Statistic | 'share' {
  const token = peek(reader)
  const found = statisticOf(token.text)
  if (found === undefined)
    complain(
      token,
      `a statistic: ${oneOf(STATISTICS)} (any pNN)`,
      token.text === '' ? undefined : nearest(token.text, STATISTICS),
    )
  reader.at++
  return found
}

/** A share wants its condition still. */
export function statisticOf(text: string): Statistic | 'share' | undefined {
  const percent = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(text)
  if (percent !== null) return { kind: 'quantile', probability: Number(percent[1]) / 100 }
  if (text === 'mean') return { kind: 'mean' }
  if (text === 'share') return 'share'
  return Object.hasOwn(EXTREMES, text)
    ? { kind: 'quantile', probability: EXTREMES[text as keyof typeof EXTREMES] }
    : undefined
}
const EXTREMES = { min: 0, median: 0.5, max: 1 } as const

function readCondition(reader: Reader, { name, of, unit }: Quantity): Statistic {
  if (peek(reader).text === 'happens') {
    if (of !== 'outcome') complain(peek(reader), `a comparison such as ${name} > 5`)
    reader.at++
    return { kind: 'happens' }
  }
  const comparator = readComparator(reader)
  return { kind: 'share', comparator, bound: readBound(reader, unit) }
}

export function readComparator(reader: Reader): Comparator {
  const token = peek(reader)
  const found = (['<', '<=', '>', '>='] as const).find((one) => one === token.text)
  if (found === undefined) complain(token, '<, <=, > or >=')
  reader.at++
  return found
}

/** A number and, if wanted, its unit or the first words of it; a share also in per cent. */
export function readBound(reader: Reader, unit: string): number {
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
