/** Policies compared under the same luck: the one thing reports may read. Written as summary.json. Pure JSON: no NaN, no undefined. */
import type { Better } from '../../outcomes/outcome.ts'
import type { Whose } from '../live/whose.ts'

export interface ComparisonResult {
  readonly schema: 'chokepoint.comparison/1'
  readonly engine: string
  readonly seed: number
  /** Replicates that all policies have: pairs are made of these. */
  readonly replicates: number
  readonly command: string
  readonly weeks: number
  /** ISO date of each week. */
  readonly dates: readonly string[]
  /** The baseline first. */
  readonly policies: readonly PolicyResult[]
  /** By name of the outcome, those that were asked for first. */
  readonly outcomes: Readonly<Record<string, OutcomeComparison>>
  /** Outcomes by which a policy may dominate another. */
  readonly objectives: readonly string[]
  /** What satisficing asks of a draw. */
  readonly thresholds: readonly Threshold[]
  readonly uncertainties: DrawComparison
  /** Differences within branches, where events may happen; left out where all are certain. */
  readonly branches?: readonly BranchComparison[]
  /** What happens when; left out by engines before 0.11.0. */
  readonly events?: readonly ComparedEvent[]
  /** Weekly differences by name of the series. */
  readonly series: Readonly<Record<string, SeriesComparison>>
  /** What a reader must know before the figures: replicates left out, outcomes that only some have. */
  readonly notes: readonly string[]
  /** What the middle of the runs of a policy or level comes to that no market has seen; left out where there is nothing. */
  readonly implausible?: readonly string[]
}

/** A dated event of the runs. */
export interface ComparedEvent {
  readonly date: string
  readonly week: number
  readonly title: string
  /** Names of the policies that have it; left out where all have. */
  readonly policies?: readonly string[]
}

/** The runs in which the same of the events that may happen did. */
export interface BranchComparison {
  readonly name: string
  readonly runs: number
  /** By outcome and variant. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, PairedDifference | null>>>>
}

export interface PolicyResult {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly scenarioHash: string
  /** Digest of the results folder. */
  readonly digest: string
  /** Null for the baseline. */
  readonly cost: CostResult | null
  /** Share of draws in which every threshold is met, and each alone in the order of `thresholds`. */
  readonly satisfied: { readonly all: number; readonly each: readonly number[] }
  /** Who would choose it: whose levers, groups or events are not the baseline's. Left out by engines before 0.8.0. */
  readonly hands?: readonly Whose[]
  /** Policies no worse in any objective's mean and clearly better in at least one; only of what governments outside China choose. */
  readonly dominatedBy: readonly string[]
}

export interface CostResult {
  /** Net public cost above the baseline's, million USD. */
  readonly net: Estimate
  readonly perTonne: Price
  readonly perFirmWeek: Price
  /** Price of a tonne by sector, and of a firm-week; engines before 0.9.0 leave the latter out. */
  readonly perTonneBySector: Readonly<Record<string, Price>>
  readonly perFirmWeekBySector?: Readonly<Record<string, Price>>
}

export interface Estimate {
  readonly mean: number
  /** 95 % interval. */
  readonly low: number
  readonly high: number
}

/** USD per unit avoided, mean cost over mean effect; null where it is not defined, with the reason. */
export interface Price {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** `unclear`: the interval of the effect spans zero; `worse`: more is lost, not less; `saves`: costs less than the baseline. */
  readonly reason: 'unclear' | 'worse' | 'saves' | null
}

export interface OutcomeComparison {
  readonly label: string
  readonly unit: string
  readonly of: Readonly<Record<string, string>>
  readonly better: Better
  readonly waits: boolean
  /** By name of the policy. */
  readonly policies: Readonly<Record<string, OutcomeOfPolicy>>
}

export interface OutcomeOfPolicy {
  /** The quantile asked for, of these runs: `difference` is between two of these. Left out where it is between means. */
  readonly statistic?: number | null
  readonly median: number | null
  readonly mean: number | null
  /** Runs in which it did not happen: a wait counts as long as the run, any other outcome leaves the pair out. */
  readonly missing: number
  /** Null for the baseline, and with fewer than two pairs. */
  readonly difference: PairedDifference | null
  /** Distance to the best policy of each draw; null where no side is the good one. */
  readonly regret: { readonly mean: number; readonly p95: number; readonly max: number } | null
}

/** Variant less baseline, run by run. */
export interface PairedDifference extends Estimate {
  readonly pairs: number
  /** `none`: the interval spans zero. `higher` and `lower` where no side is the good one. */
  readonly verdict: 'better' | 'worse' | 'none' | 'higher' | 'lower'
  /** Shares of runs in which the policy is strictly better and strictly worse; null where no side is the good one. */
  readonly shareHelped: number | null
  readonly shareHurt: number | null
  /** Variance of an unpaired difference over that of the paired one; null where the differences do not vary. */
  readonly varianceReduction: number | null
}

export interface Threshold {
  readonly outcome: string
  readonly sign: '<' | '<=' | '>' | '>='
  readonly limit: number
  /** Taken from the baseline's median because none was given. */
  readonly byDefault: boolean
}

export interface DrawComparison {
  /** Uncertainties that all policies have with the same values in every replicate. */
  readonly common: number
  /** Those that all have, but with other values: other distributions or another posterior. */
  readonly apart: readonly string[]
  /** Those that some policies do not have, with the policies that do. */
  readonly own: readonly { readonly path: string; readonly policies: readonly string[] }[]
}

export interface SeriesComparison {
  readonly label: string
  readonly unit: string
  readonly of: Readonly<Record<string, string>>
  /** Mean of the baseline's runs in each week. */
  readonly baseline: readonly number[]
  /** Difference from it in each week: mean with its 95 % interval, and the central 90 % of the runs. */
  readonly policies: Readonly<Record<string, WeeklyDifference>>
}

export interface WeeklyDifference {
  readonly mean: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly p05: readonly number[]
  readonly p95: readonly number[]
}
