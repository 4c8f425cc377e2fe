/** What is wrong with a scenario, and where: the one form in which every check reports. */

/** A position in a file: line and column count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface Problem extends Place {
  /** Where in the scenario: `agents.mine.groups.bayan-obo.capacity`; empty when the file itself is at fault. */
  readonly path: string
  /** The whole sentence, without file and path. */
  readonly message: string
  readonly given?: string
  readonly expected?: string
  /** The nearest valid thing. */
  readonly nearest?: string
}

/** Most problems reported at once; the rest is counted. */
export const MOST_PROBLEMS = 20

/** Longest piece of the user's text repeated in a message, characters. */
const LONGEST_QUOTE = 60

/** Characters that must not reach a terminal, an axis title or a file name: controls, line and direction marks, lone surrogates. */
export const FORBIDDEN_CHARACTER =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]/u

export interface Parts {
  readonly what?: string | undefined
  readonly given?: string | undefined
  readonly expected?: string | undefined
  readonly nearest?: string | undefined
}

export function createProblem(at: Place, path: string, parts: Parts): Problem {
  const { what, given, expected, nearest } = parts
  const sentences = [
    what,
    given === undefined ? undefined : `given ${given}`,
    expected === undefined ? undefined : `expected ${expected}`,
    nearest === undefined ? undefined : `did you mean ${nearest}?`,
  ]
  return {
    file: at.file,
    line: at.line,
    column: at.column,
    path,
    message: sentences.filter((s) => s !== undefined).join('; '),
    ...(given === undefined ? {} : { given }),
    ...(expected === undefined ? {} : { expected }),
    ...(nearest === undefined ? {} : { nearest }),
  }
}

/** `file:line:column: path: given X; expected Y; did you mean Z?` */
export function formatProblem(problem: Problem): string {
  const path = problem.path === '' ? '' : `${problem.path}: `
  return `${visible(problem.file)}:${problem.line}:${problem.column}: ${path}${problem.message}`
}

/** All problems, one a line, and how many were left out. */
export function formatProblems(problems: readonly Problem[], more = 0): string {
  const lines = problems.map(formatProblem)
  if (more > 0) lines.push(`and ${more} more problem${more === 1 ? '' : 's'}`)
  return lines.join('\n')
}

/** The user's text in quotes: cut to a length that fits a line, invisible characters as code points. */
export function quote(text: string): string {
  const characters = [...text]
  if (characters.length <= LONGEST_QUOTE) return `"${visible(text)}"`
  return `"${visible(characters.slice(0, LONGEST_QUOTE).join(''))}…" (${characters.length} characters)`
}

/** A key in a message: as it is when plain, else in quotes with the code points of letters from other alphabets. */
export function quoteKey(key: string): string {
  if (/^[A-Za-z0-9_.-]{1,64}$/.test(key)) return key
  const foreign = [...new Set(key.match(/[^\u0020-\u007e]/gu) ?? [])].slice(0, 3).map(codePoint)
  return quote(key) + (foreign.length > 0 ? ` (holds ${foreign.join(', ')})` : '')
}

/** Text with every character that could hide or act written as a code point. */
export function visible(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\u200b-\u200f]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`)
}

export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** `a`, `a or b`, `a, b or c`; long lists are cut. */
export function oneOf(names: readonly string[], most = 14): string {
  if (names.length === 0) return 'nothing'
  if (names.length === 1) return names[0]!
  if (names.length > most) return `one of ${names.slice(0, most).join(', ')} … (${names.length} in all)`
  return `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`
}
