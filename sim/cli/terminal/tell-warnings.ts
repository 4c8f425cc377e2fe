/** Warnings of a scenario that is accepted go to the error stream, before anything is run. */
import { formatWarnings, type Problem } from '../../scenario/text/problem.ts'

export function tellWarnings({ warnings }: { readonly warnings: readonly Problem[] }): void {
  if (warnings.length > 0) process.stderr.write(`${formatWarnings(warnings)}\n`)
}
