/** Sentences of the report of a hindcast, made of figures; no sentence says what they do not. */
import type { HindcastResult } from '../../sim/studies/hindcast/result.ts'
import { longDate } from '../words/dates.ts'
import { plain } from '../words/names.ts'
import { fixed, list, number, percent, plural, ratio, span } from '../words/numbers.ts'
import { sharedDraws } from '../words/ranges.ts'
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
  const holds = `${of(found.patterns)} patterns of market history hold`
  const { skill } = result.overall.held_out
  if (!Number.isFinite(skill)) return holds
  const beaten = found.histories.filter(({ lost }) => lost.of * 2 > lost.all)
  const but =
    skill > NO_SKILL && beaten.length > 0
      ? `, yet above it on most series of ${list(beaten.map((one) => `“${plain(one.history.title)}”`))}`
      : ''
  return `${holds}; held out, the model’s error is ${besideNaive(skill)} a naive forecast’s${but}`
}

export function hindcastStandfirst(result: HindcastResult): string {
  const { fit, held_out: heldOut } = result.overall
  const told = result.histories.map((history) => {
    const [first = ''] = history.dates
    return `“${plain(history.title)}” (from ${longDate(first)})`
  })
  return `${plural(result.replicates, 'run', 'runs')} of each scenario are held against ${plural(result.patterns.length, 'measure', 'measures')} and ${plural(fit.n + heldOut.n, 'observed figure', 'observed figures')} of ${list(told)}. ${plural(fit.n, 'figure was', 'figures were')} open to the fitting of parameters; ${plural(heldOut.n, 'was', 'were')} held out.`
}

export function hindcastSentences(result: HindcastResult, found: HindcastFindings): readonly Sentence[] {
  return [
    {
      lead: 'Patterns.',
      text: `${of(found.patterns)} patterns hold in all their measures; ${of(found.measures)} measures pass, ${of(found.heldOutMeasures)} of those held out. ${closeWords(found)}${weakWords(found)}A measure passes when the median of the runs lies in its tolerance and more runs would not turn that; the observation itself lies within 90% of the runs in ${found.insideBand.of}.`,
    },
    { lead: 'Skill.', text: skillSentence(result, found) },
    { lead: 'Coverage.', text: coverageSentence(result) },
    { lead: 'What it cannot do.', text: cannotSentence(found) },
  ]
}

const closeWords = ({ close }: HindcastFindings): string =>
  close.length === 0
    ? ''
    : `${plural(close.length, 'verdict is', 'verdicts are')} too close to call with so many runs. `

const weakWords = ({ weak }: HindcastFindings): string =>
  weak.length === 0
    ? ''
    : `${plural(weak.length, 'measure says', 'measures say')} nothing, since a placebo world passes ${weak.length === 1 ? 'it' : 'them'}. `

function skillSentence({ overall }: HindcastResult, found: HindcastFindings): string {
  const parts = (['fit', 'held_out'] as const)
    .filter((split) => Number.isFinite(overall[split].skill))
    .map(
      (split) =>
        `${besideNaive(overall[split].skill)} that of a naive forecast in ${split === 'fit' ? 'fitted' : 'held-out'} windows (skill ${fixed(overall[split].skill, 2)})`,
    )
  if (parts.length === 0) return 'No window states a naive forecast to compare with.'
  const apart = found.histories
    .filter(({ lost }) => lost.all > 0)
    .map(
      ({ history, skill, lost }) =>
        `in “${plain(history.title)}” skill is ${fixed(skill.held_out ?? 0, 2)} and the naive forecast is better on ${lost.of === 0 ? `none of ${lost.all}` : of(lost)} series`,
    )
  const byHistory = apart.length === 0 ? '' : ` Held out, ${list(apart)}.`
  return `The model’s error is ${list(parts)}.${byHistory}`
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
        : 'wider than they need to be'
  return `The 90% forecast bands, of the runs and the model’s own error, hold ${list(parts)}; ${overall.held_out.n > 0 ? 'held out, ' : ''}they are ${verdict}.`
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
  return `${patternName(miss.id)}: ${miss.measure} (${plain(miss.unit)}). Observed ${number(miss.observed)}, simulated ${simulated(miss)}.`
}

/** "Dysprosium outside China" for a score. */
export function scoreName(result: HindcastResult, score: SeriesScore): string {
  const series = historyOf(result, score)?.series.find((one) => one.name === score.series)
  return seriesName(score.series, series?.label ?? '')
}

/** Fewer runs than this say little about the ends of a 90 % band: none or one lies beyond each. */
const FEW_RUNS = 20

/** What the page must not be taken for, beside the misses. */
export function hindcastLimits(result: HindcastResult, found: HindcastFindings): readonly string[] {
  const figures = result.histories.flatMap((history) => history.series.flatMap((series) => series.observed))
  const ranged = figures.filter((figure) => figure.low !== null || figure.high !== null).length
  return [
    ...lostSeries(result, found),
    ...(result.replicates < FEW_RUNS
      ? [`${plural(result.replicates, 'run is', 'runs are')} too few for ranges: the ends of the bands will move.`]
      : []),
    ...drawWords(result),
    ...unscoredWords(result.unscored),
    'Tolerances are as wide as the observation is uncertain, as a rule a factor of 1.5 or 30%; the reason stands with each measure.',
    ...(ranged > 0
      ? [
          `${ranged} of ${plural(figures.length, 'observed figure comes', 'observed figures come')} with a range, which is drawn; scores take the value inside it.`,
        ]
      : []),
    'Held out means that no parameter and no error was estimated from a figure; the structure of the model was chosen by people who know how history went.',
    `${plural(result.histories.length, 'history is', 'histories are')} few: a model can be right about the past and wrong about the next crisis.`,
  ]
}

/** The held-out series on which knowing nothing is better, window by window. */
function lostSeries(result: HindcastResult, { losers }: HindcastFindings): readonly string[] {
  return [...new Set(losers.map((score) => score.window))].flatMap((window) => {
    const own = losers.filter((score) => score.window === window)
    const title = own[0] === undefined ? '' : windowTitle(result, own[0])
    const names = own.map((score) => `${scoreName(result, score)} (skill ${fixed(score.skill ?? 0, 2)})`)
    return `Held out in “${title}”, the naive forecast is better on ${list(names)}.`
  })
}

export function windowTitle(result: HindcastResult, score: SeriesScore): string {
  const window = historyOf(result, score)?.windows.find((one) => one.id === score.window)
  return plain(window?.title ?? score.window)
}

/** Where the runs of a history are worth fewer than they are. */
export function drawWords({ draws, histories, replicates }: HindcastResult): readonly string[] {
  return draws.map((one) => {
    const title = plain(histories.find(({ name }) => name === one.scenario)?.title ?? one.scenario)
    return `“${title}”: ${sharedDraws(one, replicates)}; its ranges and scores are as sure as those.`
  })
}

/** How many figures no score counts: the list stands under the table of skill. */
export function unscoredWords(unscored: HindcastResult['unscored']): readonly string[] {
  if (unscored.length === 0) return []
  const figures = plural(unscored.length, 'observed figure is', 'observed figures are')
  return [`${figures} not scored; the hindcast’s own page lists them with the reason.`]
}
