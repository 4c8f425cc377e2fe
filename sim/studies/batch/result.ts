/** The one thing reports may read: a finished batch, summarised. Written as summary.json. Pure JSON: no NaN, no undefined. */
import type { SweptOutcome } from '../sweep/result.ts'

export interface Result {
  readonly schema: 'chokepoint.result/1'
  readonly scenario: {
    readonly name: string
    readonly title: string
    readonly description: string
    readonly start: string
    readonly weeks: number
    readonly elements: readonly string[]
    readonly sectors: readonly string[]
    readonly regions: readonly string[]
    /** Number of agents per kind. */
    readonly agents: Readonly<Record<string, number>>
    readonly events: readonly {
      id: string
      kind: 'policy' | 'shock'
      date: string
      week: number
      title: string
      source: string
    }[]
    /** Weeks in which at least one element is under licence: [first, after last). */
    readonly controlSpans: readonly (readonly [number, number])[]
    readonly controlledElements: readonly string[]
    readonly assumptions: readonly { path: string; value: string; unit: string; source: string; grade: string }[]
    readonly uncertainties: readonly {
      path: string
      unit: string
      distribution: string
      source: string
      grade: string
      /** Left out where all runs draw the same; older folders have none. */
      density?: Density
    }[]
    /** What changes nothing in the runs, or less than its name says, and why; left out where there is nothing. */
    readonly withoutEffect?: readonly { readonly path: string; readonly says: string }[]
    /** Where a calibration came before: the command, how many quantities it fitted, how many draws it left of them. */
    readonly posterior?: { readonly source: string; readonly quantities: number; readonly draws: number }
  }
  readonly run: {
    readonly engine: string
    readonly scenarioHash: string
    readonly seed: number
    /** Where the batch is not plain Monte Carlo: its design in words, and how many combinations a factorial mixes in one batch. */
    readonly design?: { readonly text: string; readonly combinations: number }
    /** Where runs share draws of what is uncertain: how many there are, and how many independent ones would tell as much. */
    readonly draws?: { readonly distinct: number; readonly effective: number }
    readonly replicates: number
    readonly requested: number
    readonly digest: string
    readonly command: string
  }
  /** ISO date of each week. */
  readonly dates: readonly string[]
  readonly quantiles: readonly [0.05, 0.25, 0.5, 0.75, 0.95]
  readonly series: Readonly<Record<string, SeriesResult>>
  readonly outcomes: Readonly<Record<string, OutcomeResult>>
  /** What the middle of the runs comes to that no market has seen, in sentences; left out where there is nothing. */
  readonly implausible?: readonly string[]
  /** Where events may happen: what outcomes come to in each branch, and in all runs; left out where all events happen. */
  readonly branches?: BranchResult
  /** What the runs were weighed by; left out where every run counts alike. */
  readonly condition?: ConditionResult
  /** What the scenario's `expect:` came to; left out where it has none. */
  readonly expectations?: readonly ExpectationResult[]
  readonly observations: readonly {
    series: string
    date: string
    value: number
    low: number | null
    high: number | null
    source: string
    /** Span around the date of which the figure is the mean. */
    averaging?: 'week' | 'month' | 'quarter' | 'year'
  }[]
}

/** Runs weighed by observed figures up to a day. All other figures of the Result are of the runs as weighed. */
export interface ConditionResult {
  /** Last day that counts, and the week of the run in which it falls. */
  readonly until: string
  readonly week: number
  /** Equally weighed runs that would tell as much. */
  readonly effective: number
  readonly figures: readonly ConditionFigure[]
  readonly leftOut: readonly {
    readonly series: string
    readonly date: string
    readonly value: number
    readonly why: string
  }[]
}

export interface ConditionFigure {
  readonly series: string
  readonly date: string
  readonly value: number
  /** The posterior was fitted to it already: it counts twice. */
  readonly twice: boolean
  /** What all runs alike, and the runs as weighed, say to it: 5 %, median, 95 %. */
  readonly all: readonly (number | null)[]
  readonly weighed: readonly (number | null)[]
}

/** Runs apart by which events happened; the last branch is all runs. */
export interface BranchResult {
  readonly branches: readonly { readonly name: string; readonly runs: number }[]
  /** Of the outcomes that the scenario names: a level for each branch, in their order. */
  readonly outcomes: readonly SweptOutcome[]
}

/** What the runs drew of one uncertainty: numbers of draws in equal bins from the lowest value to the highest. */
export interface Density {
  readonly from: number
  readonly to: number
  readonly drawn: readonly number[]
  /** Of the scenario's own distribution, where runs draw from a posterior; any total. */
  readonly prior?: readonly number[]
}

/** One weekly series, e.g. `quotePrice.Dy`. `bands[q][week]` follows `quantiles`; null where no replicate has a value. */
export interface SeriesResult {
  /** The outcome that it is one member of. */
  readonly family: string
  /** In words, for axes. */
  readonly label: string
  /** Unit of `bands`. */
  readonly unit: string
  /** e.g. { element: 'Dy' } or { sector: 'wind', region: 'Europe' }. */
  readonly of: Readonly<Record<string, string>>
  /** By quantile of `quantiles`, then by week. */
  readonly bands: readonly (readonly (number | null)[])[]
  /** Mean of the runs by week, of series that are parts of one account: means add up, medians do not. */
  readonly means?: readonly (number | null)[]
  /** Replicates that have a value, by week; left out where all have one in every week. */
  readonly measured?: readonly number[]
}

/** One number per replicate, e.g. `peakQuote.Dy`. `null` in values means it did not happen within the horizon. */
export interface OutcomeResult {
  /** In words, for tables. */
  readonly label: string
  /** Unit of quantiles, mean and values. */
  readonly unit: string
  /** e.g. `{ element: 'Dy' }`; empty where it is of no member. */
  readonly of: Readonly<Record<string, string>>
  /** Quantile 0.05 of the runs in which it happened; null where it never did. */
  readonly p05: number | null
  /** Quantile 0.25 of the runs in which it happened; null where it never did. */
  readonly p25: number | null
  /** Median of the runs in which it happened; null where it never did. */
  readonly p50: number | null
  /** Quantile 0.75 of the runs in which it happened; null where it never did. */
  readonly p75: number | null
  /** Quantile 0.95 of the runs in which it happened; null where it never did. */
  readonly p95: number | null
  /** Mean of the runs in which it happened; null where it never did. */
  readonly mean: number | null
  /** Share of replicates in which it happened (1 unless null values occur). */
  readonly share: number
  /** All replicates in order, at most 2,000. */
  readonly values: readonly (number | null)[]
}

/** One line of `expect:`, judged. */
export interface ExpectationResult {
  readonly id: string
  readonly that: string
  readonly reason?: string
  /** `untold`: the replicates are too few, or there is no such figure. */
  readonly verdict: 'holds' | 'fails' | 'untold'
  /** The interval lies on both sides of the bound: other runs of the same scenario may end otherwise. */
  readonly close: boolean
  /** Value of the statistic with its 95 % sampling interval; null where it has none or it lies beyond the run. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  /** ISO date of the week that decides, of a weekly statistic. */
  readonly date: string | null
  /** What was found, in a sentence without its subject. */
  readonly says: string
}
