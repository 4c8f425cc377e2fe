/** Says what a person did wrong where the YAML parser only says what it did not expect. */
import type { YAMLException } from 'js-yaml'
import { type Place, type Problem, createProblem } from './problem.ts'

type Hint = { readonly line: number; readonly column: number; readonly what: string; readonly expected?: string }

export function explainSyntax(
  text: string,
  lines: readonly number[],
  error: YAMLException,
  file: string,
  deepest: number,
): Problem {
  const line = error.mark?.line ?? 0
  const column = error.mark?.column ?? 0
  const here: Place = { file, line: line + 1, column: column + 1 }
  if (error.reason.startsWith('nesting exceeded'))
    return createProblem(here, '', { what: `nested too deeply`, expected: `at most ${deepest} levels` })
  const lineText = (n: number): string =>
    n >= 0 && n < lines.length ? text.slice(lines[n], lines[n + 1] ?? text.length).replace(/[\r\n]+$/, '') : ''
  // The parser often stumbles on the line after the mistake.
  let before = line - 1
  while (before > 0 && lineText(before).trim() === '') before--
  const hint = hintFor(lineText(line), line) ?? hintFor(lineText(before), before) ?? openedBefore(lineText, line)
  if (hint === undefined) return createProblem(here, '', { what: `not valid YAML: ${error.reason}` })
  const at = { file, line: hint.line + 1, column: hint.column + 1 }
  return createProblem(at, '', { what: `not valid YAML: ${hint.what}`, expected: hint.expected })
}

/** Mistakes visible in one line, the most certain first. */
function hintFor(line: string, n: number): Hint | undefined {
  const hint = (column: number, what: string, expected?: string): Hint => ({
    line: n,
    column: Math.max(0, column),
    what,
    ...(expected === undefined ? {} : { expected }),
  })
  const tab = /^ *\t/.exec(line)
  if (tab !== null) return hint(tab[0].length - 1, 'a tab is used as indentation', 'spaces')
  const special = /^\s*(?:- )?[\w.-]+:\s+([@`%])/.exec(line)
  if (special !== null) return hint(special[0].length - 1, `text cannot begin with ${special[1]}`, 'the text in quotes')
  const joined = /^\s*(?:- )?[\w.-]+:(?=[^\s/:])/.exec(line)
  if (joined !== null) return hint(joined[0].length, 'no space after the colon', '"key: value"')
  const unclosed = openQuote(line)
  if (unclosed >= 0) return hint(unclosed, 'a quotation mark is never closed', 'a closing quotation mark')
  const colon = /^\s*(?:- )?[\w.-]+:\s+[^'"#[{|>&*!\s][^#]*?:(?=\s|$)/.exec(line)
  if (colon !== null) return hint(colon[0].length - 1, 'text holds a colon and a space', 'the text in quotes')
  const brackets = openBracket(line)
  if (brackets >= 0) return hint(brackets, `the bracket ${line[brackets]} is never closed`, 'a closing bracket')
  return undefined
}

/** The last line above on which a quotation mark or bracket was opened and not closed. */
function openedBefore(lineText: (n: number) => string, line: number): Hint | undefined {
  for (let n = line; n >= 0 && n > line - FAR_ABOVE; n--) {
    const text = lineText(n)
    const column = Math.max(openQuote(text), openBracket(text))
    if (column >= 0) return { line: n, column, what: `${text[column]} is never closed`, expected: 'its closing mark' }
  }
  return undefined
}
const FAR_ABOVE = 2_000

/** Column of a quotation mark that opens a value and is not closed on the line, or -1. */
function openQuote(line: string): number {
  const opens = /(?:^|[:[{,-]\s+|[[{])(["'])/g
  for (let m = opens.exec(line); m !== null; m = opens.exec(line)) {
    const at = m.index + m[0].length - 1
    let end = at + 1
    while (end < line.length && line[end] !== m[1]) end += line[end] === '\\' && m[1] === '"' ? 2 : 1
    if (end >= line.length) return at
    opens.lastIndex = end + 1
  }
  return -1
}

function openBracket(line: string): number {
  const open: number[] = []
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '[' || line[i] === '{') open.push(i)
    else if (line[i] === ']' || line[i] === '}') open.pop()
    else if (line[i] === '#' && (i === 0 || line[i - 1] === ' ')) break
  }
  return open.length > 0 ? open[open.length - 1]! : -1
}
