/** How this project writes Parquet: uncommon choices in one place. See docs/decisions/002-parquet-writer.md. */
import type { KeyValue, SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'

export interface Column {
  readonly name: string
  readonly values: Int32Array | Float64Array
  /** NaN is written as null. */
  readonly optional?: boolean
}

/** `quotePrice.Dy` becomes `quotePrice_Dy`: no tool needs quotes for it. */
export function columnName(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '_')
}

/** A whole Parquet file. All columns equally long; one row group; the bytes depend on the values alone. */
export function encodeParquet(columns: readonly Column[], metadata: readonly KeyValue[] = []): Uint8Array {
  checkNames(columns)
  const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }]
  const columnData = columns.map(({ name, values, optional }) => {
    const type = values instanceof Int32Array ? ('INT32' as const) : ('DOUBLE' as const)
    schema.push({ name, type, repetition_type: optional ? 'OPTIONAL' : 'REQUIRED' })
    if (optional) return { name, data: Array.from(values, (value) => (Number.isNaN(value) ? null : value)) }
    // Plain doubles were the fastest to write and to read of all that was measured, a tenth larger than byte streams.
    return type === 'DOUBLE' ? { name, data: values, encoding: 'PLAIN' as const } : { name, data: values }
  })
  const rowGroupSize = Math.max(1, columns[0]?.values.length ?? 1)
  const kvMetadata = [...metadata]
  return new Uint8Array(parquetWriteBuffer({ columnData, schema, rowGroupSize, statistics: false, kvMetadata }))
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
