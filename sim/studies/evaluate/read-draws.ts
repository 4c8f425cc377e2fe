/** Draws of another program: JSON lines or CSV, a draw each, values by path. Every problem with its line. */
import type { AgentKind } from '../../agents/agent.ts'
import { chancePaths } from '../../scenario/chances.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { parseCsv } from '../../scenario/text/csv.ts'
import { isDecimal } from '../../scenario/text/decimal.ts'
import { findTarget, isDatePath, isMisstep, shortPath } from '../../scenario/text/paths.ts'
import {
  createProblem,
  oneOf,
  type Parts,
  type Place,
  type Problem,
  quote,
  quoteKey,
} from '../../scenario/text/problem.ts'

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
  /** Where the path stands. */
  readonly pathAt: Place
  /** As it was written. */
  readonly text: string
}

/** What values of a path may be. */
interface Allowed {
  /** The path in its short form, and those of the numbers that it sets. */
  readonly short: string
  readonly places: readonly string[]
  readonly least: number
  readonly most: number
  readonly isWhole: boolean
  readonly says: string
}

interface Reading {
  /** Undefined where there is no such path, which has been told. */
  readonly allowed: (given: Given) => Allowed | undefined
  readonly problems: Problem[]
}

/** `file`: what messages call the text. Lines that begin with { are JSON, all else is CSV with a header of paths. */
export function readDraws(text: string, file: string, scenario: Scenario, kinds: readonly AgentKind[]): ReadDraws {
  const isJson = text.trimStart().startsWith('{')
  const { rows, problems } = isJson ? jsonRows(text, file) : csvRows(text, file)
  const known = new Map<string, Allowed | undefined>()
  const allowed = ({ path, pathAt }: Given): Allowed | undefined => {
    if (known.has(path)) return known.get(path)
    const found = allowedAt(path, scenario, kinds)
    const isKnown = 'short' in found
    if (!isKnown) problems.push(createProblem(pathAt, path, found))
    known.set(path, isKnown ? found : undefined)
    return known.get(path)
  }
  const draws = problems.length > 0 ? [] : rows.map((row) => readDraw(row, { allowed, problems }))
  return { draws, problems }
}

interface Rows {
  readonly rows: readonly (readonly Given[])[]
  readonly problems: Problem[]
}

function csvRows(text: string, file: string): Rows {
  const { header, rows, problems, warnings } = parseCsv(text, file)
  const given = rows.map((row) =>
    row.map((cell, c) => ({ at: cell, path: header[c]!.text, pathAt: header[c]!, text: cell.text })),
  )
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
    else if (members.length < namesIn(line).length && members.every(([, value]) => typeof value === 'number'))
      problems.push(createProblem(at, '', { given: 'a name a second time', expected: 'each name once' }))
    return [(members ?? []).map(([path, value]) => ({ at, path, pathAt: at, text: textOf(value) }))]
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

/** Of an object of plain values: JSON.parse takes the last of two members of one name and says nothing. */
const namesIn = (line: string): readonly string[] => line.match(/"(?:[^"\\]|\\.)*"(?=\s*:)/g) ?? []

/** A number too large for one is infinite, which JSON would write as null. */
const textOf = (value: unknown): string => (typeof value === 'number' ? String(value) : JSON.stringify(value))

function readDraw(row: readonly Given[], { allowed, problems }: Reading): Draw {
  const draw = new Map<string, number>()
  const taken = new Set<string>()
  for (const given of row) {
    const range = allowed(given)
    if (range === undefined) continue
    const { at, path, text } = given
    const say = (parts: Parts): void => void problems.push(createProblem(at, path, parts))
    const twice = range.places.find((place) => taken.has(place))
    if (twice !== undefined) say({ given: `${quote(twice)} a second time`, expected: 'one value for each number' })
    const value = isDecimal(text) ? Number(text) : Number.NaN
    const isIn = value >= range.least && value <= range.most && (!range.isWhole || Number.isInteger(value))
    if (!isIn) say({ given: text === '' ? 'nothing' : quote(text), expected: range.says })
    draw.set(range.short, value)
    for (const place of range.places) taken.add(place)
  }
  return draw
}

/** The parts of a problem where there is no such path. */
function allowedAt(path: string, scenario: Scenario, kinds: readonly AgentKind[]): Allowed | Parts {
  if (chancePaths(scenario).includes(path)) {
    const says = '1 where the event happens, 0 where it does not'
    return { short: path, places: [path], least: 0, most: 1, isWhole: true, says }
  }
  const found = findTarget(scenario, kinds, path)
  if (isMisstep(found)) {
    const { after, known, nearest } = found
    const start = after === '' ? 'a path that begins with ' : `after ${quoteKey(after)}: `
    const isNumber = known.length === 0 && !isMisstep(findTarget(scenario, kinds, after))
    const names =
      known.length > 0 ? oneOf(known) : isNumber ? 'nothing, it is a number' : 'nothing, the scenario has none'
    return { what: 'there is no such number in this scenario', expected: `${start}${names}`, nearest }
  }
  const isDate = isDatePath(path)
  const most = isDate ? scenario.weeks : found.max
  const says = `a number from ${found.min} to ${most} (${isDate ? 'weeks from the start' : found.unit})`
  return { short: shortPath(path), places: found.places, least: found.min, most, isWhole: false, says }
}
