/** Sentences of a comparison, made of figures; a policy whose interval spans zero is said to make no clear difference. */
import { LARGEST_GAIN, SMALL } from '../../sim/studies/compare/worth-saying.ts'
import type { Whose } from '../../sim/studies/live/whose.ts'
import type { ComparisonResult, Estimate, Price, Threshold } from '../../sim/studies/compare/result.ts'
import { monthYear } from '../words/dates.ts'
import { plain, unitName } from '../words/names.ts'
import { fixed, list, number, percent, percentDigits, plural, ratio, runs, span } from '../words/numbers.ts'
import type { Sentence } from '../words/sentences.ts'
import {
  type Change,
  changesOf,
  type ComparisonFindings,
  type Extreme,
  extremesOf,
  isSmall,
  isTelling,
  outcomesOf,
  type Variant,
} from './findings.ts'

export const NO_DIFFERENCE = 'no clear difference'

/** "−420 (−470 to −380)", in an outcome's own unit. */
export function withRange({ mean, low, high }: Estimate): string {
  return mean === low && mean === high
    ? signedNumber(mean)
    : `${signedNumber(mean)} (${signedNumber(low)} to ${signedNumber(high)})`
}

export function signedNumber(value: number): string {
  const text = number(value)
  return value > 0 && text !== '0' ? `+${text}` : text
}

export function signedShare(value: number): string {
  const text = percent(value)
  return value > 0 && text !== '0%' ? `+${text}` : text
}

export const quoted = (title: string): string => `“${title}”`

/** What the headline has its own words for. */
const TONNES = 'totalLostUse'

/** "cuts them by 42%". */
function tonnesClause(change: Change): string {
  const { difference, percent: share } = change
  if (difference.verdict === 'none') return `makes ${NO_DIFFERENCE}`
  if (isSmall(change)) return `hardly changes them (${signedShare(share.mean)})`
  return `${difference.mean < 0 ? 'cuts' : 'raises'} them by ${percent(Math.abs(share.mean))}`
}

/** "−42%, better". */
function shareClause(change: Change): string {
  const { difference, percent: share } = change
  if (difference.verdict === 'none') return NO_DIFFERENCE
  return `${signedShare(share.mean)}, ${isSmall(change) ? 'a small difference' : difference.verdict}`
}

export function comparisonHeadline(result: ComparisonResult, found: ComparisonFindings): string {
  const { lead } = found
  const changes = lead === null ? [] : changesOf(result, found, lead)
  if (lead === null || changes.length === 0)
    return `${plural(found.variants.length, 'policy', 'policies')} compared with ${quoted(found.baseline)}`
  const ranked = [...changes].sort((a, b) => a.difference.mean - b.difference.mean)
  if (ranked.every(({ difference }) => difference.verdict === 'none'))
    return `${subject(lead.name, lead.label)}: no policy makes a clear difference`
  const clause = lead.name === TONNES ? tonnesClause : shareClause
  return `${subject(lead.name, lead.label)}: ${list(ranked.map((change) => `${quoted(change.variant.title)} ${clause(change)}`))}`
}

function subject(name: string, label: string): string {
  return name === TONNES ? 'Tonnes lost to shortage' : plain(label)
}

export function comparisonStandfirst(result: ComparisonResult, found: ComparisonFindings): string {
  const { common, own, apart } = result.uncertainties
  const different = own.length + apart.length
  return `${plural(result.replicates, 'pair', 'pairs')} of runs for each of ${plural(found.variants.length, 'policy', 'policies')}, against ${quoted(found.baseline)}. Both runs of a pair have the same luck and the same draw of ${plural(common, 'uncertainty', 'uncertainties')}${different > 0 ? ` (${different} more are not common)` : ''}, so that their difference is the policy’s. A clear difference below ${SMALL}% of the baseline’s mean is called small.`
}

/** One sentence for each policy, then what pairing earned. */
export function comparisonSentences(result: ComparisonResult, found: ComparisonFindings): readonly Sentence[] {
  const told = found.variants.map((variant) => ({
    lead: `${variant.title}${handText(variant)}.`,
    text: policyText(result, found, variant),
  }))
  const sure = [countText(result), gainText(result)].filter((text) => text !== null)
  return [...told, { lead: 'How sure.', text: sure.join(' ') }]
}

