/** A line in the language of `expect:` that cannot be read, reported at the word that is wrong. */
import type { Misread } from '../expect/expect-reader.ts'
import { createProblem } from '../text/problem.ts'
import { nodeAt, type Path } from '../text/tree.ts'
import { type CrossCheck, report, showPath } from './cross-check.ts'

export function reportMisread(check: CrossCheck, path: Path, { offset, parts }: Misread): void {
  const node = nodeAt(check.root, path)
  if (node?.type !== 'scalar') {
    report(check, path, parts)
    return
  }
  const { at, quoted, text } = node
  // Folded and block text stands on other lines than it begins.
  const isOneLine = !text.includes('\n')
  const column = isOneLine ? at.column + (quoted ? 1 : 0) + offset : at.column
  check.problems.push(createProblem({ ...at, column }, showPath(path), parts))
}
