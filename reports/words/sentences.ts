/** The three sentences under the headline. Each starts with its point in a few words. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { falls, type Findings, type PriceFinding } from '../findings.ts'
import {
  medianOf,
  outcome,
  quantile,
  referenceWeeks,
  seriesFor,
  seriesOf,
  shareHappened,
  spreadAt,
  spreadOf,
} from '../reading.ts'
import { recoveryClause } from './headline.ts'
import { changeInterval, changeText, changeState, directionOf } from './change.ts'
import { around, aroundClaim, type Claim, claim, join, ofRuns, said } from './claim.ts'
import { waitingInterval } from './interval.ts'
import { elementName, sectorMakers, sectorName } from './names.ts'
import { capital, duration, number, percent, ratio, runs } from './numbers.ts'

export interface Sentence {
  readonly lead: string
  readonly text: string
}

/** With its figures on record. */
export type Stated = Sentence & Claim

/** A share of mining that moves less than this, in percentage points, stays. */
const STAYS = 2

export function threeSentences(result: Result, found: Findings): readonly Stated[] {
  return [priceSentence(found), shortfallSentence(result, found), endSentence(result, found)].filter(
    (sentence): sentence is Stated => sentence !== null,
  )
}

function priceSentence(found: Findings): Stated | null {
  const { price, runs: count } = found
  if (!price) return null
  const name = capital(elementName(price.element))
  const parts = [claim`${name} outside China peaks at ${peakText(price, count)}${domesticText(price, count)}.`]
  if (price.transaction) {
    const of = `peakTransactionRatio.${price.element}`
    parts.push(
      claim`The price actually paid, averaged over all volumes, peaks at ${said(of, price.transaction, 'p50', ratio)} times its start (${aroundClaim(count, of, price.transaction, ratio)}).`,
    )
  }
  if (found.steepest && found.steepest.ratio.p50 > price.ratio.p50 * 1.05) {
    const of = `peakQuoteRatio.${found.steepest.element}`
    parts.push(
      claim`The steepest rise is that of ${elementName(found.steepest.element)}: ${said(of, found.steepest.ratio, 'p50', ratio)} times (${aroundClaim(count, of, found.steepest.ratio, ratio)}).`,
    )
  }
  const { end } = price
  if (end && falls(price))
    parts.push(
      claim`At the end ${elementName(price.element)} stands at ${ratio(end.p50)} times its start (${around(count, end, ratio)}).`,
    )
  return { lead: priceLead(price), ...join(parts, ' ') }
}

function priceLead(price: PriceFinding): string {
  const split = price.domestic !== null && price.domestic.p50 < (price.ratio.p50 - 1) * 50
  if (price.strength === 'strong') return split ? 'Prices split.' : 'Prices rise.'
  if (price.strength === 'slight') return 'Prices rise a little.'
  return falls(price) ? 'Prices fall.' : 'Prices barely move.'
}

function peakText(price: PriceFinding, count: number): Claim {
  const of = `peakQuoteRatio.${price.element}`
  const times = claim`${said(of, price.ratio, 'p50', ratio)} times its start (${aroundClaim(count, of, price.ratio, ratio)})`
  const peak = spreadOf(price.peak)
  if (peak === null) return times
  const median = count === 1 ? '' : 'a median of '
  return claim`${median}US$${said(`peakQuote.${price.element}`, peak, 'p50', number)} per kg, ${times}`
}

function domesticText(price: PriceFinding, count: number): string {
  const { domestic } = price
  if (!domestic) return ''
  const interval = ofRuns(count, changeInterval(domestic))
  switch (directionOf(domestic)) {
    case 'flat':
      return `, while the price inside China is about where it began (${interval})`
    case 'unclear':
      return `, with no clear change inside China (${changeText(domestic)}; ${interval})`
    case 'down':
    case 'up':
      return `, when the price inside China ${changeState(domestic)} (${interval})`
  }
}

function shortfallSentence(result: Result, found: Findings): Stated | null {
  const { sector, runs: count } = found
  if (!sector) return null
  const makers = sectorMakers(sector.sector)
  const of = `worstQuarterShortfall.${sector.sector}`
  const worst = said(of, sector.worst, 'p50', percent)
  const spread = aroundClaim(count, of, sector.worst, percent)
  if (sector.strength === 'none') {
    const text = claim`Of all sectors ${sectorName(sector.sector)} loses most in its worst quarter: ${worst} of desired output (${spread}).`
    return { lead: count === 1 ? 'Nobody runs seriously short.' : 'Most runs see nobody seriously short.', ...text }
  }
  const loss = claim`They lose ${worst} of desired output in their worst quarter (${spread})${firstStop(result, found, sector.sector)}.`
  return { lead: `${capital(makers)} are hit hardest.`, ...loss }
}

