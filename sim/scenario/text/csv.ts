/**
 * CSV as RFC 4180 has it, cells with their places. Whatever would shift or swallow a cell is refused: a missing or surplus cell, a
 * quotation mark that is never closed, two columns of one name, semicolons in place of commas. One pass over the text.
 */
import { createProblem, type Parts, type Place, type Problem, quote } from './problem.ts'
import { forbiddenIn, withoutMark } from './text-rule.ts'

export interface Cell extends Place {
  /** Without quotation marks, and without blanks around it. */
  readonly text: string
}
export type Row = readonly Cell[]

export interface CsvTable {
  /** Names of the columns; one may be empty. None at all where they cannot be told apart. */
  readonly header: Row
  /** As many cells in each as in the header. */
  readonly rows: readonly Row[]
  readonly problems: readonly Problem[]
  /** What is read as it was most likely meant. */
  readonly warnings: readonly Problem[]
}

/** Figures typed in by hand or exported: some hundreds. */
const MOST_ROWS = 20_000
const MOST_COLUMNS = 500

interface Reader {
  readonly text: string
  readonly file: string
  readonly problems: Problem[]
  readonly warnings: Problem[]
  at: number
  line: number
  lineStart: number
  /** How the first line ends; null once another end has been warned of. */
  lineEnd: string | null | undefined
  /** Quotation marks are wrong: reading has ended. */
  isBroken?: boolean
}

export function parseCsv(source: string, file: string): CsvTable {
  const text = withoutMark(source)
  const hidden = forbiddenIn(text, file, 'a CSV file')
  if (hidden !== undefined) return { header: [], rows: [], problems: [hidden], warnings: [] }
  const reader: Reader = { text, file, problems: [], warnings: [], at: 0, line: 1, lineStart: 0, lineEnd: undefined }
  const { problems, warnings } = reader
  const header = text.trim() === '' ? [] : readRow(reader, MOST_COLUMNS)
  if (problems.length === 0) checkHeader(reader, header)
  if (problems.length > 0) return { header: [], rows: [], problems, warnings }
  const rows = readRows(reader, header.length)
  if (rows.length === 0 && problems.length === 0) {
    const what = 'the file holds names of columns and nothing below them'
    problems.push(createProblem(header[0]!, '', { what, expected: 'rows of values' }))
  }
  return { header, rows, problems, warnings }
}

function checkHeader({ file, problems }: Reader, header: Row): void {
  const report = (at: Place, parts: Parts): void => void problems.push(createProblem(at, '', parts))
  const start: Place = { file, line: 1, column: 1 }
  if (header.length === 0) return report(start, { what: 'the file is empty', expected: 'a line with names of columns' })
  const [only] = header
  const other = header.length === 1 ? /[;\t|]/.exec(only!.text)?.[0] : undefined
  if (other !== undefined)
    return report(start, {
      given: `cells separated by ${other === '\t' ? 'tabs' : other}`,
      expected: 'cells separated by commas, decimals with a point',
    })
  if (header.length > MOST_COLUMNS)
    return report(start, { given: `more than ${MOST_COLUMNS} columns`, expected: `at most ${MOST_COLUMNS}` })
  const seen = new Set<string>()
  for (const cell of header) {
    if (seen.has(cell.text))
      report(cell, { given: `the column ${quote(cell.text)} a second time`, expected: 'each column once' })
    seen.add(cell.text)
  }
}

function readRows(reader: Reader, columns: number): Row[] {
  const { problems, warnings, file, text } = reader
  const rows: Row[] = []
  let blank: Place | undefined
  while (reader.at < text.length) {
    const start: Place = { file, line: reader.line, column: 1 }
    if (isLineEnd(text[reader.at])) {
      blank ??= start
      endLine(reader)
      continue
    }
    const row = readRow(reader, columns)
    if (reader.isBroken === true) break
    if (row.length === 1 && row[0]!.text === '') {
      blank ??= start
      continue
    }
    if (blank !== undefined && !warnings.some(({ message }) => message === BLANK))
      warnings.push(createProblem(blank, '', { what: BLANK }))
    if (rows.length + problems.length >= MOST_ROWS) {
      problems.push(
        createProblem(start, '', { given: `more than ${MOST_ROWS} rows`, expected: `at most ${MOST_ROWS}` }),
      )
      break
    }
    if (row.length === columns) rows.push(row)
    else problems.push(createProblem(row.at(-1)!, '', wrongLength(row.length, columns)))
  }
  return rows
}
const BLANK = 'an empty line between the rows is passed over'

