/** What is wrong with a scenario, and where: the one form in which every check reports. */

/** A position in a file: line and column count from 1. */
export interface Place {
  /** As the caller named it, or the option that is at fault. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
}

/** What is wrong, where, and what would be right. */
export interface Problem extends Place {
  /** Where in the scenario: `agents.mine.groups.bayan-obo.capacity`; empty when the file itself is at fault. */
  readonly path: string
  /** The whole sentence, without file and path. */
  readonly message: string
  /** What stands there. */
  readonly given?: string
  /** What may stand there. */
  readonly expected?: string
  /** The nearest valid thing. */
  readonly nearest?: string
}

/** Most problems reported at once; the rest is counted. */
export const MOST_PROBLEMS = 20

/** Problems after which no more nearest names are sought: a file may hold thousands of wrong ones. */
export const WORTH_HELP = 2 * MOST_PROBLEMS

/** Longest piece of the user's text repeated in a message, characters. */
const LONGEST_QUOTE = 60
/** Longest part of a message and longest path: whatever a file holds, what is said of it fits a screen. */
const LONGEST_PART = 1_000
const LONGEST_PATH = 300

/**
 * Characters that must not reach a terminal, an axis title or a file name: controls other than tab and line ends, line and
 * direction marks, byte order marks within the text, lone surrogates, and what Unicode says is no character.
 */
export const FORBIDDEN_CHARACTER =
  /(?![\t\n\r])\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}|\p{Cs}|\p{Noncharacter_Code_Point}|\ufeff/u

export interface Parts {
  readonly what?: string | undefined
  readonly given?: string | undefined
  readonly expected?: string | undefined
  readonly nearest?: string | undefined
}

export function createProblem(at: Place, path: string, parts: Parts): Problem {
  const what = clip(parts.what)
  const given = clip(parts.given)
  const expected = clip(parts.expected)
  // A cut name would be no valid thing.
  const nearest = parts.nearest === clip(parts.nearest) ? parts.nearest : undefined
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
    path: path.length > LONGEST_PATH ? `${cut(path, LONGEST_PATH)}…` : path,
    message: sentences.filter((s) => s !== undefined).join('; '),
    ...(given === undefined ? {} : { given }),
    ...(expected === undefined ? {} : { expected }),
    ...(nearest === undefined ? {} : { nearest }),
  }
}

/** The first characters of a text; never half of one. */
function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}

function clip(part: string | undefined): string | undefined {
  return part === undefined || part.length <= LONGEST_PART ? part : `${cut(part, LONGEST_PART)}…`
}

/** `file:line:column: path: given X; expected Y; did you mean Z?` */
export function formatProblem(problem: Problem): string {
  const path = problem.path === '' ? '' : `${problem.path}: `
  return `${visible(problem.file)}:${problem.line}:${problem.column}: ${path}${problem.message}`
}

/**
 * The first problems, one a line, and how many were left out.
 *
 * @param problems - At most 20 are shown.
 * @param left - Problems that were left out before.
 */
export function formatProblems(problems: readonly Problem[], left = 0): string {
  const lines = problems.slice(0, MOST_PROBLEMS).map(formatProblem)
  const more = left + problems.length - lines.length
  if (more > 0) lines.push(`and ${more} more problem${more === 1 ? '' : 's'}`)
  return lines.join('\n')
}

/** As `formatProblems`, of what is accepted. */
export function formatWarnings(warnings: readonly Problem[]): string {
  return formatProblems(warnings.map((one) => ({ ...one, message: `warning: ${one.message}` })))
}

/** The user's text in quotes: cut to a length that fits a line, invisible characters as code points. */
export function quote(text: string): string {
  if (text.length <= LONGEST_QUOTE) return `"${visible(text)}"`
  const characters = [...text]
  if (characters.length <= LONGEST_QUOTE) return `"${visible(text)}"`
  return `"${visible(characters.slice(0, LONGEST_QUOTE).join(''))}…" (${characters.length} characters)`
}

/** A name or number in a message: without quotes, cut to a length that fits a line. */
export function shorten(text: string): string {
  return text.length > LONGEST_QUOTE ? `${cut(text, LONGEST_QUOTE)}…` : text
}

/** A key in a message: as it is when plain, else in quotes with the code points of letters from other alphabets. */
export function quoteKey(key: string): string {
  if (/^[A-Za-z0-9_.-]{1,64}$/.test(key)) return key
  const foreign = [...new Set(key.match(/[^\u0020-\u007e]/gu) ?? [])].slice(0, 3).map(codePoint)
  return quote(key) + (foreign.length > 0 ? ` (holds ${foreign.join(', ')})` : '')
}

/** Text with every character that could hide or act written as a code point. */
function visible(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\u200b-\u200f]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`)
}

export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** `a`, `a or b`, `a, b or c`; long lists are cut. */
export function oneOf(names: readonly string[], most = 14): string {
  if (names.length === 0) return 'nothing'
  const shown = names.slice(0, most).map(shorten)
  if (names.length > most) return `one of ${shown.join(', ')} … (${names.length} in all)`
  return [...(shown.length > 1 ? [shown.slice(0, -1).join(', ')] : []), shown.at(-1)].join(' or ')
}
