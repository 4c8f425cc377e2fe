/** Parses a text as the file `a.yaml`, with other files beside it. */
import { type ParsedScenario, type ParseOptions, parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { TEST_KINDS, TEST_QUANTITIES } from './kinds.ts'

export function parse(text: string, files: Record<string, string> = {}, options: ParseOptions = {}): ParsedScenario {
  const all = new Map(Object.entries({ 'a.yaml': text, ...files }))
  return parseScenario(all, 'a.yaml', { kinds: TEST_KINDS, quantities: () => TEST_QUANTITIES, ...options })
}
export function messages(parsed: ParsedScenario): string {
  return parsed.ok ? '' : formatProblems(parsed.problems, parsed.more)
}
export function scenarioOf(parsed: ParsedScenario): Scenario {
  if (!parsed.ok) throw new Error(messages(parsed))
  return parsed.scenario
}