const HAND_NAMES: Readonly<Record<Whose, string>> = {
  yours: 'governments outside China',
  beijing: 'Beijing',
  nature: 'nature',
}

/** " (for Beijing to choose)"; nothing where a result does not say. */
export function handText({ policy: { hands = [] } }: Variant): string {
  if (hands.length === 0) return ''
  return hands.every((hand) => hand === 'nature')
    ? ' (nature’s doing)'
    : ` (for ${list(hands.map((hand) => HAND_NAMES[hand]))} to choose)`
}

/** Of so many comparisons some look clear by chance. */
const CHANCE = 0.05

function countText(result: ComparisonResult): string {
  const differences = outcomesOf(result).flatMap(({ policies }) =>
    Object.values(policies).flatMap(({ difference }) => difference ?? []),
  )
  const count = differences.length
  const clear = differences.filter(({ verdict }) => verdict !== 'none').length
  return `${plural(count, 'comparison was', 'comparisons were')} made, each at 95%, and ${clear === 0 ? 'none is' : clear === 1 ? '1 is' : `${clear} are`} clear; about ${number(count * CHANCE)} would be by chance if no policy did anything.`
}

function policyText(result: ComparisonResult, found: ComparisonFindings, variant: Variant): string {
  const parts: string[] = []
  const { lead } = found
  const change = lead === null ? undefined : changesOf(result, found, lead).find((one) => one.variant === variant)
  if (lead !== null && change !== undefined) parts.push(changeText(lead.label, lead.unit, change))
  parts.push(...phaseText(result, variant))
  const apart = clearlyApart(result, found, variant)
  if (apart.length > 0) parts.push(`Also clear: ${list(apart)}.`)
  const { cost, dominatedBy } = variant.policy
  if (cost !== null)
    parts.push(`Public cost above the baseline’s: ${withRange(cost.net)} million US$; ${priceText(cost.perTonne)}.`)
  if (dominatedBy.length > 0) {
    const titles = dominatedBy.map((name) => quoted(titleOf(result, name)))
    parts.push(
      `Dominated by ${list(titles)}: no worse in tonnes, stopped lines, lost value and public cost, and clearly better in one.`,
    )
  }
  return parts.join(' ')
}

function changeText(label: string, unit: string, change: Change): string {
  const { difference, percent: share } = change
  const figure = `${withRange(difference)} ${unitName(unit)}`
  const name = plain(label)
  if (difference.verdict === 'none') return `${name}: ${NO_DIFFERENCE}, ${figure}.`
  const helped = difference.shareHelped === null ? '' : `; it helps in ${runs(difference.shareHelped)}`
  return `${name}: ${figure}, ${signedShare(share.mean)} of the baseline’s mean${isSmall(change) ? ', a small difference' : ''}${helped}.`
}

/** Helps at first and harms later, or the other way round: a sum over the run hides either. */
function phaseText(result: ComparisonResult, { policy }: Variant): string[] {
  const weekly = result.series['totalShortfall']?.policies[policy.name]
  const [first, second] = weekly === undefined ? [] : extremesOf(weekly)
  if (first === undefined || second === undefined) return []
  const when = ({ week, mean }: Extreme): string =>
    `${mean < 0 ? 'less' : 'more'} output is lost (${signedNumber(mean)} points in ${monthYear(result.dates[week] ?? '')})`
  return [`First ${when(first)}, then ${when(second)}.`]
}

/** Outcomes named beside the lead, at most so many. */
const MOST_NAMED = 3

/** The largest clear changes of outcomes with a good side, by share of the baseline; tonnes of sectors are under the lead. */
function clearlyApart(result: ComparisonResult, found: ComparisonFindings, variant: Variant): string[] {
  return outcomesOf(result)
    .filter(
      ({ name, better }) => name !== found.lead?.name && better !== 'neither' && !/^(lostUse|netProgramme)/.test(name),
    )
    .flatMap((outcome) => {
      const change = changesOf(result, found, outcome).find((one) => one.variant === variant)
      return change === undefined || !isTelling(change) ? [] : [{ outcome, change }]
    })
    .sort((a, b) => Math.abs(b.change.percent.mean) - Math.abs(a.change.percent.mean))
    .slice(0, MOST_NAMED)
    .map(({ outcome, change }) => {
      const { mean, low, high } = change.percent
      const side = change.difference.verdict === 'worse' ? ', worse' : ''
      return `${lowerFirst(plain(outcome.label))} ${signedShare(mean)} (${span(signedShare(low), signedShare(high))}${side})`
    })
}

