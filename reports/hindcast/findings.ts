/** What a hindcast found, as numbers: read once, so that headline, tiles, summary and limits cannot disagree. */
import type { HindcastResult, History, HistorySeries } from '../../sim/studies/hindcast/result.ts'
import type { Split } from './names.ts'

export type SeriesScore = HindcastResult['skill'][number]
export type PatternScore = HindcastResult['patterns'][number]

export interface Share {
  readonly of: number
  readonly all: number
}

export interface HistoryFinding {
  readonly history: History
  readonly skill: Readonly<Record<Split, number | null>>
  /** Held-out series on which the naive forecast is better, of those that have one. */
  readonly lost: Share
}

export interface HindcastFindings {
  /** Patterns that hold in all their measures. */
  readonly patterns: Share
  readonly measures: Share
  /** Measures whose observation lies within 90 % of the runs: a harder test than the tolerance. */
  readonly insideBand: Share
  readonly heldOutMeasures: Share
  readonly misses: readonly PatternScore[]
  /** Patterns with a measure that is missed; too close to call is none. */
  readonly missed: number
  /** Measures whose verdict more runs may turn. */
  readonly close: readonly PatternScore[]
  /** Measures that a world without the agents' answers passes as well: they say nothing. */
  readonly weak: readonly PatternScore[]
  readonly histories: readonly HistoryFinding[]
  /** Held-out series on which the naive forecast is better. */
  readonly losers: readonly SeriesScore[]
  /** Held-out series that have one. */
  readonly compared: number
}

export function findHindcast(result: HindcastResult): HindcastFindings {
  const { patterns, skill, histories } = result
  const heldOut = patterns.filter((pattern) => pattern.split === 'held_out')
  const groups = patternsOf(result)
  const compared = skill.filter((score) => score.split === 'held_out' && score.skill !== null)
  return {
    patterns: { of: groups.filter((group) => group.every(passes)).length, all: groups.length },
    measures: passed(patterns),
    insideBand: {
      of: patterns.filter(({ observed, low, high }) => observed >= low && observed <= high).length,
      all: patterns.length,
    },
    heldOutMeasures: passed(heldOut),
    misses: patterns.filter(isMiss),
    missed: groups.filter((group) => group.some(isMiss)).length,
    close: patterns.filter(({ verdict }) => verdict === 'too close'),
    weak: patterns.filter((pattern) => passingNulls(pattern).length > 0),
    histories: histories.map((history) => {
      const own = skill.filter((score) => historyOf(result, score) === history)
      const mine = compared.filter((score) => own.includes(score))
      return {
        history,
        skill: { fit: pooledSkill(own, 'fit'), held_out: pooledSkill(own, 'held_out') },
        lost: { of: mine.filter(isLost).length, all: mine.length },
      }
    }),
    losers: compared.filter(isLost),
    compared: compared.length,
  }
}

const isMiss = ({ verdict }: PatternScore): boolean => verdict === 'miss'
const isLost = (score: SeriesScore): boolean => (score.skill ?? 0) < 0

/** Measures grouped by pattern, in the order of the scoreboard. */
export function patternsOf(result: HindcastResult): readonly (readonly PatternScore[])[] {
  const ids = [...new Set(result.patterns.map((pattern) => pattern.id))]
  return ids.map((id) => result.patterns.filter((pattern) => pattern.id === id))
}

/** Null worlds that pass a measure. */
export const passingNulls = ({ nulls }: PatternScore): readonly string[] =>
  nulls.filter((one) => one.passes).map((one) => one.name)

export const passes = ({ verdict }: PatternScore): boolean => verdict === 'pass'

function passed(patterns: readonly PatternScore[]): Share {
  return { of: patterns.filter(passes).length, all: patterns.length }
}

/** The history whose window was scored; its windows' ids are its own. */
export function historyOf(result: HindcastResult, score: SeriesScore): History | null {
  return result.histories.find((history) => belongs(history, score)) ?? null
}

const belongs = (history: History, score: SeriesScore): boolean =>
  history.windows.some((window) => window.id === score.window) &&
  history.series.some((series) => series.name === score.series)

/** Scores of one series in the windows of its history. */
export function scoresOf(result: HindcastResult, history: History, series: HistorySeries): readonly SeriesScore[] {
  return result.skill.filter((score) => score.series === series.name && belongs(history, score))
}

/** One less the sum of scores over the sum of naive scores; null when no series has a naive forecast. */
export function pooledSkill(scores: readonly SeriesScore[], split: Split): number | null {
  let crps = 0
  let naive = 0
  for (const score of scores) {
    if (score.split !== split || score.naiveCrps === null) continue
    crps += score.crps
    naive += score.naiveCrps
  }
  return naive > 0 ? 1 - crps / naive : null
}

/** Figures inside the central 90 %, counted back from the shares. */
export function inside90(scores: readonly SeriesScore[]): Share {
  const all = scores.reduce((sum, score) => sum + score.n, 0)
  return { of: scores.reduce((sum, score) => sum + Math.round(score.cover90 * score.n), 0), all }
}
