/** Sentences of the report of a hindcast, made of figures; no sentence says what they do not. */
import type { HindcastResult } from '../../sim/hindcast/result.ts'
import { longDate } from '../words/dates.ts'
import { plain } from '../words/names.ts'
import { capital, fixed, list, number, percent, plural, ratio, span } from '../words/numbers.ts'
import type { Sentence } from '../words/sentences.ts'
import { type HindcastFindings, historyOf, type PatternScore, type SeriesScore, type Share } from './findings.ts'
import { patternName, seriesName } from './names.ts'

/** Skill nearer to zero than this is called none: a fiftieth of the naive error. */
const NO_SKILL = 0.02
/** An error this many times the naive one is given in times, not in per cent. */
const IN_TIMES = 2
/** Share of figures that right bands hold, and how far from it is called right: 1.6 standard errors of 60 figures. */
const RIGHT = 0.9
const NEARLY = 0.06

/** The model's error beside the naive forecast's: "56% below", "2.8 times". */
export function besideNaive(skill: number): string {
  if (Math.abs(skill) < NO_SKILL) return 'about as large as'
  if (skill > 0) return `${percent(100 * skill)} below`
  const times = 1 - skill
  return times < IN_TIMES ? `${percent(-100 * skill)} above` : `${ratio(times)} times`
}

const of = ({ of: some, all }: Share): string => `${some} of ${all}`

export function hindcastHeadline(result: HindcastResult, found: HindcastFindings): string {
  const holds = `${of(found.patterns)} patterns of market history hold in every measure`
  const { skill } = result.overall.held_out
  if (!Number.isFinite(skill)) return holds
  const worse = found.histories.filter((one) => (one.skill.held_out ?? 0) < -NO_SKILL)
  const but =
    skill > NO_SKILL && worse.length > 0
      ? ` overall, but above it in ${list(worse.map((one) => `“${plain(one.history.title)}”`))}`
      : ''
  return `${holds}; on held-out figures the model’s error is ${besideNaive(skill)} the naive forecast’s${but}`
}

export function hindcastStandfirst(result: HindcastResult): string {
  const { fit, held_out: heldOut } = result.overall
  const told = result.histories.map((history) => {
    const [first = ''] = history.dates
    return `“${plain(history.title)}” (from ${longDate(first)})`
  })
  return `${plural(result.replicates, 'run', 'runs')} of each scenario are held against ${plural(result.patterns.length, 'measure', 'measures')} and ${plural(fit.n + heldOut.n, 'observed figure', 'observed figures')} of ${list(told)}. ${plural(fit.n, 'figure was', 'figures were')} open to the fitting of parameters; ${plural(heldOut.n, 'figure was', 'figures were')} held out.`
}

export function hindcastSentences(result: HindcastResult, found: HindcastFindings): readonly Sentence[] {
  return [
    {
      lead: 'Patterns.',
      text: `${of(found.patterns)} patterns hold in all their measures; ${of(found.measures)} measures pass, ${of(found.heldOutMeasures)} of those held out. A measure passes when the median run lies in its tolerance.`,
    },
    { lead: 'Skill.', text: skillSentence(result, found) },
    { lead: 'Coverage.', text: coverageSentence(result) },
    { lead: 'What it cannot do.', text: cannotSentence(found) },
  ]
}

function skillSentence({ overall }: HindcastResult, found: HindcastFindings): string {
  const parts = (['fit', 'held_out'] as const)
    .filter((split) => Number.isFinite(overall[split].skill))
    .map(
      (split) =>
        `${besideNaive(overall[split].skill)} that of a naive forecast in ${split === 'fit' ? 'fitted' : 'held-out'} windows (skill ${fixed(overall[split].skill, 2)})`,
    )
  if (parts.length === 0) return 'No window states a naive forecast to compare with.'
  const apart = found.histories
    .filter((one) => one.skill.held_out !== null)
    .map((one) => `${plain(one.history.title)} ${fixed(one.skill.held_out ?? 0, 2)}`)
  const losers =
    found.compared === 0
      ? ''
      : ` The naive forecast is better on ${found.losers.length} of ${plural(found.compared, 'held-out series', 'held-out series')}.`
  const byHistory = apart.length < 2 ? '' : ` Held out, skill by history: ${list(apart)}.`
  return `The model’s error is ${list(parts)}.${byHistory}${losers}`
}

function coverageSentence({ overall }: HindcastResult): string {
  const parts = (['fit', 'held_out'] as const)
    .filter((split) => overall[split].n > 0)
    .map(
      (split) =>
        `${percent(100 * overall[split].cover90)} of the ${plural(overall[split].n, 'figure', 'figures')} of ${split === 'fit' ? 'fitted' : 'held-out'} windows`,
    )
  if (parts.length === 0) return 'No figure was scored.'
  const last = overall.held_out.n > 0 ? overall.held_out : overall.fit
  const verdict =
    Math.abs(last.cover90 - RIGHT) <= NEARLY
      ? 'close to what they promise'
      : last.cover90 < RIGHT
        ? 'too narrow: the model is surer than it should be'
        : 'wider than they need be'
  return `The 90% bands hold ${list(parts)}; where it counts most they are ${verdict}.`
}

function cannotSentence({ misses }: HindcastFindings): string {
  if (misses.length === 0) return 'No measure of the scoreboard is missed.'
  const names = misses.map((miss) => `${plain(miss.id)} ${miss.measure}`)
  return `It misses ${plural(misses.length, 'measure', 'measures')}: ${names.join('; ')}.`
}

/** "0.066 (90% of runs: 0 to 0.15)". */
export function simulated({ low, median, high }: PatternScore): string {
  return Number.isFinite(median)
    ? `${number(median)} (90% of runs: ${span(number(low), number(high))})`
    : 'did not happen'
}

export function missSentence(miss: PatternScore): string {
  return `${patternName(miss.id)}: ${miss.measure}. Observed ${number(miss.observed)}, simulated ${simulated(miss)}, ${plain(miss.unit)}.`
}

/** "Dysprosium outside China" for a score. */
export function scoreName(result: HindcastResult, score: SeriesScore): string {
  const series = historyOf(result, score)?.series.find((one) => one.name === score.series)
  return seriesName(score.series, series?.label ?? '')
}

/** What the page must not be taken for, beside the misses. */
export function hindcastLimits(result: HindcastResult, found: HindcastFindings): readonly string[] {
  const { losers } = found
  const few = 20
  return [
    ...(losers.length > 0
      ? [
          `Held out, the naive forecast is better on ${list(losers.map((one) => `${scoreName(result, one)} (skill ${fixed(one.skill ?? 0, 2)}, ${windowTitle(result, one)})`))}.`,
        ]
      : []),
    ...(result.replicates < few
      ? [
          `${capital(plural(result.replicates, 'run is', 'runs are'))} too few for ranges: the ends of the bands will move.`,
        ]
      : []),
    'A tolerance may be wide: some measures ask only for a sign or an order of magnitude. Tolerances are set before the runs and listed in the model’s description (docs/odd.md).',
    'Held-out figures were not used to fit parameters, but the model was written by people who know how history went.',
    `${plural(result.histories.length, 'episode is', 'episodes are')} few: a model can be right about these and wrong about the next.`,
    'Quotes at thin markets are readings of a press that reports high and low; where a source gives a range, it is drawn.',
  ]
}

export function windowTitle(result: HindcastResult, score: SeriesScore): string {
  const window = historyOf(result, score)?.windows.find((one) => one.id === score.window)
  return plain(window?.title ?? score.window)
}