function firstStop(result: Result, found: Findings, sector: string): string {
  if (!found.restricted) return ''
  const since = found.controlled ? 'control' : 'first restriction'
  const first = outcome(result, `firstStopWeek.${sector}`)
  if (!first) return ''
  const median = quantile(first, 0.5)
  const share = shareHappened(first)
  if (share <= 0) return '; no line of theirs stops in any run'
  if (median === null) return `; their lines stop in ${runs(share, result.run.replicates)}`
  const tail = share < 1 ? `, and not at all in ${runs(1 - share, result.run.replicates)}` : ''
  return `; their first lines stop ${duration(Math.max(0, median))} after the ${since} (${waitingInterval(first, duration, 'no stop')})${tail}`
}

/** Lead times at the end over those at the start from which on nothing may be called over. */
const STILL_LONG = 2

function endSentence(result: Result, found: Findings): Stated | null {
  if (!found.restricted) return calmSentence(result)
  const clause = recoveryClause(result, found)
  if (clause === null || !found.recovery) return null
  const wait = found.leadTime && found.controlled ? spreadOf(found.leadTime) : null
  const delay =
    wait === null
      ? claim``
      : claim` At its longest, an order takes ${said('peakLeadTime', wait, 'p50', duration)} to arrive (${ofRuns(found.runs, waitingInterval(found.leadTime!))}).`
  return { lead: endLead(result, found), ...claim`${clause}${delay}` }
}

function endLead(result: Result, { recovery, recovered }: Findings): string {
  const median = recovery && quantile(recovery, 0.5)
  if (recovered <= 0) return 'No end in sight.'
  if (median === null) return 'Most runs do not recover.'
  const short = shortAtEnd(result)
  if (median < 1)
    return short === null
      ? 'Little output is lost altogether.'
      : `Most users lose little; ${sectorMakers(short)} stay short.`
  if (short !== null) return `Most users recover; ${sectorMakers(short)} do not.`
  const waits = seriesFor(result, 'leadTime')
  const [first = NaN, ...later] = waits ? medianOf(waits).filter((value) => !Number.isNaN(value)) : []
  if ((later.at(-1) ?? first) >= STILL_LONG * first) return 'Output recovers; waiting does not.'
  return recovered < 0.9 ? 'Output recovers, mostly.' : 'Output recovers.'
}

/** Loss of output from which a sector counts as short, %; that of the outcome `timeToRecover`. */
const SHORT = 5
const QUARTER = 13

/** The sector that is shortest in the last quarter, by the mean of weekly medians; null when none is short. */
function shortAtEnd(result: Result): string | null {
  let shortest: string | null = null
  let most = SHORT
  for (const series of seriesOf(result, 'shortfallOutside')) {
    const last = medianOf(series).slice(-QUARTER)
    const mean = last.reduce((sum, value) => sum + value, 0) / last.length
    // Also where there was nothing to measure.
    if (!(mean >= most)) continue
    most = mean
    shortest = series.of['sector'] ?? null
  }
  return shortest
}

/** Without a control: how the base of supply moves. */
function calmSentence(result: Result): Stated | null {
  const mining = seriesFor(result, 'miningShare', { region: 'China' })
  const last = result.dates.length - 1
  if (!mining || last < 1) return null
  const percentOf = (value: number): string => percent(value * 100)
  const before = spreadAt(mining, referenceWeeks(result)[0])
  const after = spreadAt(mining, last)
  const change = (after.p50 - before.p50) * 100
  return {
    lead:
      Math.abs(change) < STAYS || (after.p05 < before.p50 && before.p50 < after.p95)
        ? 'Supply stays where it is.'
        : change < 0
          ? 'Supply moves out of China.'
          : 'Supply moves into China.',
    ...claim`China digs ${percentOf(before.p50)} of the world’s rare earths at the start and ${percentOf(after.p50)} (${around(result.run.replicates, after, percentOf)}) at the end.`,
  }
}
