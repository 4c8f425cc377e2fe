/** The two tables with a row per replicate: what was drawn, and what came of it. */
import type { ScalarSpec } from '../../batch/engine.ts'
import { columnName, encodeParquet } from './parquet.ts'
import type { StoredBatch } from './read-batch.ts'

/** `paths`: what was drawn, in the order of the columns. */
export function encodeDesign(paths: readonly string[], { replicates, draws }: StoredBatch): Uint8Array {
  const columns = paths.map((path, u) => ({ name: columnName(path), values: draws[u]! }))
  return encodeParquet([replicateColumn(replicates), ...columns])
}

/** What did not happen within the horizon is null. */
export function encodeOutcomes(specs: readonly ScalarSpec[], { replicates, scalars }: StoredBatch): Uint8Array {
  const columns = specs.map((spec, s) => ({ name: columnName(spec.name), values: scalars[s]!, optional: true }))
  return encodeParquet([replicateColumn(replicates), ...columns])
}

function replicateColumn(replicates: number): { readonly name: string; readonly values: Int32Array } {
  return { name: 'replicate', values: Int32Array.from({ length: replicates }, (_, r) => r) }
}
