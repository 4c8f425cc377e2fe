/** What solves a claim: the levels that were tried, and the smallest or the largest that meets it. Written as summary.json. Pure JSON. */
import type { SweepResult } from '../sweep/result.ts'

export type Sought = 'smallest' | 'largest'

/** One factor, at the levels that were tried, and one outcome. */
export interface SolutionResult extends Omit<SweepResult, 'schema' | 'scenario'> {
  readonly schema: 'chokepoint.solution/1'
  readonly scenario: { readonly name: string; readonly title: string; readonly hash: string }
  readonly claim: string
  readonly sought: Sought
  /** Distance of levels: how fine the answer is. */
  readonly step: number
  /** null: no level of the span meets the claim. */
  readonly answer: Answer | null
  /** In sentences. */
  readonly says: readonly string[]
}

export interface Answer {
  readonly level: number
  readonly label: string
  /** 95 % interval of where the claim begins to hold; null where that end lies outside the span. */
  readonly low: string | null
  readonly high: string | null
  /** Share of the resamples of these runs in which no level of the span meets it. */
  readonly beyond: number
}
