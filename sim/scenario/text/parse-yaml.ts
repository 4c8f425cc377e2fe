/**
 * YAML or JSON text to a tree with places. js-yaml's events do the grammar (linear in the size of the text); what a value
 * means is decided here and is narrower than YAML: no tags, anchors, aliases, merge keys, directives or second documents,
 * only decimal numbers, and dates stay text.
 */
import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml'
import {
  FORBIDDEN_CHARACTER,
  type Place,
  type Problem,
  codePoint,
  createProblem,
  quote,
  quoteKey,
  shorten,
} from './problem.ts'
import { explainSyntax } from './syntax-hints.ts'
import { forbiddenIn, lineStarts, placeOf, withoutMark } from './text-rule.ts'
import type { Entry, MapNode, ScalarNode, Tree } from './tree.ts'

const DEEPEST = 20
export const MOST_VALUES = 50_000
/** Decimal numbers as JSON writes them, and a bare dot at the end; no octal, hex, separators, infinities or signs in front. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][-+]?\d+)?$/
/** Problems of one file that are listed before reading on is pointless. */
const ENOUGH = 20

export type ParsedYaml = { readonly root: Tree } | { readonly problems: readonly Problem[] }

export function parseYaml(source: string, file: string): ParsedYaml {
  const text = withoutMark(source)
  const hidden = forbiddenIn(text, file, 'a scenario')
  if (hidden !== undefined) return { problems: [hidden] }
  const lines = lineStarts(text)
  const at = (offset: number): Place => placeOf(lines, offset, file)
  let events: Event[]
  try {
    events = parseEvents(text, { maxDepth: DEEPEST })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { problems: [explainSyntax(text, lines, error, file, DEEPEST)] }
  }
  const outside = checkDocuments(text, events, at)
  if (outside !== undefined) return { problems: [outside] }
  const reader: Reader = { text, events, next: 1, at, problems: [] }
  try {
    const root = readNode(reader, at(0), '')
    return reader.problems.length > 0 ? { problems: reader.problems } : { root }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { problems: [...reader.problems, explainSyntax(text, lines, error, file, DEEPEST)] }
  }
}

/** One document, not empty, without directives, of a size that a person may have written. */
function checkDocuments(text: string, events: readonly Event[], at: (offset: number) => Place): Problem | undefined {
  const documents = events.filter((e) => e.type === EVENT_ID.DOCUMENT)
  const first = documents[0]
  if (first === undefined) {
    const what = text.trim() === '' ? 'the file is empty' : 'the file holds only comments'
    return createProblem(at(0), '', { what, expected: 'a scenario' })
  }
  if (first.directives.length > 0) {
    const what = 'directives are not allowed'
    return createProblem(at(Math.max(0, text.search(/^%/m))), '', { what, expected: 'the scenario without % lines' })
  }
  if (documents.length > 1) {
    const what = 'a second document begins here'
    const begins = secondDocument(text, first.explicitStart)
    return createProblem(at(begins), '', { what, expected: 'one scenario in a file' })
  }
  if (events.length > MOST_VALUES) {
    const what = `the file holds more than ${MOST_VALUES} values`
    return createProblem(at(0), '', { what, expected: 'a smaller scenario' })
  }
  return undefined
}

/** Offset of the first marker that is not that of the first document. */
function secondDocument(text: string, firstIsMarked: boolean): number {
  let passed = firstIsMarked ? 1 : 0
  for (const { index } of text.matchAll(/^(?:---|\.\.\.)(?=\s|$)/gm)) if (passed-- === 0) return index
  return 0
}

interface Reader {
  readonly text: string
  readonly events: readonly Event[]
  next: number
  readonly at: (offset: number) => Place
  readonly problems: Problem[]
}

/** Reads the node that begins at the next event; `owner` is the place to name when the value is empty. */
function readNode(reader: Reader, owner: Place, path: string): Tree {
  const event = reader.events[reader.next++]!
  if (event.type === EVENT_ID.SCALAR) {
    refuseProperties(reader, event, path)
    return readScalar(reader, event, owner, path)
  }
  if (event.type === EVENT_ID.ALIAS) {
    const name = reader.text.slice(event.anchorStart, event.anchorEnd)
    const what = `the alias *${shorten(name)} is not allowed`
    report(reader, createProblem(reader.at(event.anchorStart - 1), path, { what, expected: 'the value itself' }))
    return { type: 'scalar', at: owner, text: '', quoted: false, value: null }
  }
  if (event.type === EVENT_ID.SEQUENCE) {
    refuseProperties(reader, event, path)
    const at = reader.at(event.start)
    const items: Tree[] = []
    while (!closes(reader)) items.push(readNode(reader, at, `${path}[${items.length}]`))
    return { type: 'list', at, items }
  }
  if (event.type === EVENT_ID.MAPPING) {
    refuseProperties(reader, event, path)
    return readMap(reader, reader.at(event.start), path)
  }
  return { type: 'scalar', at: owner, text: '', quoted: false, value: null }
}

