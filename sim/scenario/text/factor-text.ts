/** What a factorial design does to one uncertainty, in words: runs cross its values, nothing is drawn. */
import type { Scenario } from '../scenario.ts'

/** `crossed at 150, 300, 450`; undefined for what is no factor. */
export function factorText({ design }: Scenario, path: string): string | undefined {
  const values = design?.method === 'factorial' ? design.factors[path] : undefined
  return values === undefined ? undefined : `crossed at ${values.join(', ')}`
}
