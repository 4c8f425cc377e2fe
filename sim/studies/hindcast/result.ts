/** The one thing that a hindcast's printers read: tables and the report are made from this and nothing else. */
import type { PatternScore } from '../patterns/score.ts'
import type { SeriesScore, UnscoredFigure } from './score.ts'

export interface HindcastResult {
  readonly schema: 'chokepoint.hindcast/1'
  readonly engine: string
  readonly seed: number
  readonly replicates: number
  /** The command that makes it again. */
  readonly command: string
  readonly patterns: readonly PatternScore[]
  /** Worlds in which every measure must fail, in words. */
  readonly nulls: readonly { readonly name: string; readonly words: string }[]
  readonly skill: readonly SeriesScore[]
  /** Over all series of `skill`, by split. */
  readonly overall: Readonly<Record<'fit' | 'held_out', OverallScore>>
  /** Pooled skill over all series of an element, by split; null without any. */
  readonly elements: readonly {
    readonly element: string
    readonly fit: number | null
    readonly held_out: number | null
  }[]
  readonly histories: readonly History[]
  /** Observed figures of the windows that no score counts. */
  readonly unscored: readonly UnscoredFigure[]
  /** Scenarios whose runs share draws of what is uncertain: how many there are, and how many independent ones would tell as much. */
  readonly draws: readonly { readonly scenario: string; readonly distinct: number; readonly effective: number }[]
}

export interface OverallScore {
  /** Pooled over the series that have a naive forecast. */
  readonly skill: number
  /** Share of all figures inside the central 50 % and 90 %. */
  readonly cover50: number
  readonly cover90: number
  /** Figures scored. */
  readonly n: number
}

/** One hindcast scenario. */
export interface History {
  readonly name: string
  readonly title: string
  /** ISO date of each week. */
  readonly dates: readonly string[]
  readonly windows: readonly HistoryWindow[]
  /** Dated policy events, for marks on the time axis. */
  readonly events: readonly { readonly week: number; readonly date: string; readonly title: string }[]
  readonly series: readonly HistorySeries[]
}

export interface HistoryWindow {
  readonly id: string
  readonly title: string
  readonly split: 'fit' | 'held_out'
  /** First and last week, inclusive. */
  readonly from: number
  readonly to: number
}

export interface HistorySeries {
  readonly name: string
  readonly label: string
  readonly unit: string
  /** Quantiles 0.05, 0.25, 0.5, 0.75, 0.95 by week. */
  readonly bands: readonly (readonly (number | null)[])[]
  readonly observed: readonly {
    readonly date: string
    /** Middle of the weeks of which the figure is the mean. */
    readonly week: number
    readonly value: number
    readonly low: number | null
    readonly high: number | null
    readonly source: string
    readonly window: string
    readonly split: 'fit' | 'held_out'
  }[]
  /** 90 % of the naive forecast of each window, week by week from its first; empty when it has none. */
  readonly naive: readonly {
    readonly window: string
    readonly from: number
    readonly low: readonly number[]
    readonly median: readonly number[]
    readonly high: readonly number[]
  }[]
}
