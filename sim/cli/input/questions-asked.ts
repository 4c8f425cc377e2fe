/** `--outcome` of a command, or the scenario's own outcomes, read as questions; none twice. */
import { quantitiesOf } from '../../outcomes/quantities.ts'
import { isMisread } from '../../scenario/expect/expect-grammar.ts'
import { misreadText } from '../../scenario/expect/misread-text.ts'
import { parseQuestion, type Question, questionText } from '../../scenario/expect/question-grammar.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { UsageError } from '../terminal/exit.ts'

/** Throws a UsageError with the column of what is wrong. */
export function questionsAsked(scenario: Scenario, given: readonly string[]): readonly Question[] {
  const texts = given.length > 0 ? given : scenario.outcomes
  if (texts.length === 0) throw new UsageError(`${scenario.name}: names no outcomes; expected --outcome NAME`)
  const known = quantitiesOf(scenario)
  const questions = new Map<string, Question>()
  texts.forEach((text, i) => {
    const read = parseQuestion(text, known, scenario, 'runs')
    if (isMisread(read)) throw new UsageError(misreadText('--outcome', i + 1, read))
    questions.set(questionText(read, scenario), read)
  })
  return [...questions.values()]
}
