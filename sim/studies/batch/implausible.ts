/** What the middle of the runs comes to that no market has seen: said before the first number, so that nobody takes it for a forecast. */
import { few } from '../../scenario/text/few.ts'
import { PRICES_IN_CHINA, PRICES_OUTSIDE, type PriceRecord } from './prices-on-record.ts'
import type { SeriesResult } from './result.ts'
import type { Summary } from './summarize.ts'

/** A dollar of 2009 to 2011 bought 1.4 to 1.5 times what one of 2025 buys (US CPI): a record has to be missed by as much before it counts. */
const INFLATION = 1.5
/** By-products (La, Ce, Eu) are at their lowest today and may go on falling: a third of what was ever paid is odd, assumed, a half to a fifth. */
const FURTHER_FALL = 3
/** Where few years are known: the largest rise (Y in Europe, 6 to 350 USD/kg in 2025) and the largest fall (Eu, 3,790 to 27, 2011 to 2023). */
const LARGEST_RISE = 60
const LARGEST_FALL = 140
/** World mine output of 2025, t REO / year (USGS 2026); magnets are fewer tonnes than the oxides they are made of. */
const WORLD_OUTPUT = 390_000
const WEEKS_PER_YEAR = 52
/** Shorter spans are accidents of a market that goes on. */
const QUARTER = 13
/** What users outside China went without in no quarter on record, % of what they want to make; in 2010 and 2025 it was a few per cent. */
const HALF = 50
const MEDIAN = 2

interface Finding {
  /** How far beyond; the furthest is told. */
  readonly by: number
  readonly who: string
  readonly says: string
}

/** A sentence a kind of oddity; none for a market as markets have been. */
export function implausible(summary: Summary): readonly string[] {
  const kinds = [
    beyondPrices(summary, 'quotePrice', 'outside China', PRICES_OUTSIDE),
    beyondPrices(summary, 'domesticPrice', 'in China', PRICES_IN_CHINA),
    beyondOutput(summary),
    beyondShortfalls(summary),
    unsold(summary),
    empty(summary),
  ]
  return kinds.flatMap((found) => {
    const [worst, ...others] = found.toSorted((a, b) => b.by - a.by)
    if (worst === undefined) return []
    return [others.length === 0 ? worst.says : `${worst.says}; likewise ${few(others.map(({ who }) => who))}`]
  })
}

/** Tonnes a week of what is traded, made and used; `output` is of groups that somebody follows. */
const isTonnage = ({ unit, family }: Judged): boolean => /^t( REO)?\/week$/.test(unit) && family !== 'output'
type Judged = Pick<SeriesResult, 'family' | 'unit'>

/** Whether a series is looked at here: the others need not be summed up to judge a batch. */
export const isJudged = (one: Judged): boolean =>
  isTonnage(one) || ['quotePrice', 'domesticPrice', 'quoteShare', ...Object.keys(EMPTY)].includes(one.family)

const familyOf = ({ series }: Summary, family: string): readonly SeriesResult[] =>
  Object.values(series).filter((one) => one.family === family)
const memberOf = ({ of }: SeriesResult): string => Object.values(of).join(', ')
const figure = (value: number): string =>
  String(Number(value.toPrecision(3))).replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/g, ',')

function beyondPrices(
  summary: Summary,
  family: string,
  where: string,
  records: Readonly<Partial<Record<string, PriceRecord>>>,
): readonly Finding[] {
  return familyOf(summary, family).flatMap((one): readonly Finding[] => {
    const element = memberOf(one)
    const prices = one.bands[MEDIAN]!
    const opening = prices[0]
    if (opening === null || opening === undefined) return []
    const { low = opening / LARGEST_FALL, high = opening * LARGEST_RISE, ...on } = records[element] ?? {}
    const told = (price: number, week: number, than: string): string =>
      `${element} ${where} costs ${figure(price)} USD/kg on ${summary.dates[week]!}, ${than}`
    return (['highest', 'lowest'] as const).flatMap((end): readonly Finding[] => {
      const week = weekOf(prices, end)
      const price = prices[week]!
      const isHigh = end === 'highest'
      const by = isHigh ? price / (high * INFLATION) : low / FURTHER_FALL / price
      if (!(by > 1)) return []
      const paid = isHigh ? on.highIn && `${figure(high)} in ${on.highIn}` : on.lowIn && `${figure(low)} in ${on.lowIn}`
      const than = isHigh ? 'more than was ever paid' : 'far less than was ever paid'
      const move = isHigh ? `${figure(price / opening)} times` : `a ${figure(opening / price)}th of`
      return [
        {
          by,
          who: element,
          says: told(price, week, paid ? `${than} (${paid})` : `${move} its start: no oxide on record moved so far`),
        },
      ]
    })
  })
}

