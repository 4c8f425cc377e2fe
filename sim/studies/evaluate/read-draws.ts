/** Draws of another program: JSON lines or CSV, a draw each, values by path. Every problem with its line. */
import type { AgentKind } from '../../agents/agent.ts'
import { chancePaths } from '../../scenario/chances.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { parseCsv } from '../../scenario/text/csv.ts'
import { isDecimal } from '../../scenario/text/decimal.ts'
import { findTarget, isDatePath, isMisstep, shortPath } from '../../scenario/text/paths.ts'
import { createProblem, oneOf, type Parts, type Place, type Problem, quote } from '../../scenario/text/problem.ts'

/** Values by path in its short form. */
export type Draw = ReadonlyMap<string, number>

export interface ReadDraws {
  readonly draws: readonly Draw[]
  readonly problems: readonly Problem[]
}

/** A cell or a member, with its place. */
interface Given {
  readonly at: Place
  readonly path: string
  /** As it was written. */
  readonly text: string
}

/** What values of a path may be; the parts of a problem where there is no such path. */
type Allowed =
  | {
      readonly short: string
      readonly least: number
      readonly most: number
      readonly isWhole: boolean
      readonly says: string
    }
  | Parts

/** `file`: what messages call the text. Lines that begin with { are JSON, all else is CSV with a header of paths. */
export function readDraws(text: string, file: string, scenario: Scenario, kinds: readonly AgentKind[]): ReadDraws {
  const isJson = text.trimStart().startsWith('{')
  const { rows, problems } = isJson ? jsonRows(text, file) : csvRows(text, file)
  const known = new Map<string, Allowed>()
  const allowed = (path: string): Allowed => {
    const found = known.get(path) ?? allowedAt(path, scenario, kinds)
    known.set(path, found)
    return found
  }
  const draws = problems.length > 0 ? [] : rows.map((row) => readDraw(row, allowed, problems))
  return { draws, problems }
}

interface Rows {
  readonly rows: readonly (readonly Given[])[]
  readonly problems: Problem[]
}

function csvRows(text: string, file: string): Rows {
  const { header, rows, problems, warnings } = parseCsv(text, file)
  const given = rows.map((row) => row.map((cell, c) => ({ at: cell, path: header[c]!.text, text: cell.text })))
  return { rows: given, problems: [...problems, ...warnings] }
}

function jsonRows(text: string, file: string): Rows {
  const problems: Problem[] = []
  const rows = text.split('\n').flatMap((line, l) => {
    if (line.trim() === '') return []
    const at = { file, line: l + 1, column: 1 }
    const members = membersOf(line)
    if (members === undefined)
      problems.push(
        createProblem(at, '', { given: quote(line), expected: 'a JSON object of numbers by path on one line' }),
      )
    return [(members ?? []).map(([path, value]) => ({ at, path, text: JSON.stringify(value) }))]
  })
  return { rows, problems }
}

function membersOf(line: string): readonly [string, unknown][] | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined
  } catch {
    return undefined
  }
}

function readDraw(row: readonly Given[], allowed: (path: string) => Allowed, problems: Problem[]): Draw {
  const draw = new Map<string, number>()
  for (const { at, path, text } of row) {
    const range = allowed(path)
    const say = (parts: Parts): void => void problems.push(createProblem(at, path, parts))
    if (!('short' in range)) say(range)
    else if (draw.has(range.short)) say({ given: `${quote(range.short)} a second time`, expected: 'each path once' })
    else {
      const value = isDecimal(text) ? Number(text) : Number.NaN
      if (value >= range.least && value <= range.most && (!range.isWhole || Number.isInteger(value)))
        draw.set(range.short, value)
      else say({ given: text === '' ? 'nothing' : quote(text), expected: range.says })
    }
  }
  return draw
}

function allowedAt(path: string, scenario: Scenario, kinds: readonly AgentKind[]): Allowed {
  if (chancePaths(scenario).includes(path))
    return { short: path, least: 0, most: 1, isWhole: true, says: '1 where the event happens, 0 where it does not' }
  const found = findTarget(scenario, kinds, path)
  if (isMisstep(found)) {
    const after = found.after === '' ? 'a path that begins with ' : `after ${quote(found.after)}: `
    const expected = found.known.length === 0 ? 'a path that ends here' : `${after}${oneOf(found.known)}`
    return { what: 'there is no such number in this scenario', expected, nearest: found.nearest }
  }
  const isDate = isDatePath(path)
  const most = isDate ? scenario.weeks : found.max
  const unit = isDate ? 'weeks from the start' : found.unit
  return {
    short: shortPath(path),
    least: found.min,
    most,
    isWhole: false,
    says: `a number from ${found.min} to ${most} (${unit})`,
  }
}
