/** What a sweep goes through: a number of the scenario, or one value in several places, at some levels. */
import type { AgentKind } from '../../agents/agent.ts'
import { dateOfWeek, nearestWeek } from '../../numbers/units.ts'
import { isDate, nearestDate } from '../../scenario/text/dates.ts'
import { isDecimal } from '../../scenario/text/decimal.ts'
import { findTarget, isDatePath, isMisstep, type Target } from '../../scenario/text/paths.ts'
import { createProblem, formatProblem, oneOf, type Parts, quoteKey } from '../../scenario/text/problem.ts'
import type { Scenario } from '../../scenario/scenario.ts'

export interface Factor {
  readonly path: string
  readonly unit: string
  /** What it is, in a sentence. */
  readonly meaning: string
  /** Ascending as given; weeks of the run where the path is a date. */
  readonly levels: readonly number[]
  /** As people read them. */
  readonly labels: readonly string[]
}

/** A span of a path: where a search may look. */
export interface Span {
  readonly target: Target
  readonly low: number
  readonly high: number
}

export type Read<T> = T | { readonly problem: string }
export const isProblem = <T extends object>(read: Read<T>): read is { readonly problem: string } => 'problem' in read

/** Levels of a factor beyond which somebody has mistyped. */
const MOST_LEVELS = 1_000

/** `PATH=50..600:6`, six levels from 50 to 600, or `PATH=50,100,200`. `place`: option and number, for messages. */
export function readFactor(text: string, scenario: Scenario, kinds: readonly AgentKind[], place: Place): Read<Factor> {
  const equals = text.indexOf('=')
  if (equals < 1) return wrong(place, 1, { given: quoteKey(text), expected: 'PATH=FROM..TO:LEVELS or PATH=A,B,C' })
  const target = targetOf(text.slice(0, equals), scenario, kinds, place)
  if (isProblem(target)) return target
  const values = text.slice(equals + 1)
  const levels = values.includes('..')
    ? evenLevels(values, equals + 2, target, scenario, place)
    : listedLevels(values, equals + 2, target, scenario, place)
  return isProblem(levels) ? levels : factorOf(target, levels, scenario)
}

/** A factor that the scenario's own design crosses. */
export function factorOf({ path, unit, doc }: Target, levels: readonly number[], { start }: Scenario): Factor {
  const label = (level: number): string => (isDatePath(path) ? dateOfWeek(start, level) : String(level))
  return { path, unit: isDatePath(path) ? 'date' : unit, meaning: doc, levels, labels: levels.map(label) }
}

/** `PATH=0..180`, or `PATH` alone for all that it can be. */
export function readSpan(text: string, scenario: Scenario, kinds: readonly AgentKind[], place: Place): Read<Span> {
  const equals = text.indexOf('=')
  const target = targetOf(equals < 0 ? text : text.slice(0, equals), scenario, kinds, place)
  if (isProblem(target)) return target
  if (equals < 0) return { target, low: target.min, high: target.max }
  const ends = readEnds(text.slice(equals + 1), equals + 2, target, scenario, place)
  return isProblem(ends) ? ends : { target, low: ends[0], high: ends[1] }
}

export interface Place {
  readonly option: string
  readonly number: number
}

function targetOf(path: string, scenario: Scenario, kinds: readonly AgentKind[], place: Place): Read<Target> {
  const found = findTarget(scenario, kinds, path)
  if (!isMisstep(found)) return isDatePath(path) ? { ...found, max: scenario.weeks } : found
  const expected = found.known.length === 0 ? 'a path that ends here' : oneOf(found.known)
  const after = found.after === '' ? 'a path that begins with ' : `after ${quoteKey(found.after)}: `
  return wrong(place, 1, { given: quoteKey(path), expected: `${after}${expected}`, nearest: found.nearest })
}

function evenLevels(
  text: string,
  column: number,
  target: Target,
  scenario: Scenario,
  place: Place,
): Read<readonly number[]> {
  const colon = text.lastIndexOf(':')
  const count = colon < 0 ? '' : text.slice(colon + 1)
  const n = /^\d{1,4}$/.test(count) ? Number(count) : 0
  if (n < 2 || n > MOST_LEVELS)
    return wrong(place, column + Math.max(0, colon + 1), {
      given: count === '' ? 'no number of levels' : quoteKey(count),
      expected: `FROM..TO:LEVELS with 2 to ${MOST_LEVELS} levels`,
    })
  const ends = readEnds(text.slice(0, colon), column, target, scenario, place)
  if (isProblem(ends)) return ends
  const [low, high] = ends
  const exact = Array.from({ length: n }, (_, k) => low + ((high - low) * k) / (n - 1))
  const levels = exact.map((level) => roundLevel(level, target))
  return new Set(levels).size === n
    ? levels
    : wrong(place, column, {
        given: `${n} levels of which some fall together`,
        expected: 'fewer levels, or a wider span',
      })
}

/** Digits that a level is written with; weeks are whole. */
export function roundLevel(level: number, { path }: Target): number {
  return isDatePath(path) ? Math.round(level) : Number(level.toPrecision(DIGITS))
}
const DIGITS = 6

function readEnds(
  text: string,
  column: number,
  target: Target,
  scenario: Scenario,
  place: Place,
): Read<readonly [number, number]> {
  const dots = text.indexOf('..')
  if (dots < 0) return wrong(place, column, { given: quoteKey(text), expected: 'FROM..TO' })
  const low = readLevel(text.slice(0, dots), column, target, scenario, place)
  if (isProblem(low)) return low
  const high = readLevel(text.slice(dots + 2), column + dots + 2, target, scenario, place)
  if (isProblem(high)) return high
  if (high.level <= low.level)
    return wrong(place, column + dots + 2, {
      given: text.slice(dots + 2),
      expected: `more than ${text.slice(0, dots)}`,
    })
  return [low.level, high.level]
}

function listedLevels(
  text: string,
  column: number,
  target: Target,
  scenario: Scenario,
  place: Place,
): Read<readonly number[]> {
  const levels: number[] = []
  let at = column
  for (const part of text.split(',')) {
    const read = readLevel(part, at, target, scenario, place)
    if (isProblem(read)) return read
    if (levels.includes(read.level))
      return wrong(place, at, { given: `${part} a second time`, expected: 'each level once' })
    levels.push(read.level)
    at += part.length + 1
  }
  return levels
}

function readLevel(
  text: string,
  column: number,
  target: Target,
  { start, weeks }: Scenario,
  place: Place,
): Read<{ readonly level: number }> {
  const isDay = isDatePath(target.path)
  const level = isDay ? (isDate(text) ? nearestWeek(start, text) : NaN) : isDecimal(text) ? Number(text) : NaN
  if (level >= target.min && level <= target.max) return { level }
  const expected = isDay
    ? `a date from ${start} to ${dateOfWeek(start, weeks)}`
    : `a number from ${target.min} to ${target.max} (${target.unit})`
  const near = isDay && !isDate(text) ? nearestDate(text) : undefined
  return wrong(place, column, { given: text === '' ? 'nothing' : quoteKey(text), expected, nearest: near })
}

function wrong({ option, number }: Place, column: number, parts: Parts): { readonly problem: string } {
  return { problem: formatProblem(createProblem({ file: option, line: number, column }, '', parts)) }
}
