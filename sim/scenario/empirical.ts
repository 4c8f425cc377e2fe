/** Empirical uncertainties: the values of a CSV column beside the scenario become part of it, so that it stands alone from then on. */
import { MOST_OBSERVED } from '../numbers/distributions/empirical.ts'
import { type CrossCheck, report } from './checks/cross-check.ts'
import { columnIn, numbersIn, type Tables, tableOf } from './named-columns.ts'
import type { Parts } from './text/problem.ts'
import type { RawScenario } from './shape/raw-scenario.ts'
import type { Distribution } from './scenario.ts'

/** As it stands in a file: its values, or where they are. */
interface Written {
  readonly values?: readonly number[]
  readonly file?: string
  readonly column?: string
}

/** The scenario with every empirical uncertainty's values in ascending order; those that cannot be read are left out and reported. */
export function fillEmpirical(check: CrossCheck, tables: Tables): RawScenario {
  const { raw } = check
  if (!Object.values(raw.uncertainties ?? {}).some((d) => d.distribution === 'empirical')) return raw
  const uncertainties: Record<string, Distribution> = {}
  for (const [path, d] of Object.entries(raw.uncertainties ?? {})) {
    if (d.distribution !== 'empirical') {
      uncertainties[path] = d
      continue
    }
    const { file, column, values, ...rest } = d as typeof d & Written
    const found = findValues({ file, column, values } as Written, path, check, tables)
    if (found !== undefined) uncertainties[path] = { ...rest, values: [...found].sort((a, b) => a - b) }
  }
  return { ...raw, uncertainties }
}

function findValues(
  { values, file, column }: Written,
  path: string,
  check: CrossCheck,
  tables: Tables,
): readonly number[] | undefined {
  const at = (key: string, parts: Parts): undefined => void report(check, ['uncertainties', path, key], parts)
  if (values !== undefined && file === undefined && column === undefined) return values
  if (values !== undefined) return at('values', { given: 'values beside a file', expected: 'one of the two' })
  if (file === undefined) return at('file', { what: 'missing key file', expected: 'values, or file and column' })
  if (column === undefined) return at('column', { what: 'missing key column', expected: 'the name of a column' })
  const table = tableOf(file, tables, check, ['uncertainties', path, 'file'])
  const c = table === undefined ? -1 : columnIn(table, column, check, ['uncertainties', path, 'column'])
  if (table === undefined || c < 0) return undefined
  const before = check.problems.length
  const numbers = numbersIn(table.rows, c, column, check.problems).map(({ value }) => value)
  if (check.problems.length > before || (numbers.length > 0 && numbers.length <= MOST_OBSERVED)) return numbers
  const given = numbers.length === 0 ? 'a column without numbers' : `${numbers.length} values`
  return at('column', { given, expected: `1 to ${MOST_OBSERVED} numbers` })
}
