/** Parquet files of one shape as one CSV file.  */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parquetRead } from 'hyparquet'
import { readChunk } from './chunk-file.ts'
import { fillFileDurably } from './write-file.ts'

/** How a number and a row are written: that of a country, for its spreadsheets. */
export interface CsvStyle {
  readonly separator: string
  readonly decimal: '.' | ','
}

const PLAIN_CSV: CsvStyle = { separator: ',', decimal: '.' }

/** Rows of a table that are in memory at a time. */
export interface RowGroup {
  readonly names: readonly string[]
  readonly rows: number
  /** Value of a column; null where there is nothing to measure. */
  readonly value: (column: number, row: number) => number | null
}

/** What becomes of a group of rows: the header, and its lines. */
export interface CsvLayout {
  readonly head: (names: readonly string[]) => readonly string[]
  readonly lines: (group: RowGroup) => Iterable<readonly (string | number | null)[]>
}

/** A row of the table is a line. */
export const WIDE: CsvLayout = {
  head: (names) => names,
  *lines({ names, rows, value }) {
    for (let row = 0; row < rows; row++) yield names.map((_, column) => value(column, row))
  },
}

/** A file that is there already must hold the same. */
export async function writeCsv(
  path: string,
  parquetFiles: readonly string[],
  layout = WIDE,
  style = PLAIN_CSV,
): Promise<void> {
  await fillFileDurably(path, (temporary) =>
    pipeline(Readable.from(csvOf(parquetFiles, layout, style)), createWriteStream(temporary, { flush: true })),
  )
}

/** A piece of text per row group; the header comes once. */
async function* csvOf(parquetFiles: readonly string[], layout: CsvLayout, style: CsvStyle): AsyncGenerator<string> {
  let isFirst = true
  for await (const group of rowGroups(parquetFiles)) {
    const pieces = isFirst ? [csvLine(layout.head(group.names), style)] : []
    isFirst = false
    for (const cells of layout.lines(group)) pieces.push(csvLine(cells, style))
    yield pieces.join('')
  }
}

export function csvLine(cells: readonly (string | number | null)[], { separator, decimal }: CsvStyle): string {
  const text = (cell: string | number | null): string => {
    if (typeof cell === 'number' && decimal === ',') return String(cell).replace('.', ',')
    const plain = String(cell ?? '')
    return plain.includes(separator) || plain.includes('"') ? `"${plain.replaceAll('"', '""')}"` : plain
  }
  return `${cells.map(text).join(separator)}\n`
}

async function* rowGroups(parquetFiles: readonly string[]): AsyncGenerator<RowGroup> {
  for (const path of parquetFiles) {
    const { buffer, metadata } = await readChunk(path)
    const names = metadata.schema.slice(1).map((element) => element.name)
    let rowStart = 0
    for (const { num_rows } of metadata.row_groups) {
      const rowEnd = rowStart + Number(num_rows)
      const columns = new Map<string, ArrayLike<number | null>>()
      await parquetRead({
        file: buffer,
        metadata,
        rowStart,
        rowEnd,
        onChunk: ({ columnName, columnData }) => columns.set(columnName, columnData as ArrayLike<number | null>),
      })
      const ordered = names.map((name) => columns.get(name)!)
      yield { names, rows: rowEnd - rowStart, value: (column, row) => ordered[column]![row] ?? null }
      rowStart = rowEnd
    }
  }
}
