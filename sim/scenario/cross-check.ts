/** What every check across values works on, and how it reports. */
import type { AgentKind } from '../agents/agent.ts'
import { join } from './check-shape.ts'
import { createProblem, type Parts, type Problem } from './problem.ts'
import type { RawScenario } from './raw-scenario.ts'
import { keyPlace, type Path, placeAt, type Tree } from './tree.ts'

export interface CrossCheck {
  readonly raw: RawScenario
  readonly root: Tree
  readonly kinds: readonly AgentKind[]
  readonly problems: Problem[]
}

/** Reports at the value of a path (at its key with `atKey`). */
export function report(check: CrossCheck, path: Path, parts: Parts, atKey = false): void {
  const at = atKey ? keyPlace(check.root, path) : placeAt(check.root, path)
  check.problems.push(createProblem(at, showPath(path), parts))
}

/** `outcomes[0]`, `levers.truce.date`. */
function showPath(path: Path): string {
  return path.reduce((shown, step, i) => (i > 0 && /^\d+$/.test(step) ? `${shown}[${step}]` : join(shown, step)), '')
}
