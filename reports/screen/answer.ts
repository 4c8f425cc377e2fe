/** The one sentence of the first screen, and the line below each of its charts: both say what the chart draws at its right edge. */
import { FREE } from '../../sim/studies/live/point-key.ts'
import { longDate } from '../words/dates.ts'
import { plain } from '../words/names.ts'
import { plural } from '../words/numbers.ts'
import { amountText, spanText, valueText } from './measure-words.ts'
import type { Paired } from './paired.ts'
import type { Measure } from './views.ts'

/** Before anything is moved, between the charts and the levers. */
export const INVITATION = 'Press a policy above or move a lever below: the answer comes at once, with its interval.'

export interface Answer {
  readonly lead: string
  readonly text: string
}

/** One setting against another, in the measures of a view; null where a measure has no pair. */
export interface Comparison {
  /** What is compared, as a heading: "Faster licences". */
  readonly subject: string
  /** What it is compared with: "as it was". */
  readonly against: string
  readonly measures: readonly Measure[]
  readonly paired: readonly (Paired | null)[]
  /** First day of the means. */
  readonly since: string
}

export function answerOf({ subject, against, measures, paired, since }: Comparison): Answer {
  const lead = `${subject}:`
  const [measure] = measures
  const found = paired[0] ?? null
  if (measure === undefined || found === null) return { lead, text: 'nothing was measured here.' }
  const pairs = `${found.pairs} ${found.pairs === 1 ? 'pair' : 'pairs'} of runs`
  if (found.verdict === 'few') return { lead, text: `${pairs} so far, too few to tell the policy’s doing from chance.` }
  return {
    lead,
    text: `${main(measure, found, against)} Mean since ${longDate(since)}; ${pairs}, each with the same luck in both.`,
  }
}

function main(measure: Measure, found: Paired, against: string): string {
  const [was, is] = [valueText(measure, found.was), valueText(measure, found.is)]
  switch (found.verdict) {
    case 'none':
      return `${measure.what} is ${was}, exactly as much as ${against}.`
    case 'small':
      return `${measure.what} hardly differs, ${is} instead of ${was} ${against} (${interval(measure, found)}).`
    case 'unclear':
      return `no clear difference in ${measure.what}: ${is} instead of ${was} ${against} (${interval(measure, found)}).`
    default:
      return `${measure.what} ${found.difference < 0 ? 'falls' : 'rises'} to ${is} from ${was} ${against}, ${amountText(measure, found.difference)} ${found.difference < 0 ? 'less' : 'more'} (${interval(measure, found)}).`
  }
}

/** A policy in the measures of a view, against the scenario as it was. */
export interface Tried {
  readonly title: string
  readonly paired: readonly (Paired | null)[]
}

/** Presets that are somebody's policy: a world without the controls is what they are measured by. */
export const policiesOf = <P extends { readonly name: string }>(presets: readonly P[]): readonly P[] =>
  presets.filter(({ name }) => name !== FREE)

/** Which policies clearly better what is measured, and which of them most. Null where no policy was run often enough to tell. */
export function helpOf(measures: readonly Measure[], policies: readonly Tried[]): Answer | null {
  const told = measures.flatMap((measure, m) => {
    const known = policies.flatMap(({ title, paired }) => {
      const found = paired[m] ?? null
      return found === null || found.verdict === 'few' ? [] : [{ title, found }]
    })
    return known.length === 0 ? [] : [{ measure, known }]
  })
  const comparisons = told.reduce((sum, { known }) => sum + known.length, 0)
  if (comparisons === 0) return null
  return {
    lead: 'What would help:',
    text: `of ${plural(Math.max(...told.map(({ known }) => known.length)), 'policy', 'policies')} ${told.map(({ measure, known }) => helpIn(measure, known)).join('; ')}. ${plural(comparisons, 'comparison', 'comparisons')}, each by its own 95% interval.`,
  }
}

function helpIn(measure: Measure, known: readonly { readonly title: string; readonly found: Paired }[]): string {
  const isLower = measure.better === 'lower'
  const gain = ({ difference }: Paired): number => (isLower ? -difference : difference)
  const [most, ...others] = known
    .filter(({ found }) => found.verdict === 'clear' && gain(found) > 0)
    .sort((a, b) => gain(b.found) - gain(a.found))
  const verb = isLower ? 'lower' : 'raise'
  if (most === undefined) return `none clearly ${verb}s ${measure.what}`
  const best = `“${plain(most.title)}”${others.length === 0 ? '' : ' most'}, by ${amountText(measure, most.found.difference)}`
  return `${others.length + 1} ${verb}${others.length === 0 ? 's' : ''} ${measure.what}, ${best}`
}

/** "310 t a week more (250 to 370)", "no clear difference". */
export function short(measure: Measure, found: Paired): string {
  switch (found.verdict) {
    case 'none':
      return 'no difference'
    case 'few':
      return 'too few pairs to tell'
    case 'unclear':
      return `no clear difference (${interval(measure, found)})`
    case 'small':
      return `hardly a difference (${interval(measure, found)})`
    default:
      return `${amountText(measure, found.difference)} ${found.difference < 0 ? 'less' : 'more'} (${interval(measure, found)})`
  }
}

function interval(measure: Measure, found: Paired): string {
  return found.interval === null ? `${found.pairs} pairs` : `95%: ${spanText(measure, found.interval)}`
}