/** Not where a name follows: "EV motors", "Wind turbines" stay. */
const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) && !text.includes(':') ? text.charAt(0).toLowerCase() + text.slice(1) : text

export const titleOf = (result: ComparisonResult, name: string): string =>
  plain(result.policies.find((policy) => policy.name === name)?.title ?? name)

function priceText(price: Price): string {
  const text = priceCell(price)
  return price.reason === null ? `${text} US$ a tonne avoided` : `a price of a tonne avoided is ${text}`
}

const REASONS = {
  unclear: 'not defined: the effect is not clear',
  worse: 'not defined: more is lost, not less',
  saves: 'not needed: it costs less than the baseline',
}

export function priceCell({ value, low, high, reason }: Price): string {
  if (reason !== null || value === null || low === null || high === null) return REASONS[reason ?? 'unclear']
  return `${number(value)} (${span(number(low), number(high))})`
}

/** Differences whose variance falls less than this many times are named. */
const LITTLE_GAIN = 5

function gainsOf(
  result: ComparisonResult,
): readonly { readonly name: string; readonly policy: string; readonly gain: number }[] {
  return outcomesOf(result).flatMap((outcome) =>
    result.policies.slice(1).flatMap(({ name }) => {
      const gain = outcome.policies[name]?.difference?.varianceReduction ?? null
      return gain === null ? [] : [{ name: outcome.name, policy: name, gain }]
    }),
  )
}

function gainText(result: ComparisonResult): string | null {
  const gains = gainsOf(result)
    .map(({ gain }) => gain)
    .sort((a, b) => a - b)
  if (gains.length === 0) return null
  const middle = gains[Math.floor((gains.length - 1) / 2)] ?? 0
  const few = gains.filter((gain) => gain < LITTLE_GAIN).length
  const rest =
    few === 0
      ? 'in none less than five times'
      : `less than five times in ${few} of ${gains.length} comparisons, where policy and luck interact`
  return `Pairing makes the variance of a difference ${ratio(middle)} times smaller than that of unrelated runs, in the median comparison; ${rest}. Intervals are of the mean difference, 95%, from bootstrap-t over the pairs.`
}

export function thresholdText({ outcome, sign, limit }: Threshold, result: ComparisonResult): string {
  const known = result.outcomes[outcome]
  const words = { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least' }[sign]
  return `${known === undefined ? plain(outcome) : plain(known.label)} ${words} ${number(limit)}${known === undefined ? '' : ` ${unitName(known.unit)}`}`
}

export function satisfiedText(result: ComparisonResult): string {
  const asked = list(result.thresholds.map((threshold) => thresholdText(threshold, result)))
  const origin = result.thresholds.every((threshold) => threshold.byDefault)
    ? ' These are the baseline’s medians, since none were given.'
    : ''
  return `A run satisfies when all hold: ${asked}.${origin}`
}

export const shareCell = (share: number): string => `${percentDigits(100 * share)}%`
export const gainCell = (gain: number | null): string =>
  gain === null
    ? 'does not vary'
    : gain > LARGEST_GAIN
      ? 'over a million ×'
      : `${gain >= 99.5 ? fixed(gain, 0) : ratio(gain)}×`

/** What a reader must know of the money, whatever the figures. */
export const COST_LIMITS: readonly string[] = [
  'Stockpiles are bought and sold at market prices; stock held at the start and left at the end counts at opening prices. Interest, storage and handling are not counted.',
  'A price floor costs what is paid up to the floor on the sales of supported producers and new projects. Offtake is free, and loans count in full when they are drawn, as if nobody paid them back.',
  'Licences are free: the officers are China’s, and whatever was conceded for a faster lane has no price here.',
  'A price of a tonne avoided charges the whole cost to shortages within the run. Capacity that lasts beyond it is not credited.',
]