function readMap(reader: Reader, at: Place, path: string): MapNode {
  const entries = new Map<string, Entry>()
  let last: string | undefined
  while (!closes(reader)) {
    const key = readNode(reader, at, path)
    const usable = key.type === 'scalar' && typeof key.value === 'string'
    if (!usable) {
      const isNumber = key.type === 'scalar' && typeof key.value === 'number'
      const bare = key.type === 'scalar' ? (key.text === '' ? 'an empty key' : shorten(key.text)) : `a ${key.type}`
      const given = isNumber && last !== undefined ? `${bare} after the value of ${quoteKey(last)}` : bare
      const expected = isNumber ? 'a name (decimals take a point, not a comma)' : 'a name'
      report(reader, createProblem(key.at, path, { what: 'keys must be text', given, expected }))
    }
    const name = key.type === 'scalar' ? key.text : ''
    const inner = path === '' ? quoteKey(name) : `${path}.${quoteKey(name)}`
    if (usable && name === '<<' && !key.quoted) {
      const what = 'merge keys are not allowed'
      report(reader, createProblem(key.at, inner, { what, expected: 'extends: at the top of the file' }))
    }
    const first = entries.get(name)
    if (usable && first !== undefined) {
      const what = `duplicate key ${quoteKey(name)}`
      report(
        reader,
        createProblem(key.at, inner, { what, expected: `the key once (first on line ${first.keyAt.line})` }),
      )
    }
    const value = readNode(reader, key.at, inner)
    if (usable && first === undefined) entries.set(name, { keyAt: key.at, value })
    if (usable) last = name
  }
  return { type: 'map', at, entries }
}

function readScalar(reader: Reader, event: ScalarEvent, owner: Place, path: string): ScalarNode {
  if (event.valueStart < 0) return { type: 'scalar', at: owner, text: '', quoted: false, value: null }
  const text = getScalarValue(reader.text, event)
  const quoted = event.style !== SCALAR_STYLE.PLAIN
  const isBetweenQuotes = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
  const at = reader.at(event.valueStart - (isBetweenQuotes ? 1 : 0))
  const hidden = quoted ? FORBIDDEN_CHARACTER.exec(text) : null
  if (hidden !== null) {
    const what = `character ${codePoint(hidden[0])} is not allowed`
    report(reader, createProblem(at, path, { what, given: quote(text), expected: 'printable text' }))
  }
  return { type: 'scalar', at, text, quoted, value: quoted ? text : plainValue(text) }
}

/** What unquoted text means; everything that is not exactly one of these forms is text. */
function plainValue(text: string): string | number | boolean | null {
  if (text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL') return null
  if (text === 'true' || text === 'True' || text === 'TRUE') return true
  if (text === 'false' || text === 'False' || text === 'FALSE') return false
  if (!NUMBER.test(text)) return text
  const value = Number(text)
  return value === 0 ? 0 : value
}

type Marked = {
  readonly anchorStart: number
  readonly anchorEnd: number
  readonly tagStart: number
  readonly tagEnd: number
}
function refuseProperties(reader: Reader, event: Marked, path: string): void {
  if (event.tagStart >= 0) {
    const what = `the tag ${quote(reader.text.slice(event.tagStart, event.tagEnd))} is not allowed`
    report(reader, createProblem(reader.at(event.tagStart), path, { what, expected: 'the plain value' }))
  }
  if (event.anchorStart >= 0) {
    const what = `the anchor &${shorten(reader.text.slice(event.anchorStart, event.anchorEnd))} is not allowed`
    report(reader, createProblem(reader.at(event.anchorStart - 1), path, { what, expected: 'the plain value' }))
  }
}

function report(reader: Reader, problem: Problem): void {
  if (reader.problems.length < ENOUGH) reader.problems.push(problem)
}

/** True, and past it, when the next event closes the collection. */
function closes(reader: Reader): boolean {
  const event = reader.events[reader.next]
  if (event !== undefined && event.type !== EVENT_ID.POP) return false
  reader.next++
  return true
}
