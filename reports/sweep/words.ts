/** Sentences of a sweep: where an outcome begins, where it ends, and whether that is a difference. */
import type { SweepResult, SweptLevel, SweptOutcome } from '../../sim/studies/sweep/result.ts'
import { wholeLine, unitName } from '../words/names.ts'
import { list, number } from '../words/numbers.ts'
import { fitting, quantityName } from '../words/quantities.ts'

export type Swept = Pick<SweepResult, 'factors'>

const NAME_LETTERS = 60

/** "Announcement 18: applications the authority can decide in a week 50, …". */
export function levelName({ factors }: Swept, { at }: SweptLevel): string {
  const labels = at.map((level, f) => factors[f]!.labels[factors[f]!.levels.indexOf(level)] ?? String(level))
  return factors.length === 1
    ? `${labels[0]!} ${unitName(factors[0]!.unit)}`.trim()
    : factors.map((factor, f) => `${fitting(quantityName(factor), 40)} ${labels[f]!}`).join(', ')
}

export function valueWords({ value, low, high }: SweptLevel): string {
  const ends = low === null || high === null ? 'too few runs for its interval' : `${number(low)} to ${number(high)}`
  return `${number(value!)} (${ends})`
}

export function sweptTitle(result: Swept, { label, unit, levels }: SweptOutcome): string {
  const [first, last] = [levels[0]!, levels.at(-1)!]
  const name = wholeLine(label)
  if (first.value === null || last.value === null || last.difference === null) return name
  const ends = `${number(first.value)} ${unitName(unit)} at ${levelName(result, first)}, ${number(last.value)} at ${levelName(result, last)}`
  return last.difference.verdict === 'none' ? `${name}: no clear difference between the ends` : `${name}: ${ends}`
}

export function sweepSentence({ factors, replicates, seed }: SweepResult): string {
  const gone = factors.map(
    (factor) => `“${fitting(quantityName(factor), NAME_LETTERS)}” at ${list([...factor.labels])}`,
  )
  return `${list(gone)}: ${replicates} runs at each level, all with the same luck (seed ${seed}).`
}
