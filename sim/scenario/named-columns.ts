/** Columns of CSV files beside the scenario, by name: each file is read and checked once, however many entries take a column of it. */
import { type CrossCheck, nearestName, report } from './checks/cross-check.ts'
import { cannotRead, type ReadFile } from './extends.ts'
import { type Cell, type CsvTable, parseCsv, type Row } from './text/csv.ts'
import { isDecimal, meantNumber } from './text/decimal.ts'
import { createProblem, oneOf, type Problem, quote, quoteKey } from './text/problem.ts'
import type { Path } from './text/tree.ts'

/** Files read so far. Undefined where a file is wrong, which is reported once. */
export interface Tables {
  readonly read: ReadFile
  readonly folder: string
  readonly known: Map<string, CsvTable | undefined>
}

/** The table of a file that the scenario names at `at`. */
export function tableOf(file: string, tables: Tables, check: CrossCheck, at: Path): CsvTable | undefined {
  const { known } = tables
  if (!known.has(file)) known.set(file, readTable(file, tables, check, at))
  return known.get(file)
}

function readTable(file: string, { read, folder }: Tables, check: CrossCheck, at: Path): CsvTable | undefined {
  const found = read(folder + file)
  if ('message' in found) return void report(check, at, { what: cannotRead(file, found) })
  const table = parseCsv(found.text, folder + file)
  for (const problem of table.problems) check.problems.push(problem)
  for (const warning of table.warnings) check.warnings.push(warning)
  return table.problems.length === 0 ? table : undefined
}

/** Place of a column in a table; -1 where it has none of that name, which is reported at `at`. */
export function columnIn({ header }: CsvTable, column: string, check: CrossCheck, at: Path): number {
  const names = header.map((cell) => cell.text)
  const c = names.indexOf(column)
  if (c < 0)
    report(check, at, {
      given: `the unknown column ${quoteKey(column)}`,
      expected: oneOf(names.map(quoteKey)),
      nearest: nearestName(check, column, names),
    })
  return c
}

/** The numbers of a column, each with its row; empty cells are passed over, what is no number is reported. */
export function numbersIn(
  rows: readonly Row[],
  c: number,
  column: string,
  problems: Problem[],
): { readonly row: Row; readonly cell: Cell; readonly value: number }[] {
  return rows.flatMap((row) => {
    const cell = row[c]!
    if (cell.text === '') return []
    const value = isDecimal(cell.text) ? Number(cell.text) : Number.NaN
    if (Number.isFinite(value)) return [{ row, cell, value }]
    const meant = meantNumber(cell.text)
    const near = meant === undefined || !Number.isFinite(meant) ? undefined : String(meant)
    const parts = { given: quote(cell.text), expected: 'a number or nothing', nearest: near }
    problems.push(createProblem(cell, quoteKey(column), parts))
    return []
  })
}
