/** Empirical uncertainties: the values of a CSV column beside the scenario become part of it, so that it stands alone from then on. */
import { MOST_OBSERVED } from '../numbers/distributions/empirical.ts'
import { type CrossCheck, nearestName, report } from './checks/cross-check.ts'
import { type CsvTable, parseCsv, type Row } from './text/csv.ts'
import { isDecimal, meantNumber } from './text/decimal.ts'
import { cannotRead, type ReadFile } from './extends.ts'
import { createProblem, oneOf, type Parts, type Problem, quote, quoteKey } from './text/problem.ts'
import type { RawScenario } from './shape/raw-scenario.ts'
import type { Distribution } from './scenario.ts'
import type { Path } from './text/tree.ts'

/** As it stands in a file: its values, or where they are. */
interface Written {
  readonly values?: readonly number[]
  readonly file?: string
  readonly column?: string
}

/** The scenario with every empirical uncertainty's values in ascending order; those that cannot be read are left out and reported. */
export function fillEmpirical(check: CrossCheck, read: ReadFile, folder: string): RawScenario {
  const { raw } = check
  if (!Object.values(raw.uncertainties ?? {}).some((d) => d.distribution === 'empirical')) return raw
  const tables: Tables = { read, folder, known: new Map() }
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

/** Files read so far: many uncertainties may take columns of one. Undefined where a file is wrong, which is reported once. */
interface Tables {
  readonly read: ReadFile
  readonly folder: string
  readonly known: Map<string, CsvTable | undefined>
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
  if (!tables.known.has(file)) tables.known.set(file, readTable(file, tables, check, ['uncertainties', path, 'file']))
  const table = tables.known.get(file)
  if (table === undefined) return undefined
  const names = table.header.map((cell) => cell.text)
  const c = names.indexOf(column)
  if (c < 0)
    return at('column', {
      given: `the unknown column ${quoteKey(column)}`,
      expected: oneOf(names.map(quoteKey)),
      nearest: nearestName(check, column, names),
    })
  const before = check.problems.length
  const numbers = readColumn(table.rows, c, column, check.problems)
  if (check.problems.length > before || (numbers.length > 0 && numbers.length <= MOST_OBSERVED)) return numbers
  const given = numbers.length === 0 ? 'a column without numbers' : `${numbers.length} values`
  return at('column', { given, expected: `1 to ${MOST_OBSERVED} numbers` })
}

function readTable(file: string, { read, folder }: Tables, check: CrossCheck, at: Path): CsvTable | undefined {
  const found = read(folder + file)
  if ('message' in found) return void report(check, at, { what: cannotRead(file, found) })
  const table = parseCsv(found.text, folder + file)
  for (const problem of table.problems) check.problems.push(problem)
  for (const warning of table.warnings) check.warnings.push(warning)
  return table.problems.length === 0 ? table : undefined
}

function readColumn(rows: readonly Row[], c: number, column: string, problems: Problem[]): number[] {
  const numbers: number[] = []
  for (const row of rows) {
    const cell = row[c]!
    if (cell.text === '') continue
    const value = isDecimal(cell.text) ? Number(cell.text) : Number.NaN
    if (Number.isFinite(value)) numbers.push(value)
    else {
      const meant = meantNumber(cell.text)
      const near = meant === undefined || !Number.isFinite(meant) ? undefined : String(meant)
      const parts = { given: quote(cell.text), expected: 'a number or nothing', nearest: near }
      problems.push(createProblem(cell, quoteKey(column), parts))
    }
  }
  return numbers
}
