/** What a comparison found, read once: so that headline, sentences and charts cannot disagree. */
import type {
  ComparisonResult,
  OutcomeComparison,
  PairedDifference,
  PolicyResult,
  WeeklyDifference,
} from '../../sim/studies/compare/result.ts'
import { SMALL } from '../../sim/studies/compare/worth-saying.ts'
import { HUES, type Tone } from '../charts/theme.ts'
import { plain } from '../words/names.ts'

export interface Variant {
  readonly policy: PolicyResult
  readonly title: string
  readonly hue: Tone
  readonly shape: Shape
}
export type Shape = 'circle' | 'square' | 'triangle' | 'diamond'
const SHAPES: readonly Shape[] = ['circle', 'square', 'triangle', 'diamond']

export interface NamedOutcome extends OutcomeComparison {
  readonly name: string
}

/** Change of one outcome under one policy, in per cent of the baseline's mean. */
export interface Change {
  readonly variant: Variant
  readonly difference: PairedDifference
  readonly percent: { readonly mean: number; readonly low: number; readonly high: number }
}

export interface ComparisonFindings {
  readonly baseline: string
  readonly variants: readonly Variant[]
  /** What the headline is about: all tonnes lost, or else the first outcome with a good side. */
  readonly lead: NamedOutcome | null
}

const LEAD = 'totalLostUse'

export function findComparison(result: ComparisonResult): ComparisonFindings {
  const outcomes = outcomesOf(result)
  const lead = outcomes.find(({ name }) => name === LEAD) ?? outcomes.find(({ better }) => better !== 'neither') ?? null
  return {
    baseline: plain(result.policies[0]?.title ?? ''),
    variants: result.policies.slice(1).map((policy, p) => ({
      policy,
      title: plain(policy.title),
      hue: HUES[p % HUES.length] as Tone,
      shape: SHAPES[p % SHAPES.length] as Shape,
    })),
    lead,
  }
}

export const isSmall = ({ percent, difference }: Change): boolean =>
  difference.verdict !== 'none' && Math.abs(percent.mean) < SMALL

/** Clear, and large enough to name. */
export const isTelling = (change: Change): boolean => change.difference.verdict !== 'none' && !isSmall(change)

export function outcomesOf(result: ComparisonResult): readonly NamedOutcome[] {
  return Object.entries(result.outcomes).map(([name, outcome]) => ({ ...outcome, name }))
}

/** Changes under every variant that has pairs; none where the baseline's mean is zero and a share of it means nothing. */
export function changesOf(
  result: ComparisonResult,
  found: ComparisonFindings,
  outcome: NamedOutcome,
): readonly Change[] {
  const level = outcome.policies[result.policies[0]?.name ?? '']
  const base = level?.statistic ?? level?.mean ?? 0
  if (base === 0) return []
  return found.variants.flatMap((variant) => {
    const difference = outcome.policies[variant.policy.name]?.difference
    if (!difference) return []
    const share = (value: number): number => (100 * value) / Math.abs(base)
    const { mean, low, high } = difference
    return [{ variant, difference, percent: { mean: share(mean), low: share(low), high: share(high) } }]
  })
}

/** A week in which a policy is far from the baseline. */
export interface Extreme {
  readonly week: number
  readonly mean: number
}

/** The smaller of two opposite extremes is told when it is at least this share of the larger. */
const TOLD = 1 / 3

/**
 * Where the mean difference is furthest below and above zero, of weeks whose interval does not span zero, in order of time; one
 * of them alone when it outweighs the other, none when no week is clear.
 */
export function extremesOf(weekly: WeeklyDifference): readonly Extreme[] {
  const all = weekly.mean.map((mean, week) => ({ week, mean }))
  const below = all.filter(({ week }) => (weekly.high[week] ?? 0) < 0)
  const above = all.filter(({ week }) => (weekly.low[week] ?? 0) > 0)
  const found = [furthest(below), furthest(above)].flatMap((one) => one ?? [])
  const most = Math.max(0, ...found.map(({ mean }) => Math.abs(mean)))
  return found.filter(({ mean }) => Math.abs(mean) >= TOLD * most).sort((a, b) => a.week - b.week)
}

function furthest(weeks: readonly Extreme[]): Extreme | null {
  return weeks.reduce<Extreme | null>((far, one) => (Math.abs(one.mean) > Math.abs(far?.mean ?? 0) ? one : far), null)
}
