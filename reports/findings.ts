/** What the report leads with: computed once, used by headline, sentences, tiles and limits alike. */
import type { OutcomeResult, Result } from '../sim/studies/batch/result.ts'
import {
  controlStart,
  medianOf,
  mean,
  outcome,
  outcomesOf,
  quantile,
  seriesFor,
  shareHappened,
  spreadAt,
  spreadOf,
  indexOfMax,
  type Spread,
} from './reading.ts'

/** Median peak over start from which a price is said to rise at all. Assumed, range 1.1–1.3. */
const RISE = 1.15
/** Median peak over start from which a price is said to have left its range. Assumed, range 1.3–2. */
const STRONG_RISE = 1.5
/** Median end over start below which a price is said to fall. Assumed, range 0.75–0.9. */
const FALL = 0.85
/** Median worst-quarter shortfall, % of desired output, from which a sector is said to run short. Assumed, range 2–10. */
const SHORT = 5
/** Median worst-quarter shortfall, %, below which nobody is said to run short. */
const NEGLIGIBLE = 2

export type Strength = 'none' | 'slight' | 'strong'

export interface PriceFinding {
  readonly element: string
  /** Peak outside quote over its start. */
  readonly ratio: Spread
  /** Peak outside quote, USD/kg; null when the run does not report it. */
  readonly peak: OutcomeResult | null
  readonly start: number
  readonly transaction: Spread | null
  /** % change inside China at the time of the outside peak. */
  readonly domestic: Spread | null
  /** Outside quote in the last week over its start; null without the series. */
  readonly end: Spread | null
  readonly strength: Strength
}

export interface SectorFinding {
  readonly sector: string
  readonly outcome: OutcomeResult
  readonly worst: Spread
  readonly strength: Strength
}

export interface Findings {
  /** Of the batch. */
  readonly runs: number
  /** Some element is under licence at some time. */
  readonly controlled: boolean
  /** Anything to recover from: a licence, or a quota or tariff that shows in the outcomes. */
  readonly restricted: boolean
  readonly controlStart: number | null
  readonly price: PriceFinding | null
  /** The element with the largest median rise, when it is not the leading one. */
  readonly steepest: { readonly element: string; readonly ratio: Spread } | null
  readonly sector: SectorFinding | null
  readonly recovery: OutcomeResult | null
  readonly recovered: number
  readonly leadTime: OutcomeResult | null
  readonly queue: OutcomeResult | null
}

/** Ends below its start, in nineteen of twenty runs at least a little. */
export const falls = ({ end }: PriceFinding): boolean => end !== null && end.p50 < FALL && end.p95 < 1

function priceStrength(ratio: Spread): Strength {
  return ratio.p50 >= STRONG_RISE ? 'strong' : ratio.p50 >= RISE ? 'slight' : 'none'
}

/** Ratio of the highest to the first weekly value, band by band: only used where the outcome is missing. */
function ratioFromBands(result: Result, element: string): Spread | null {
  const series = seriesFor(result, 'quotePrice', { element })
  if (!series) return null
  const start = mean(medianOf(series), 0, Math.min(4, result.dates.length))
  if (!(start > 0)) return null
  const at = spreadAt(series, indexOfMax(medianOf(series)))
  return { p05: at.p05 / start, p25: at.p25 / start, p50: at.p50 / start, p75: at.p75 / start, p95: at.p95 / start }
}

/** Last over first outside quote: the bands of the last week over the median of the first. */
export function endRatio(result: Result, element: string, family = 'quotePrice'): Spread | null {
  const series = seriesFor(result, family, { element })
  const start = series ? (medianOf(series)[0] ?? 0) : 0
  if (!series || !(start > 0)) return null
  const end = spreadAt(series, result.dates.length - 1)
  return {
    p05: end.p05 / start,
    p25: end.p25 / start,
    p50: end.p50 / start,
    p75: end.p75 / start,
    p95: end.p95 / start,
  }
}

function ratioOf(result: Result, element: string): Spread | null {
  return spreadOf(outcome(result, `peakQuoteRatio.${element}`)) ?? ratioFromBands(result, element)
}

/** Dysprosium when it is controlled or nothing is; otherwise the controlled element that rises most. */
export function leadingElement(result: Result): string | null {
  const { elements, controlledElements } = result.scenario
  const candidates = controlledElements.length > 0 ? controlledElements : elements
  if (candidates.includes('Dy') && ratioOf(result, 'Dy')) return 'Dy'
  return steepestOf(result, candidates)?.element ?? steepestOf(result, elements)?.element ?? null
}

function steepestOf(result: Result, elements: readonly string[]): { element: string; ratio: Spread } | null {
  let best: { element: string; ratio: Spread } | null = null
  for (const element of elements) {
    const ratio = ratioOf(result, element)
    if (ratio && (!best || ratio.p50 > best.ratio.p50)) best = { element, ratio }
  }
  return best
}

function findPrice(result: Result): PriceFinding | null {
  const element = leadingElement(result)
  const ratio = element === null ? null : ratioOf(result, element)
  if (element === null || !ratio) return null
  const peak = outcome(result, `peakQuote.${element}`)
  const series = seriesFor(result, 'quotePrice', { element })
  const median = peak ? quantile(peak, 0.5) : null
  return {
    element,
    ratio,
    peak,
    start: series ? mean(medianOf(series), 0, 1) : median !== null ? median / ratio.p50 : 0,
    transaction: spreadOf(outcome(result, `peakTransactionRatio.${element}`)),
    domestic: spreadOf(outcome(result, `domesticChange.${element}`)),
    end: endRatio(result, element),
    strength: priceStrength(ratio),
  }
}

function findSector(result: Result): SectorFinding | null {
  let best: SectorFinding | null = null
  for (const [sector, found] of outcomesOf(result, 'worstQuarterShortfall')) {
    const worst = spreadOf(found)
    if (!worst || (best && worst.p50 <= best.worst.p50)) continue
    const strength = worst.p50 >= SHORT ? 'strong' : worst.p50 >= NEGLIGIBLE ? 'slight' : 'none'
    best = { sector, outcome: found, worst, strength }
  }
  return best
}

export function findAll(result: Result): Findings {
  const price = findPrice(result)
  const steepest = steepestOf(result, result.scenario.elements)
  const recovery = outcome(result, 'timeToRecover')
  const controlled = result.scenario.controlSpans.length > 0
  return {
    runs: result.run.replicates,
    controlled,
    restricted: controlled || (recovery !== null && recovery.values.some((value) => value === null || value > 0)),
    controlStart: controlStart(result),
    price,
    steepest: steepest && steepest.element !== price?.element ? steepest : null,
    sector: findSector(result),
    recovery,
    recovered: recovery ? shareHappened(recovery) : 0,
    leadTime: outcome(result, 'peakLeadTime'),
    queue: outcome(result, 'peakQueue'),
  }
}
