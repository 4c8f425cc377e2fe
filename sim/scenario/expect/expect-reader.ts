/** A line of `expect:` as tokens with their places, and a finger on the next one. */
import { type Parts, quoteKey } from '../text/problem.ts'

/** What is wrong, and at which character of the text. */
export interface Misread {
  readonly offset: number
  readonly parts: Parts
}

const TOKEN = /\s*(<=|>=|<|>|\(|\)|\d{4}-\d\d-\d\d|[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])|[^\s()<>]+)/y

export interface Token {
  readonly text: string
  readonly offset: number
}

class Complaint extends Error {
  readonly offset: number
  readonly parts: Parts
  constructor(offset: number, parts: Parts) {
    super(parts.expected)
    this.offset = offset
    this.parts = parts
  }
}

/** The tokens of a line and a finger on the next one. */
export interface Reader {
  readonly tokens: readonly Token[]
  readonly end: number
  at: number
}

function createReader(text: string): Reader {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text))
    tokens.push({ text: match[1]!, offset: TOKEN.lastIndex - match[1]!.length })
  return { tokens, end: text.trimEnd().length, at: 0 }
}

export const peek = (reader: Reader): Token => reader.tokens[reader.at] ?? { text: '', offset: reader.end }

export function complain(token: Token, expected: string, near?: string): never {
  const given = token.text === '' ? 'nothing more' : quoteKey(token.text)
  throw new Complaint(token.offset, { given, expected, nearest: near })
}

export function take(reader: Reader, text: string): boolean {
  if (peek(reader).text !== text) return false
  reader.at++
  return true
}

/** What `read` makes of a text, or where it complained. */
export function readWith<Read>(text: string, read: (reader: Reader) => Read): Read | Misread {
  try {
    return read(createReader(text))
  } catch (error) {
    if (error instanceof Complaint) return { offset: error.offset, parts: error.parts }
    throw error
  }
}

export function need(reader: Reader, text: string, where: string): void {
  if (!take(reader, text)) complain(peek(reader), `${text} ${where}`)
}
