/** What was found, in one sentence: for the terminal, for JUnit and for the report. */
import type { Expectation } from '../scenario/expect-grammar.ts'
import type { Estimate } from './statistic.ts'

/** Significant digits: enough to see on which side of a bound a figure lies, never more than the replicates tell. */
const DIGITS = 4

/** `found` undefined: the replicates cannot tell. `date`: the week that decides. */
export function sentence(
  { statistic, quantity, comparator, bound }: Expectation,
  found: Estimate | undefined,
  date: string | null,
  replicates: number,
): string {
  if (found === undefined)
    return statistic.kind === 'mean'
      ? `has no mean: it did not happen in every one of the ${replicates} replicates`
      : `cannot be told from ${replicates} replicates: fewer than one is expected beyond that quantile`
  const isShare = statistic.kind === 'share' || statistic.kind === 'happens'
  const figure = (value: number): string => formatFigure(isShare ? value * 100 : value)
  const unit = isShare ? '% of replicates' : quantity.unit
  const given = found.value === Infinity ? 'does not happen within the run' : `is ${figure(found.value)} ${unit}`
  const span =
    found.low === found.high
      ? ''
      : ` (95 % interval ${edge(found.low, figure, 'unbounded')} to ${edge(found.high, figure, 'unbounded')})`
  const where = date === null ? '' : ` in the week of ${date}`
  return `${given}${span}${where}; expected ${comparator} ${figure(bound)}`
}

function edge(value: number, figure: (value: number) => string, otherwise: string): string {
  return Number.isFinite(value) ? figure(value) : otherwise
}

function formatFigure(value: number): string {
  return String(Number(value.toPrecision(DIGITS)))
}
