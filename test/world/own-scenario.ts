/** A scenario of a few lines that extends a shipped one and declares something of its own: read, made small, or what is said of it. */
import { quantitiesOf } from '../../sim/outcomes/quantities.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { readShipped } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'

export function readOwn(file: string, settings: readonly string[] = []) {
  const reader = (path: string) => (path === 'own.yaml' ? { text: file } : readShipped(path))
  return parseScenario(reader, 'own.yaml', { settings, quantities: quantitiesOf })
}

export function ownScenario(file: string): Scenario {
  const parsed = readOwn(file)
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems))
  return oneEach(parsed.scenario)
}

/** Problems as the command line prints them; empty when there are none. */
export function saidOf(file: string, settings: readonly string[] = []): string {
  const parsed = readOwn(file, settings)
  return parsed.ok ? '' : formatProblems(parsed.problems)
}
