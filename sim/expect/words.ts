/** What was found, in one sentence: for the terminal, for JUnit and for the report. */
import { type Expectation, isShare } from '../scenario/expect/expect-grammar.ts'
import { type Estimate, holds } from './statistic.ts'

/** Significant digits: enough to see on which side of a bound a figure lies, never more than the replicates tell. */
const DIGITS = 4

/** `found` undefined: the replicates cannot tell. `date`: the week that decides. */
export function sentence(
  { statistic, quantity, comparator, bound }: Expectation,
  found: Estimate | undefined,
  date: string | null,
  replicates: number,
): string {
  if (found === undefined) return untold(statistic, quantity, replicates)
  const counted = isShare(statistic)
  const figure = (value: number): string => formatFigure(counted ? value * 100 : value)
  const unit = counted ? '% of replicates' : quantity.unit
  const given = found.value === Infinity ? 'does not happen within the run' : `is ${figure(found.value)} ${unit}`
  const span = spanText(found, figure)
  const close =
    holds(found.low, comparator, bound) === holds(found.high, comparator, bound) ? '' : ': too close to call'
  const where = date === null ? '' : ` in the week of ${date}`
  return `${given}${span}${where}; expected ${comparator} ${figure(bound)}${close}`
}

function untold({ kind }: Expectation['statistic'], { of }: Expectation['quantity'], replicates: number): string {
  if (kind === 'quantile') {
    const where = of === 'series' ? ', or none has a value in the window' : ''
    return `cannot be told from ${replicates} replicates: fewer than one is expected beyond that quantile${where}`
  }
  return of === 'series'
    ? `cannot be told: none of the ${replicates} replicates has a value in the window`
    : `has no mean: it did not happen in every one of the ${replicates} replicates`
}

/** An end beyond the outermost run is none that these replicates can tell. */
function spanText({ low, high }: Estimate, figure: (value: number) => string): string {
  if (low === high) return ''
  if (Number.isFinite(low) && Number.isFinite(high)) return ` (95 % interval ${figure(low)} to ${figure(high)})`
  if (Number.isFinite(low)) return ` (95 % interval from ${figure(low)}; too few runs for its upper end)`
  if (Number.isFinite(high)) return ` (95 % interval to ${figure(high)}; too few runs for its lower end)`
  return ' (too few runs for a 95 % interval)'
}

function formatFigure(value: number): string {
  return String(Number(value.toPrecision(DIGITS)))
}
