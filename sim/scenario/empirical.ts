/** Empirical uncertainties: the values of a CSV column beside the scenario become part of it, so that it stands alone from then on. */
import { csvParseRows } from 'd3-dsv'
import { MOST_OBSERVED } from '../distributions/empirical.ts'
import type { ReadFile } from './extends.ts'
import { nearest } from './nearest.ts'
import { createProblem, oneOf, type Parts, type Problem, quote, quoteKey } from './problem.ts'
import type { RawScenario } from './raw-scenario.ts'
import type { Distribution } from './scenario.ts'
import { placeAt, type Tree } from './tree.ts'

/** As it stands in a file: its values, or where they are. */
interface Written {
  readonly values?: readonly number[]
  readonly file?: string
  readonly column?: string
}

/** The scenario with every empirical uncertainty's values in ascending order; those that cannot be read are left out and reported. */
export function fillEmpirical(
  raw: RawScenario,
  root: Tree,
  read: ReadFile,
  folder: string,
  problems: Problem[],
): RawScenario {
  if (!Object.values(raw.uncertainties ?? {}).some((d) => d.distribution === 'empirical')) return raw
  const uncertainties: Record<string, Distribution> = {}
  for (const [path, d] of Object.entries(raw.uncertainties ?? {})) {
    if (d.distribution !== 'empirical') {
      uncertainties[path] = d
      continue
    }
    const { file, column, values, ...rest } = d as typeof d & Written
    const found = findValues({ file, column, values } as Written, path, root, read, folder, problems)
    if (found !== undefined) uncertainties[path] = { ...rest, values: [...found].sort((a, b) => a - b) }
  }
  return { ...raw, uncertainties }
}

function findValues(
  { values, file, column }: Written,
  path: string,
  root: Tree,
  read: ReadFile,
  folder: string,
  problems: Problem[],
): readonly number[] | undefined {
  const at = (key: string, parts: Parts): undefined => {
    problems.push(createProblem(placeAt(root, ['uncertainties', path, key]), `uncertainties.${path}.${key}`, parts))
  }
  if (values !== undefined && file === undefined && column === undefined) return values
  if (values !== undefined) return at('values', { given: 'values beside a file', expected: 'one of the two' })
  if (file === undefined) return at('file', { what: 'missing key file', expected: 'values, or file and column' })
  if (column === undefined) return at('column', { what: 'missing key column', expected: 'the name of a column' })
  const text = read(folder + file)
  if ('message' in text) return at('file', { what: `cannot read ${quote(file)}: ${text.message}` })
  const [header = [], ...rows] = csvParseRows(text.text.replace(/^\uFEFF/, ''))
  const names = header.map((name) => name.trim())
  const c = names.indexOf(column)
  if (c < 0)
    return at('column', {
      given: `the unknown column ${quoteKey(column)}`,
      expected: oneOf(names.map(quoteKey)),
      nearest: nearest(column, names),
    })
  const numbers = readColumn(rows, c, { file: folder + file, column }, problems)
  if (numbers.length > 0 && numbers.length <= MOST_OBSERVED) return numbers
  const given = numbers.length === 0 ? 'a column without numbers' : `${numbers.length} values`
  return at('column', { given, expected: `1 to ${MOST_OBSERVED} numbers` })
}

function readColumn(
  rows: readonly (readonly string[])[],
  c: number,
  { file, column }: { readonly file: string; readonly column: string },
  problems: Problem[],
): number[] {
  const numbers: number[] = []
  rows.forEach((row, r) => {
    const cell = (row[c] ?? '').trim()
    if (cell === '') return
    if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell) && Number.isFinite(Number(cell))) {
      numbers.push(Number(cell))
      return
    }
    // Counts characters; exact when no field before it is quoted.
    const at = row.slice(0, c).reduce((sum, before) => sum + before.length + 1, 1)
    const place = { file, line: r + 2, column: at }
    problems.push(createProblem(place, quoteKey(column), { given: quote(cell), expected: 'a number or nothing' }))
  })
  return numbers
}
