/** What every text must keep to that a user hands in, and where in it something stands. */
import { codePoint, createProblem, FORBIDDEN_CHARACTER, type Place, type Problem } from './problem.ts'

/** Editors on Windows put a byte order mark before UTF-8. */
export function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** The first character that has no place in a text; `kind` is what the text is, such as `a scenario`. */
export function forbiddenIn(text: string, file: string, kind: string): Problem | undefined {
  const found = FORBIDDEN_CHARACTER.exec(text)
  if (found === null) return undefined
  const what = `character ${codePoint(found[0])} is not allowed in ${kind}`
  return createProblem(placeOf(lineStarts(text), found.index, file), '', { what, expected: 'plain text in UTF-8' })
}

/** Offsets at which lines begin; a line ends with LF, CR LF or CR. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

export function placeOf(starts: readonly number[], offset: number, file: string): Place {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { file, line: low + 1, column: offset - starts[low]! + 1 }
}
