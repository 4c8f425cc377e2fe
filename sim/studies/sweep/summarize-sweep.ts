/** Runs of a sweep to its curves: every level by itself and against the first, run by run under the same luck. */
import { questionSpec } from '../../outcomes/question.ts'
import { rangeOf } from '../../outcomes/outcome.ts'
import { firstRestriction } from '../../outcomes/restriction.ts'
import { estimate, indicator } from '../../expect/statistic.ts'
import type { Groups } from '../../numbers/statistics/interval.ts'
import { present } from '../../numbers/statistics/present.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { isShare } from '../../scenario/expect/expect-grammar.ts'
import type { Question } from '../../scenario/expect/question-grammar.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { censor, comparePair } from '../compare/paired.ts'
import type { Factor } from './factor.ts'
import type { SweptLevel, SweptOutcome } from './result.ts'

/** `columns`: the question's measure by replicate, one for each combination of levels. `groups`: by replicate. */
export function sweepOutcome(
  scenario: Scenario,
  question: Question,
  factors: readonly Factor[],
  columns: readonly Float64Array[],
  seed: number,
  groups: Groups | undefined,
): SweptOutcome {
  const spec = questionSpec(scenario, question)
  const horizon = scenario.weeks - Math.max(0, firstRestriction(scenario))
  const better = spec.better ?? 'lower'
  const known = spec.waits === true ? columns.map((values) => censor(values, horizon).values) : columns
  const { statistic } = question
  const counted = statistic !== null && isShare(statistic) ? known.map((values) => indicator(statistic, values)) : known
  const range = rangeOf(spec)
  const quantile = statistic?.kind === 'quantile' ? statistic.probability : undefined
  const level = (cell: number): SweptLevel => ({
    at: valuesAt(factors, cell),
    ...valueAt(question, known[cell]!, { seed, groups, range }),
    spread: counted === known ? spreadOf(known[cell]!) : null,
    missing: columns[cell]!.length - present(columns[cell]!).length,
    difference:
      cell === 0 ? null : differenceOf(counted[0]!, counted[cell]!, better, seed, { range, groups, quantile }),
  })
  return { name: spec.name, label: spec.label, unit: spec.unit, better, levels: columns.map((_, cell) => level(cell)) }
}

/** Rows of a factorial batch by combination: all of a replicate stand one behind the other. */
export function byCell(column: Float64Array, cells: number): readonly Float64Array[] {
  return Array.from({ length: cells }, (_, cell) => column.filter((_, row) => row % cells === cell))
}

/** The last factor changes fastest. */
export function valuesAt(factors: readonly Factor[], cell: number): readonly number[] {
  let rest = cell
  const values = [...factors].reverse().map(({ levels }) => {
    const value = levels[rest % levels.length]!
    rest = Math.floor(rest / levels.length)
    return value
  })
  return values.reverse()
}

/** Of one level: the statistic asked for, the mean where none is. */
export function valueAt(
  { statistic, quantity }: Question,
  values: Float64Array,
  { seed, groups, range }: Parameters<typeof estimate>[2],
): Pick<SweptLevel, 'value' | 'low' | 'high'> {
  const isWhole = statistic !== null && quantity.of === 'outcome'
  const of = isWhole ? values : present(values)
  const own = isWhole ? groups : groups?.filter((_, r) => !Number.isNaN(values[r]))
  const found = of.length === 0 ? undefined : estimate(statistic ?? { kind: 'mean' }, of, { seed, groups: own, range })
  const finite = (value: number | undefined): number | null =>
    value !== undefined && Number.isFinite(value) ? value : null
  return { value: finite(found?.value), low: finite(found?.low), high: finite(found?.high) }
}

export function spreadOf(values: Float64Array): SweptLevel['spread'] {
  const known = present(values)
  return known.length === 0 ? null : (quantiles(known, [0.05, 0.5, 0.95]) as unknown as [number, number, number])
}

function differenceOf(
  first: Float64Array,
  other: Float64Array,
  better: SweptOutcome['better'],
  seed: number,
  { groups, ...options }: NonNullable<Parameters<typeof comparePair>[4]>,
): SweptLevel['difference'] {
  const isPair = (_: number, r: number): boolean => !Number.isNaN(first[r]) && !Number.isNaN(other[r])
  const pair = [first.filter(isPair), other.filter(isPair)] as const
  return pair[0].length < 2 ? null : comparePair(...pair, better, seed, { ...options, groups: groups?.filter(isPair) })
}
