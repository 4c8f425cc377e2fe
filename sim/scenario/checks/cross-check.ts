/** What every check across values works on, and how it reports. */
import type { AgentKind } from '../../agents/agent.ts'
import { join } from '../shape/check-shape.ts'
import { nearest } from '../text/nearest.ts'
import { createProblem, type Parts, type Problem, WORTH_HELP } from '../text/problem.ts'
import type { RawScenario } from '../shape/raw-scenario.ts'
import { keyPlace, type Path, placeAt, type Tree } from '../text/tree.ts'

export interface CrossCheck {
  readonly raw: RawScenario
  readonly root: Tree
  readonly kinds: readonly AgentKind[]
  readonly problems: Problem[]
  readonly warnings: Problem[]
}

/** Reports at the value of a path (at its key with `atKey`). */
export function report(check: CrossCheck, path: Path, parts: Parts, atKey = false): void {
  check.problems.push(problemAt(check, path, parts, atKey))
}

/** As `report`, of what may be meant. */
export function warn(check: CrossCheck, path: Path, parts: Parts, atKey = false): void {
  check.warnings.push(problemAt(check, path, parts, atKey))
}

function problemAt({ root }: CrossCheck, path: Path, parts: Parts, atKey: boolean): Problem {
  return createProblem(atKey ? keyPlace(root, path) : placeAt(root, path), showPath(path), parts)
}

/** The nearest name, while that is worth the time. */
export function nearestName({ problems }: CrossCheck, given: string, names: readonly string[]): string | undefined {
  return problems.length < WORTH_HELP ? nearest(given, names) : undefined
}

/** `outcomes[0]`, `levers.truce.date`. */
export function showPath(path: Path): string {
  return path.reduce((shown, step, i) => (i > 0 && /^\d+$/.test(step) ? `${shown}[${step}]` : join(shown, step)), '')
}
