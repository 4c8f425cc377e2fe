/** Between which values a batch takes a number: crossed, drawn from a posterior, or from its distribution. */
import { boundsOf } from '../../numbers/distributions/index.ts'
import type { RawScenario } from '../shape/raw-scenario.ts'
import type { Scenario } from '../scenario.ts'
import type { Path } from '../text/tree.ts'

export interface VariedRange {
  /** What varies it. */
  readonly at: Path
  readonly least: number
  readonly greatest: number
  /** Where it takes one of a list: the list. */
  readonly values?: readonly number[]
}

/** Undefined where it is the same in every run. */
export function variedRange(
  { design, posterior, uncertainties }: Pick<Scenario | RawScenario, 'design' | 'posterior' | 'uncertainties'>,
  path: string,
): VariedRange | undefined {
  const factors = design !== undefined && 'factors' in design ? design.factors : undefined
  if (factors !== undefined && Object.hasOwn(factors, path)) return amongst(factors[path]!, ['design', 'factors', path])
  const distribution =
    uncertainties !== undefined && Object.hasOwn(uncertainties, path) ? uncertainties[path] : undefined
  if (distribution === undefined) return undefined
  const at = ['uncertainties', path]
  const column = posterior?.paths?.indexOf(path) ?? -1
  if (column >= 0)
    return amongst(
      posterior!.draws!.map((draw) => draw[column]!),
      at,
    )
  if ('values' in distribution) return amongst(distribution.values, at)
  const [least, greatest] = boundsOf(distribution)
  return { at, least, greatest }
}

function amongst(values: readonly number[], at: Path): VariedRange {
  let [least = 0] = values
  let greatest = least
  for (const value of values) {
    least = Math.min(least, value)
    greatest = Math.max(greatest, value)
  }
  return { at, least, greatest, values }
}
