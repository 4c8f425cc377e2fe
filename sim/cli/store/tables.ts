/** The two tables with a row per replicate: what was drawn, and what came of it. Written by groups of rows, so of any length. */
import type { KeyValue } from 'hyparquet'
import type { ScalarSpec } from '../../studies/batch/engine.ts'
import { columnName, writeParquet, type Column } from './parquet.ts'
import type { StoredBatch } from './read-batch.ts'

/** `paths`: what was drawn, in the order of the columns. */
export function writeDesign(
  file: string,
  paths: readonly string[],
  { replicates, draws }: StoredBatch,
  metadata: readonly KeyValue[],
): void {
  const read = (from: number, to: number): Column[] => [
    replicateColumn(from, to),
    ...paths.map((path, u) => ({ name: columnName(path), values: draws(u, from, to) })),
  ]
  writeParquet(file, replicates, read, metadata)
}

/** What did not happen within the horizon is null. `weights`: by replicate, where runs are weighed. */
export function writeOutcomes(
  file: string,
  specs: readonly ScalarSpec[],
  { replicates, scalars }: StoredBatch,
  metadata: readonly KeyValue[],
  weights?: Float64Array,
): void {
  const read = (from: number, to: number): Column[] => [
    replicateColumn(from, to),
    ...(weights === undefined ? [] : [{ name: 'weight', values: weights.slice(from, to) }]),
    ...specs.map((spec, s) => ({ name: columnName(spec.name), values: scalars(s, from, to), optional: true })),
  ]
  writeParquet(file, replicates, read, metadata)
}

function replicateColumn(from: number, to: number): Column {
  return { name: 'replicate', values: Int32Array.from({ length: to - from }, (_, r) => from + r) }
}