function wrongLength(given: number, columns: number): Parts {
  const cells = (n: number): string => `${n} cell${n === 1 ? '' : 's'}`
  if (given < columns) return { given: cells(given), expected: `${columns}, as many as columns` }
  return {
    given: `more than ${cells(columns)}`,
    expected: `${columns}, as many as columns: decimals with a point, no mark between thousands, text with a comma in quotation marks`,
  }
}

/** The cells up to the end of the line, at most one more than `most`. */
function readRow(reader: Reader, most: number): Cell[] {
  const cells: Cell[] = []
  for (;;) {
    const cell = reader.text[reader.at] === '"' ? readQuoted(reader) : readBare(reader)
    if (cells.length <= most) cells.push(cell)
    if (reader.text[reader.at] !== ',') break
    // Empty cells beyond the last column are one mistake.
    do reader.at++
    while (cells.length > most && reader.text[reader.at] === ',')
  }
  endLine(reader)
  return cells
}

const isLineEnd = (c: string | undefined): boolean => c === '\n' || c === '\r'
const isEnd = (c: string | undefined): boolean => c === undefined || c === ',' || isLineEnd(c)
const here = ({ file, line, at, lineStart }: Reader): Place => ({ file, line, column: at - lineStart + 1 })

function readBare(reader: Reader): Cell {
  const { text, at: start } = reader
  const place = here(reader)
  while (!isEnd(text[reader.at]) && text[reader.at] !== '"') reader.at++
  if (text[reader.at] === '"')
    abandon(reader, here(reader), {
      what: 'a quotation mark inside a cell',
      expected: 'the whole cell in quotation marks, those within doubled',
    })
  return Object.assign(place, { text: text.slice(start, reader.at).trim() })
}

/** A cell in quotation marks may hold commas, line ends and, doubled, quotation marks. */
function readQuoted(reader: Reader): Cell {
  const { text } = reader
  const place = here(reader)
  const pieces: string[] = []
  let start = ++reader.at
  for (; text[reader.at] !== undefined; reader.at++) {
    const c = text[reader.at]
    if (c === '\n' || (c === '\r' && text[reader.at + 1] !== '\n')) {
      reader.line++
      reader.lineStart = reader.at + 1
    }
    if (c !== '"') continue
    pieces.push(text.slice(start, reader.at))
    if (text[reader.at + 1] !== '"') break
    start = ++reader.at
  }
  if (text[reader.at] === undefined) abandon(reader, place, { what: 'a quotation mark is never closed' })
  reader.at++
  const after = readBare(reader)
  if (after.text !== '')
    abandon(reader, after, { given: `${quote(after.text)} after a cell in quotation marks`, expected: 'a comma' })
  return { ...place, text: pieces.join('').trim() }
}

/** Where quotation marks are wrong, no cell that follows can be trusted. */
function abandon(reader: Reader, at: Place, parts: Parts): void {
  if (reader.isBroken !== true) reader.problems.push(createProblem(at, '', parts))
  reader.isBroken = true
  reader.at = reader.text.length
}

/** Past LF, CR LF or CR; a file that mixes them was most likely put together of several. */
function endLine(reader: Reader): void {
  const { text, at } = reader
  if (at >= text.length) return
  const lineEnd = text[at] === '\n' ? 'LF' : text[at + 1] === '\n' ? 'CR LF' : 'CR'
  if (reader.lineEnd === undefined) reader.lineEnd = lineEnd
  else if (reader.lineEnd !== null && reader.lineEnd !== lineEnd) {
    const what = `the line ends with ${lineEnd}, those before it with ${reader.lineEnd}`
    reader.warnings.push(createProblem(here(reader), '', { what }))
    reader.lineEnd = null
  }
  reader.at += lineEnd === 'CR LF' ? 2 : 1
  reader.line++
  reader.lineStart = reader.at
}
