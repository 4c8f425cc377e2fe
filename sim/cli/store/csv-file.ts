/** Parquet files of one shape as one CSV file. All cells are numbers or empty, all names plain words. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parquetRead } from 'hyparquet'
import { readChunk } from './chunk-file.ts'

export async function writeCsv(path: string, parquetFiles: readonly string[]): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await pipeline(Readable.from(csvOf(parquetFiles)), createWriteStream(temporary, { flush: true }))
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** A piece of text per file; the header comes once. */
async function* csvOf(parquetFiles: readonly string[]): AsyncGenerator<string> {
  for (const [i, path] of parquetFiles.entries()) {
    const { buffer, metadata } = await readChunk(path)
    const columns = new Map<string, ArrayLike<number | null>>()
    await parquetRead({
      file: buffer,
      metadata,
      onChunk: ({ columnName, columnData }) => columns.set(columnName, columnData as ArrayLike<number | null>),
    })
    const names = metadata.schema.slice(1).map((element) => element.name)
    const ordered = names.map((name) => columns.get(name)!)
    const lines = i === 0 ? [names.join()] : []
    for (let row = 0; row < Number(metadata.num_rows); row++) lines.push(ordered.map((c) => c[row] ?? '').join())
    yield `${lines.join('\n')}\n`
  }
}
