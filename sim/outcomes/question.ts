/** What a study asks of its runs: a measure of each, and what is made of all of them. */
import { isShare, type Statistic } from '../scenario/expect/expect-grammar.ts'
import { type Question, questionText } from '../scenario/expect/question-grammar.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { specOf } from './measure.ts'
import type { Better, ScalarSpec } from './outcome.ts'

/** Name, label, unit and good side, as of a declared outcome. */
export function questionSpec(scenario: Scenario, question: Question): ScalarSpec {
  const { statistic, ...measured } = question
  const { windowed: _, ...own } = specOf(scenario, measured)
  if (statistic === null) return own
  const { waits: __, ...spec } = own
  const name = questionText(question, scenario)
  if (statistic.kind === 'mean') return { ...spec, name }
  if (!isShare(statistic))
    return { ...spec, name, label: `${spec.label}: ${name.slice(0, name.indexOf('('))} of the runs` }
  const { of } = spec
  return { name, label: name, unit: 'share of runs', of, better: sideOf(statistic, spec.better), range: [0, 1] }
}

/** Whether it is good that many runs are on the side of a bound. */
function sideOf(statistic: Statistic, better: Better = 'lower'): Better {
  if (statistic.kind !== 'share' || better === 'neither') return 'neither'
  const isUpper = statistic.comparator === '>' || statistic.comparator === '>='
  return isUpper === (better === 'higher') ? 'higher' : 'lower'
}
