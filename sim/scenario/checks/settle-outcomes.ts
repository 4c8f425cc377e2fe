/** `outcomes:` names what is declared, or asks in the language of `expect:` for one number of each run. */
import { isMisread } from '../expect/expect-grammar.ts'
import type { Quantities } from '../expect/quantity-grammar.ts'
import { parseQuestion, questionText } from '../expect/question-grammar.ts'
import { quoteKey } from '../text/problem.ts'
import type { Scenario } from '../scenario.ts'
import { type CrossCheck, nearestName, report } from './cross-check.ts'
import { reportMisread } from './report-misread.ts'

/** The scenario with every outcome in one way of writing. */
export function settleOutcomes(check: CrossCheck, scenario: Scenario, known: Quantities): Scenario {
  const settled: string[] = []
  scenario.outcomes.forEach((text, i) => {
    const path = ['outcomes', String(i)]
    const read = parseQuestion(text, known, scenario, 'run')
    if (isMisread(read)) {
      if (/[( ]/.test(text) || known.series.has(text)) reportMisread(check, path, read)
      else reportUnknown(check, text, path, [...known.outcomes.keys()])
      return
    }
    const name = questionText(read, scenario)
    const twin = settled.indexOf(name)
    if (twin >= 0)
      report(check, path, { given: `${quoteKey(text)}, which is outcomes[${twin}]`, expected: 'each once' })
    settled.push(name)
  })
  return { ...scenario, outcomes: settled }
}

function reportUnknown(check: CrossCheck, name: string, path: readonly string[], known: readonly string[]): void {
  const family = name.split('.')[0] ?? name
  const relatives = known.filter((k) => k.split('.')[0] === family)
  const families = [...new Set(known.map((k) => k.split('.')[0] ?? k))]
  const expected = (relatives.length > 0 ? relatives : families).slice(0, SHOWN).join(', ')
  const near = nearestName(check, name, known) ?? nearestName(check, family, families)
  report(check, path, {
    given: `the unknown outcome ${quoteKey(name)}`,
    expected: `one such as ${expected}`,
    nearest: near,
  })
}
const SHOWN = 12
