/** Every line of `expect:` can be read, and names what the scenario has. */
import { type CrossCheck, report } from './cross-check.ts'
import { isMisread, parseExpectation, type Quantities } from '../expect/expect-grammar.ts'
import { createProblem } from '../text/problem.ts'
import type { Scenario } from '../scenario.ts'
import { nodeAt } from '../text/tree.ts'

export function checkExpectations(check: CrossCheck, scenario: Scenario, known: Quantities): void {
  for (const [id, { that }] of Object.entries(scenario.expect ?? {})) {
    const read = parseExpectation(that, known, scenario)
    if (!isMisread(read)) continue
    const path = ['expect', id, 'that']
    const node = nodeAt(check.root, path)
    if (node?.type !== 'scalar') {
      report(check, path, read.parts)
      continue
    }
    const { at, quoted, text } = node
    // Folded and block text stands on other lines than it begins.
    const isOneLine = !text.includes('\n')
    const column = isOneLine ? at.column + (quoted ? 1 : 0) + read.offset : at.column
    check.problems.push(createProblem({ ...at, column }, path.join('.'), read.parts))
  }
}
