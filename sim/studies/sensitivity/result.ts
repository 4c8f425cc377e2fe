/** A finished sensitivity study. Written as summary.json. Pure JSON. */
import type { Interval } from './bootstrap.ts'

export type Method = 'morris' | 'sobol'
/** What a calibrated quantity goes through: what the calibration left of it, or the distribution before. */
export type Calibrated = 'posterior' | 'prior'

export interface VariedQuantity {
  readonly path: string
  readonly unit: string
  /** What it is, in a sentence. */
  readonly meaning: string
  /** 5 %, 50 % and 95 % of what it goes through. */
  readonly range: readonly [number, number, number]
  readonly from: Calibrated
}

export interface ScreenedQuantity {
  readonly path: string
  readonly mu: number
  readonly muInterval: Interval
  readonly muStar: number
  readonly muStarInterval: Interval
  readonly sigma: number
  readonly sigmaInterval: Interval
}

export interface IndexedQuantity {
  readonly path: string
  readonly first: number
  readonly firstInterval: Interval
  readonly total: number
  readonly totalInterval: Interval
  /** First order above total, which cannot be: the samples are too few. */
  readonly outOfOrder: boolean
}

export interface OutcomeSensitivity {
  readonly name: string
  readonly label: string
  readonly unit: string
  /** 5 %, 50 % and 95 % of the rows of the design. */
  readonly range: readonly [number, number, number]
  /** Rows where it did not happen within the horizon and counts as the horizon's end. */
  readonly censored: number
  /** Trajectories or base points left out, because the outcome is not defined in one of their rows. */
  readonly blocksLeftOut: number
  /** By mu*, largest first; null with the other method or where too few blocks are left. */
  readonly screened: readonly ScreenedQuantity[] | null
  /** By total share, largest first. */
  readonly indexed: readonly IndexedQuantity[] | null
  /** Share of the variance by luck and what is not varied. */
  readonly luck: { readonly share: number; readonly interval: Interval } | null
}

export interface SensitivityResult {
  readonly schema: 'chokepoint.sensitivity/1'
  readonly engine: string
  readonly scenario: { readonly name: string; readonly title: string; readonly hash: string }
  readonly method: Method
  /** Trajectories (Morris) or base points (Sobol). */
  readonly samples: number
  /** Runs whose mean is one row of the design. */
  readonly replicates: number
  readonly runs: number
  readonly seed: number
  readonly varied: readonly VariedQuantity[]
  /** What a reader must know to read the figures right. */
  readonly notes: readonly string[]
  readonly outcomes: readonly OutcomeSensitivity[]
  readonly command: string
}
