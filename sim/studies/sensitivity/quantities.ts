/** What a study measures, from the words of the command line. */
import { createReader } from '../../outcomes/measure.ts'
import { quantitiesOf } from '../../outcomes/quantities.ts'
import { questionSpec } from '../../outcomes/question.ts'
import { scalarsOf, seriesIn } from '../../outcomes/reduce-record.ts'
import { firstRestriction } from '../../outcomes/restriction.ts'
import type { Replicate } from '../../run.ts'
import { isMisread } from '../../scenario/expect/expect-grammar.ts'
import { misreadText } from '../../scenario/expect/misread-text.ts'
import { type Asked, parseQuestion, type Question } from '../../scenario/expect/question-grammar.ts'
import type { Scenario } from '../../scenario/scenario.ts'

export interface Quantity {
  /** In one way of writing. */
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly question: Question
  /** What stands for a wait that outlasts the horizon; undefined where the outcome is no wait. */
  readonly waitsUntil?: number
}

export type Sought = { readonly quantity: Quantity } | { readonly problem: string }

interface Wording {
  /** A date, or a week by number, for series that are named alone. */
  readonly at?: string | undefined
  readonly asked: Asked
  /** Which of the outcomes asked for, from 1. */
  readonly number?: number
}

export function quantityOf(scenario: Scenario, given: string, { at, asked, number = 1 }: Wording): Sought {
  const known = quantitiesOf(scenario)
  const isAlone = known.series.has(given) && !known.outcomes.has(given)
  const text = isAlone && at !== undefined ? `${given} on ${/^\d+$/.test(at) ? `week ${at}` : at}` : given
  const question = parseQuestion(text, known, scenario, asked)
  if (isMisread(question)) return { problem: misreadText('--outcome', number, question) }
  const { name, label, unit, waits } = questionSpec(scenario, question)
  const rest = scenario.weeks - Math.max(0, firstRestriction(scenario))
  return { quantity: { name, label, unit, question, ...(waits === true ? { waitsUntil: rest } : {}) } }
}

/** Of one run; NaN where it did not happen. What the engine has reduced already is taken from there. */
export function createMeasure(
  scenario: Scenario,
  { quantity, window }: Question,
): (run: Pick<Replicate, 'scalars' | 'record'>) => number {
  const place = scalarsOf(scenario).findIndex(({ name }) => name === quantity.name)
  if (quantity.of === 'outcome' && window === null) return ({ scalars }) => scalars[place]!
  const read = createReader(scenario, { quantity, window })
  return ({ record }) => read(seriesIn(scenario, record))
}
