/** The three sentences under the headline. Each starts with its point in a few words. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { falls, type Findings, type PriceFinding } from '../findings.ts'
import { outcome, quantile, referenceWeeks, seriesFor, shareHappened, spreadAt } from '../reading.ts'
import { recoveryClause } from './headline.ts'
import { changeInterval, changeText, changeState, directionOf } from './change.ts'
import { ninety, waitingInterval, withInterval } from './interval.ts'
import { elementName, sectorMakers, sectorName } from './names.ts'
import { capital, duration, number, percent, ratio, runs } from './numbers.ts'

export interface Sentence {
  readonly lead: string
  readonly text: string
}

/** A share of mining that moves less than this, in percentage points, stays. */
const STAYS = 2

export function threeSentences(result: Result, found: Findings): readonly Sentence[] {
  return [priceSentence(found), shortfallSentence(result, found), endSentence(result, found)].filter(
    (sentence): sentence is Sentence => sentence !== null,
  )
}

function priceSentence(found: Findings): Sentence | null {
  const { price } = found
  if (!price) return null
  const name = capital(elementName(price.element))
  const parts = [`${name} outside China peaks at ${peakText(price)}${domesticText(price)}.`]
  if (price.transaction) {
    parts.push(
      `The price actually paid, averaged over all volumes, peaks at ${ratio(price.transaction.p50)} times its start (${ninety(price.transaction, ratio)}).`,
    )
  }
  if (found.steepest && found.steepest.ratio.p50 > price.ratio.p50 * 1.05) {
    parts.push(
      `The steepest rise is that of ${elementName(found.steepest.element)}: ${ratio(found.steepest.ratio.p50)} times (${ninety(found.steepest.ratio, ratio)}).`,
    )
  }
  const { end } = price
  if (end && falls(price))
    parts.push(
      `At the end ${elementName(price.element)} stands at ${ratio(end.p50)} times its start (${ninety(end, ratio)}).`,
    )
  return { lead: priceLead(price), text: parts.join(' ') }
}

function priceLead(price: PriceFinding): string {
  const split = price.domestic !== null && price.domestic.p50 < (price.ratio.p50 - 1) * 50
  if (price.strength === 'strong') return split ? 'Prices split.' : 'Prices rise.'
  if (price.strength === 'slight') return 'Prices rise a little.'
  return falls(price) ? 'Prices fall.' : 'Prices barely move.'
}

function peakText(price: PriceFinding): string {
  const times = `${ratio(price.ratio.p50)} times its start (90% of runs: ${ninety(price.ratio, ratio)} times)`
  const peak = price.peak ? quantile(price.peak, 0.5) : null
  return peak === null ? times : `a median of US$${number(peak)} per kg, ${times}`
}

function domesticText(price: PriceFinding): string {
  const { domestic } = price
  if (!domestic) return ''
  const interval = changeInterval(domestic)
  switch (directionOf(domestic)) {
    case 'flat':
      return `, while the price inside China is about where it began (90% of runs: ${interval})`
    case 'unclear':
      return `, with no clear change inside China (${changeText(domestic)}; ${interval})`
    case 'down':
    case 'up':
      return `, when the price inside China ${changeState(domestic)} (${interval})`
  }
}

function shortfallSentence(result: Result, found: Findings): Sentence | null {
  const { sector } = found
  if (!sector) return null
  const makers = sectorMakers(sector.sector)
  const stop = firstStop(result, found, sector.sector)
  if (sector.strength === 'none') {
    return {
      lead: 'Nobody runs seriously short.',
      text: `The largest loss in any sector’s worst quarter is ${percent(sector.worst.p50)} of desired output (90% of runs: ${ninety(sector.worst, percent)}), in ${sectorName(sector.sector)}.`,
    }
  }
  const loss = `They lose ${percent(sector.worst.p50)} of desired output in their worst quarter (90% of runs: ${ninety(sector.worst, percent)})`
  return { lead: `${capital(makers)} are hit hardest.`, text: `${loss}${stop}.` }
}

function firstStop(result: Result, found: Findings, sector: string): string {
  if (!found.restricted) return ''
  const since = found.controlled ? 'control' : 'first restriction'
  const first = outcome(result, `firstStopWeek.${sector}`)
  if (!first) return ''
  const median = quantile(first, 0.5)
  const share = shareHappened(first)
  if (share <= 0) return '; no line of theirs stops in any run'
  if (median === null) return `; their lines stop in ${runs(share)}`
  const tail = share < 1 ? `, and not at all in ${runs(1 - share)}` : ''
  return `; their first lines stop ${duration(Math.max(0, median))} after the ${since} (${waitingInterval(first, duration, 'no stop')})${tail}`
}

function endSentence(result: Result, found: Findings): Sentence | null {
  if (!found.restricted) return calmSentence(result)
  const clause = recoveryClause(result, found)
  if (clause === null || !found.recovery) return null
  const median = quantile(found.recovery, 0.5)
  const wait = found.leadTime && found.controlled ? quantile(found.leadTime, 0.5) : null
  const interval = found.leadTime ? waitingInterval(found.leadTime) : ''
  const delay = wait === null ? '' : ` At its longest, an order takes ${duration(wait)} to arrive (${interval}).`
  const lead =
    found.recovered <= 0
      ? 'No end in sight.'
      : median === null
        ? 'Most runs do not recover.'
        : median < 1
          ? 'No lasting disturbance.'
          : 'It ends.'
  return { lead: lead === 'It ends.' && found.recovered < 0.9 ? 'It ends, mostly.' : lead, text: clause + delay }
}

/** Without a control: how the base of supply moves. */
function calmSentence(result: Result): Sentence | null {
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
    text: `China digs ${percentOf(before.p50)} of the world’s rare earths at the start and ${withInterval(after, percentOf)} at the end.`,
  }
}
