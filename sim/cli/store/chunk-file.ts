/**
 * One chunk as one Parquet file: a row per replicate and week, a column per series. The outcomes and draws of its replicates
 * ride along as metadata, so that a chunk is complete in one file and appears at once or not at all.
 */
import { readFile } from 'node:fs/promises'
import { parquetMetadata, parquetRead, type FileMetaData, type KeyValue } from 'hyparquet'
import type { SeriesSpec } from '../../studies/batch/engine.ts'
import type { ChunkRecord } from '../../studies/batch/simulate-chunk.ts'
import { columnName, encodeParquet, type Column } from './parquet.ts'

const SCALARS = 'chokepoint.scalars'
const DRAWS = 'chokepoint.draws'

/** `series` in the order of the record; `metadata` says what they are. */
export function encodeChunk(
  record: ChunkRecord,
  series: readonly SeriesSpec[],
  metadata: readonly KeyValue[],
): Uint8Array {
  const { chunk, weeks } = record
  const rows = chunk.count * weeks
  const replicate = new Int32Array(rows)
  const week = new Int32Array(rows)
  for (let row = 0; row < rows; row++) {
    replicate[row] = chunk.first + Math.floor(row / weeks)
    week[row] = row % weeks
  }
  const columns = series.map(({ name, missing }, s): Column => {
    return { name: columnName(name), values: record.series[s]!, optional: missing !== undefined }
  })
  return encodeParquet(
    [{ name: 'replicate', values: replicate }, { name: 'week', values: week }, ...columns],
    [...metadata, { key: SCALARS, value: toBase64(record.scalars) }, { key: DRAWS, value: toBase64(record.draws) }],
  )
}

/** A chunk's file in memory, with its directory parsed. */
export interface ChunkFile {
  readonly buffer: ArrayBuffer
  readonly metadata: FileMetaData
}

export async function readChunk(path: string): Promise<ChunkFile> {
  const { buffer: whole, byteOffset, byteLength } = await readFile(path)
  // Small files lie in a buffer that they share with others.
  const isOwn = byteOffset === 0 && byteLength === whole.byteLength
  const buffer = (isOwn ? whole : whole.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer
  return { buffer, metadata: parquetMetadata(buffer) }
}

/** Replicate and week lead each row. */
const KEYS = 2

/** Column names of the series, in order. */
export function seriesInChunk({ metadata }: ChunkFile): readonly string[] {
  return metadata.schema.slice(1 + KEYS).map((element) => element.name)
}

/** Hands over the weekly values of each series, `[replicate in chunk * weeks + week]`; NaN where one is missing. */
export async function readChunkSeries(
  chunk: ChunkFile,
  take: (series: number, column: Float64Array) => void,
): Promise<void> {
  const place = new Map(seriesInChunk(chunk).map((name, s) => [name, s]))
  const rows = Number(chunk.metadata.num_rows)
  await parquetRead({
    file: chunk.buffer,
    metadata: chunk.metadata,
    columns: [...place.keys()],
    onChunk({ columnName: name, columnData }) {
      if (columnData.length !== rows) throw new Error(`${name}: a part of ${rows} rows`)
      take(place.get(name)!, withMissing(columnData as ArrayLike<number | null>))
    },
  })
}

const withMissing = (column: ArrayLike<number | null>): Float64Array =>
  column instanceof Float64Array ? column : Float64Array.from(column, (value) => value ?? NaN)

/** Outcomes and draws of a chunk's replicates, a column each: `[scalar][replicate in chunk]`. */
export function readChunkRows(
  { metadata }: ChunkFile,
  count: number,
): { readonly scalars: Float64Array[]; readonly draws: Float64Array[] } {
  const of = (key: string): Float64Array[] =>
    fromBase64(metadata.key_value_metadata?.find((entry) => entry.key === key)?.value ?? '', count)
  return { scalars: of(SCALARS), draws: of(DRAWS) }
}

/** Columns one after another, little-endian doubles. */
function toBase64(columns: readonly Float64Array[]): string {
  const bytes = columns.map((c) => Buffer.from(c.buffer, c.byteOffset, c.byteLength))
  return Buffer.concat(bytes).toString('base64')
}

function fromBase64(text: string, count: number): Float64Array[] {
  const bytes = Buffer.from(text, 'base64')
  const values = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  return Array.from({ length: values.length / count }, (_, c) => values.slice(c * count, (c + 1) * count))
}
