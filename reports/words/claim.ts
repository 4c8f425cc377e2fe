/** The one way a figure gets into a sentence: with the statistic it is, so that a test can hold every sentence against the results. */
import type { Spread } from '../reading.ts'
import { span } from './numbers.ts'

/** What a figure is of: a quantile over the runs of an outcome. */
export interface Statistic {
  readonly name: string
  readonly reading: 'p05' | 'p50' | 'p95'
}

export interface Said {
  readonly statistic: Statistic
  readonly format: (value: number) => string
  readonly text: string
}

export interface Claim {
  readonly text: string
  readonly figures: readonly Said[]
}

type Format = (value: number) => string

/** Runs below which nobody may speak of nine in ten of them. */
export const MANY = 20

/** Template tag: claim`peaks at ${median}`. */
export function claim(strings: TemplateStringsArray, ...parts: readonly (string | Said | Claim)[]): Claim {
  const text = strings.reduce((all, string, i) => all + textOf(parts[i - 1] ?? '') + string)
  const figures = parts.flatMap((part) => (typeof part === 'string' ? [] : 'figures' in part ? part.figures : [part]))
  return { text, figures }
}

const textOf = (part: string | Said | Claim): string => (typeof part === 'string' ? part : part.text)

export const join = (claims: readonly Claim[], between: string): Claim => ({
  text: claims.map(({ text }) => text).join(between),
  figures: claims.flatMap(({ figures }) => figures),
})

/** One quantile of an outcome, as a figure. */
export function said(name: string, spread: Spread, reading: Statistic['reading'], format: Format): Said {
  return { statistic: { name, reading }, format, text: format(spread[reading]) }
}

/** "90% of runs: 2.9–5.7"; of fewer than twenty runs how many they are; of one run that it is one. */
export function around(runs: number, spread: Spread, format: Format): string {
  return ofRuns(runs, span(format(spread.p05), format(spread.p95)))
}

export function ofRuns(runs: number, interval: string): string {
  if (runs === 1) return 'one run'
  return `${runs < MANY ? `middle 90% of ${runs} runs` : '90% of runs'}: ${interval}`
}

/** The same with its two figures on record. */
export function aroundClaim(runs: number, name: string, spread: Spread, format: Format): Claim {
  const ends = (['p05', 'p95'] as const).map((reading) => said(name, spread, reading, format))
  return { text: around(runs, spread, format), figures: runs === 1 ? [] : ends }
}

/** Whose figure a median is: "in half of the runs" of many. */
export function typically(runs: number): string {
  if (runs === 1) return 'in the one run'
  return runs < MANY ? `in the median of ${runs} runs` : 'in half of the runs'
}
