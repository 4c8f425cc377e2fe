/** Parquet files of one shape as one CSV file. All cells are numbers or empty, all names plain words. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parquetRead } from 'hyparquet'
import { readChunk } from './chunk-file.ts'
import { fillFileDurably } from './write-file.ts'

/** A file that is there already must hold the same. */
export async function writeCsv(path: string, parquetFiles: readonly string[]): Promise<void> {
  await fillFileDurably(path, (temporary) =>
    pipeline(Readable.from(csvOf(parquetFiles)), createWriteStream(temporary, { flush: true })),
  )
}

/** A piece of text per row group; the header comes once. */
async function* csvOf(parquetFiles: readonly string[]): AsyncGenerator<string> {
  let isFirst = true
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
      const lines = isFirst ? [names.join()] : []
      isFirst = false
      for (let row = 0; row < rowEnd - rowStart; row++) lines.push(ordered.map((c) => c[row] ?? '').join())
      yield `${lines.join('\n')}\n`
      rowStart = rowEnd
    }
  }
}
