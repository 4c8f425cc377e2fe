/** Every line of `expect:` can be read, and names what the scenario has. */
import type { CrossCheck } from './cross-check.ts'
import { isMisread, parseExpectation } from '../expect/expect-grammar.ts'
import type { Quantities } from '../expect/quantity-grammar.ts'
import type { Scenario } from '../scenario.ts'
import { reportMisread } from './report-misread.ts'

export function checkExpectations(check: CrossCheck, scenario: Scenario, known: Quantities): void {
  for (const [id, { that }] of Object.entries(scenario.expect ?? {})) {
    const read = parseExpectation(that, known, scenario)
    if (isMisread(read)) reportMisread(check, ['expect', id, 'that'], read)
  }
}
