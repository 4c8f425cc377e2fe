/** Words of one scored series: the finding as title, its scores as a line, the picture as text. */
import type { History, HistorySeries } from '../../sim/studies/hindcast/result.ts'
import { longDate, monthYear } from '../words/dates.ts'
import { plain, unitName } from '../words/names.ts'
import { fixed, number, percent, plural, span } from '../words/numbers.ts'
import { inside90, type SeriesScore } from './findings.ts'
import { seriesName } from './names.ts'
import { besideNaive } from './words.ts'

/** A peak nearer than this to the observed one in height, or than this many weeks in time, is right. */
const RIGHT_HEIGHT = 0.05
const RIGHT_WEEKS = 1.5

/** "Dysprosium outside China: peak 12% too low, 5 weeks late; 4 of 5 figures inside the 90% forecast band". */
export function seriesTitle(series: HistorySeries, scores: readonly SeriesScore[]): string {
  const { of, all } = inside90(scores)
  const figures =
    all === 0
      ? 'no figure was scored'
      : all === 1
        ? `its one figure ${of === 1 ? 'inside' : 'outside'} the 90% forecast band`
        : `${of} of ${all} figures inside the 90% forecast band`
  const peak = peakWords(peakScore(series, scores))
  return `${seriesName(series.name, series.label)}: ${peak === null ? '' : `${peak}; `}${figures}`
}

/** The score of the window in which the observed figures are highest. */
function peakScore(series: HistorySeries, scores: readonly SeriesScore[]): SeriesScore | null {
  const [first, ...others] = series.observed
  if (first === undefined) return null
  const top = others.reduce((a, b) => (b.value > a.value ? b : a), first)
  return scores.find((score) => score.window === top.window) ?? null
}

export function peakWords(score: SeriesScore | null): string | null {
  if (score === null || score.peakError === null || score.peakWeeks === null) return null
  const { peakError, peakWeeks } = score
  const height =
    Math.abs(peakError) < RIGHT_HEIGHT
      ? 'peak of the right height'
      : `peak ${percent(Math.abs(100 * peakError))} too ${peakError < 0 ? 'low' : 'high'}`
  const weeks = plural(Math.round(Math.abs(peakWeeks)), 'week', 'weeks')
  return `${height}, ${Math.abs(peakWeeks) < RIGHT_WEEKS ? 'on time' : `${weeks} ${peakWeeks < 0 ? 'early' : 'late'}`}`
}

/** Shares are shown in per cent. */
export const factorOf = (series: HistorySeries): number => (series.unit === 'share' ? 100 : 1)

const UNITS: Readonly<Record<string, string>> = {
  share: 'Per cent of applications',
  't/week': 'Tonnes a week',
  'USD/kg': 'US$ per kg oxide',
}

export function seriesUnit(series: HistorySeries): string {
  return Object.hasOwn(UNITS, series.unit) ? (UNITS[series.unit] as string) : unitName(series.unit)
}

/** Unit and what each window says. */
export function scoreLine(series: HistorySeries, scores: readonly SeriesScore[], log: boolean): string {
  const lines = scores.map((score) => {
    const { of, all } = inside90([score])
    const error =
      score.skill === null
        ? 'no naive forecast'
        : `error ${besideNaive(score.skill)} the naive one (skill ${fixed(score.skill, 2)})`
    return `${score.split === 'fit' ? 'Fitted' : 'Held out'}: ${of} of ${all} in the 90% forecast band, ${error}.`
  })
  return `${seriesUnit(series)}${log ? ', logarithmic axis' : ''}. ${lines.join(' ')}`
}

/** Five quantiles at a week that may lie between two. */
export function quantilesAt(series: HistorySeries, week: number): readonly number[] {
  const below = Math.floor(week)
  const part = week - below
  return series.bands.map((band) => {
    const low = band[below] ?? Number.NaN
    return part === 0 ? low : low * (1 - part) + (band[below + 1] ?? low) * part
  })
}

/** "770 (90% of runs: 540–1,100)". */
export function simulatedAt(series: HistorySeries, week: number, factor: number): string {
  const at = quantilesAt(series, week).map((value) => number(value * factor))
  return `${at[2] ?? 'n/a'} (90% of runs: ${span(at[0] ?? 'n/a', at[4] ?? 'n/a')})`
}

export function altText(history: History, series: HistorySeries, scores: readonly SeriesScore[]): string {
  const factor = factorOf(series)
  const pairs = series.observed.map(
    (one) => `${monthYear(one.date)} ${number(one.value * factor)} against ${simulatedAt(series, one.week, factor)}`,
  )
  const windows = history.windows
    .filter((window) => scores.some((score) => score.window === window.id))
    .map((window) => `${plain(window.title)} (${window.split === 'fit' ? 'fitted' : 'held out'})`)
  return `Fan chart of ${seriesName(series.name, series.label)}, ${seriesUnit(series)}, from ${longDate(history.dates[0] ?? '')}. Windows: ${windows.join('; ')}. Observed against simulated in the middle of its weeks: ${pairs.join('; ')}.`
}
