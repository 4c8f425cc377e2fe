/** How this project writes Parquet: uncommon choices in one place. See docs/decisions/002-parquet-writer.md. */
import type { KeyValue, SchemaElement } from 'hyparquet'
import { fileWriter, ParquetWriter, parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer'
import { collectGarbage } from './collect-garbage.ts'

export interface Column {
  readonly name: string
  readonly values: Int32Array | Float64Array
  /** NaN is written as null. */
  readonly optional?: boolean
}

/** `quotePrice.Dy` becomes `quotePrice_Dy`, `sum(lostUse.wind)` `sum_lostUse_wind`: no tool needs quotes for it. */
export function columnName(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '_').replace(/_$/, '')
}

/** A whole Parquet file. All columns equally long; one row group; the bytes depend on the values and the metadata alone. */
export function encodeParquet(columns: readonly Column[], metadata: readonly KeyValue[] = []): Uint8Array {
  checkNames(columns)
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(dataOf),
      schema: schemaOf(columns),
      rowGroupSize: Math.max(1, columns[0]?.values.length ?? 1),
      statistics: false,
      ...metadataOf(metadata),
    }),
  )
}

/** Rows of a group: what is in memory of a table at a time. */
export const GROUP_ROWS = 2_000

/** Writes a table group by group: `read` gives the columns for rows `from` to `to`. The bytes depend on the values and the metadata alone. */
export function writeParquet(
  file: string,
  rows: number,
  read: (from: number, to: number) => readonly Column[],
  metadata: readonly KeyValue[] = [],
): void {
  let writer: ParquetWriter | undefined
  for (let from = 0; from < rows; from += GROUP_ROWS) {
    const columns = read(from, Math.min(rows, from + GROUP_ROWS))
    if (writer === undefined) checkNames(columns)
    writer ??= new ParquetWriter({
      writer: fileWriter(file),
      schema: schemaOf(columns),
      statistics: false,
      ...metadataOf(metadata),
    })
    void writer.write({ columnData: columns.map(dataOf), rowGroupSize: GROUP_ROWS })
    if (from > 0) collectGarbage()
  }
  void writer?.finish()
}

/** None is no list of it: the writer gives an empty list the wrong type of element, which arrow-rs and what is built on it refuse. */
const metadataOf = (metadata: readonly KeyValue[]) => (metadata.length === 0 ? {} : { kvMetadata: [...metadata] })

const typeOf = ({ values }: Column): 'INT32' | 'DOUBLE' => (values instanceof Int32Array ? 'INT32' : 'DOUBLE')

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  const fields = columns.map((column) => ({
    name: column.name,
    type: typeOf(column),
    repetition_type: column.optional ? ('OPTIONAL' as const) : ('REQUIRED' as const),
  }))
  return [{ name: 'root', num_children: columns.length }, ...fields]
}

function dataOf(column: Column): ColumnSource {
  const { name, values, optional } = column
  const data =
    optional === true && values.some(Number.isNaN)
      ? Array.from(values, (value) => (Number.isNaN(value) ? null : value))
      : values
  // Plain doubles were the fastest to write and to read of all that was measured, a tenth larger than byte streams.
  return typeOf(column) === 'DOUBLE' ? { name, data, encoding: 'PLAIN' } : { name, data }
}

/** DuckDB compares column names without case. */
function checkNames(columns: readonly Column[]): void {
  const seen = new Map<string, string>()
  for (const { name } of columns) {
    const twin = seen.get(name.toLowerCase())
    if (twin !== undefined) throw new Error(`columns '${twin}' and '${name}' cannot be told apart`)
    seen.set(name.toLowerCase(), name)
  }
}
