/** What a search found, in sentences. */
import type { Factor } from '../sweep/factor.ts'
import type { SweptOutcome } from '../sweep/result.ts'
import type { Answer, Sought } from './result.ts'

interface Found {
  readonly factor: Factor
  readonly outcome: SweptOutcome
  readonly claim: string
  readonly sought: Sought
  readonly answer: Answer | null
  /** Levels beyond the answer at which the claim does not hold. */
  readonly lost: readonly string[]
}

export function solutionWords({ factor, outcome, claim, sought, answer, lost }: Found): readonly string[] {
  const { path, unit, labels } = factor
  const of = unit === 'date' ? '' : ` ${unit}`
  const [first, last] = [outcome.levels[0]!, outcome.levels.at(-1)!]
  const figure = ({ value }: typeof first): string =>
    value === null ? 'no figure' : String(Number(value.toPrecision(3)))
  const ends = `it is ${figure(first)} at ${labels[0]} and ${figure(last)} at ${labels.at(-1)}${of} (${outcome.unit})`
  if (answer === null) return [`No ${path} from ${labels[0]} to ${labels.at(-1)}${of} meets ${claim}: ${ends}.`]
  const start = sought === 'smallest' ? labels[0] : labels.at(-1)
  const [beyond, further] = sought === 'smallest' ? ['above', 'More'] : ['below', 'Less']
  const head =
    answer.label === start
      ? `${claim} is met at ${start}${of} of ${path} already, where the search began; ${ends}.`
      : `The ${sought} ${path} that meets ${claim} is ${answer.label}${of}${interval(answer, of)}; ${ends}.`
  return [
    head,
    ...(answer.beyond > 0.025
      ? [`In ${Math.round(100 * answer.beyond)} % of resamples of these runs no level of the span meets it.`]
      : []),
    ...(lost.length === 0
      ? []
      : [
          `Not monotone: it is not met at ${lost.join(', ')}, ${beyond} the answer. ${further} is not safe; sweep the span.`,
        ]),
    ...(wrongWay(outcome).length === 0 || lost.length > 0
      ? []
      : ['Between some levels the figure clearly turns; sweep the span to see where.']),
  ]
}

function interval({ low, high }: Answer, of: string): string {
  if (low === null && high === null) return ' (too few runs for an interval)'
  if (high === null) return ` (95 % interval from ${low}${of}; its upper end lies beyond the span)`
  if (low === null) return ` (95 % interval to ${high}${of}; its lower end lies beyond the span)`
  return ` (95 % interval ${low} to ${high}${of})`
}

/** Differences from the first level, clear in both directions. */
function wrongWay({ levels }: SweptOutcome): readonly number[] {
  const clear = levels.map(({ difference }) =>
    difference === null || difference.verdict === 'none' ? 0 : difference.mean > 0 ? 1 : -1,
  )
  return clear.includes(1) && clear.includes(-1) ? clear : []
}