/** The week in which a series is at an end; weeks without a value do not count. */
function weekOf(values: readonly (number | null)[], end: 'highest' | 'lowest'): number {
  const sign = end === 'highest' ? 1 : -1
  return values.reduce<number>((best, value, week) => {
    const so = values[best]
    return value !== null && (so === null || so === undefined || sign * value > sign * so) ? week : best
  }, 0)
}

/** Weekly tonnes of a family, all members together, over what the world mines. */
function beyondOutput(summary: Summary): readonly Finding[] {
  const families = Object.values(summary.series).filter(isTonnage)
  return [...new Set(families.map(({ family }) => family))].flatMap((family): readonly Finding[] => {
    const members = familyOf(summary, family)
    const sums = summary.dates.map((_, week) =>
      members.reduce((sum, { bands }) => sum + (bands[MEDIAN]![week] ?? 0), 0),
    )
    const week = weekOf(sums, 'highest')
    const yearly = sums[week]! * WEEKS_PER_YEAR
    if (yearly <= WORLD_OUTPUT) return []
    const { label } = members[0]!
    const says = `${label}: ${figure(yearly)} t a year on ${summary.dates[week]!}, more than the world mined in 2025 (${figure(WORLD_OUTPUT)} t)`
    return [{ by: yearly / WORLD_OUTPUT, who: label.toLowerCase(), says }]
  })
}

function beyondShortfalls(summary: Summary): readonly Finding[] {
  const values = familyOf(summary, 'totalShortfall')[0]?.bands[MEDIAN] ?? []
  const span = longest(values, (value) => value !== null && value > HALF)
  if (span.weeks < QUARTER) return []
  const says = `users outside China go without more than half of what they want to make ${spanText(summary, span)}: no such quarter is on record`
  return [{ by: span.weeks, who: '', says }]
}

/** A quote behind which nothing is sold is what sellers ask. */
function unsold(summary: Summary): readonly Finding[] {
  return familyOf(summary, 'quoteShare').flatMap((one): readonly Finding[] => {
    const element = memberOf(one)
    const span = longest(one.bands[MEDIAN]!, (value) => value === 0)
    if (span.weeks < QUARTER) return []
    const says = `no ${element} is sold on the spot market outside China ${spanText(summary, span)}: its quote is what sellers ask`
    return [{ by: span.weeks, who: element, says }]
  })
}

/** Families that have no value where nobody does what they are of. */
const EMPTY = {
  miningShare: 'nobody in the world mines',
  refiningShare: 'nobody in the world separates',
  recycledShare: 'nobody in the world makes magnets',
  totalShortfall: 'nobody outside China wants to make anything',
} as const

function empty(summary: Summary): readonly Finding[] {
  return Object.entries(EMPTY).flatMap(([family, who]): readonly Finding[] => {
    const values = familyOf(summary, family)[0]?.bands[MEDIAN] ?? []
    const span = longest(values, (value) => value === null)
    return span.weeks < QUARTER ? [] : [{ by: span.weeks, who, says: `${who} ${spanText(summary, span)}` }]
  })
}

interface Span {
  readonly from: number
  readonly weeks: number
}

/** The longest run of weeks of which something holds. */
function longest(values: readonly (number | null)[], holds: (value: number | null) => boolean): Span {
  let best: Span = { from: 0, weeks: 0 }
  let from = 0
  values.forEach((value, week) => {
    if (!holds(value)) from = week + 1
    else if (week + 1 - from > best.weeks) best = { from, weeks: week + 1 - from }
  })
  return best
}

const spanText = ({ dates }: Summary, { from, weeks }: Span): string =>
  `from ${dates[from]!} ${from + weeks === dates.length ? 'to the end' : `to ${dates[from + weeks - 1]!}`}`
