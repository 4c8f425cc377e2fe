/** The chunks of a results folder as the summary wants them: series by series over all replicates. */
import { join } from 'node:path'
import type { BatchValues } from '../../batch/summarize.ts'
import { readChunk, readChunkRows, readChunkSeries } from './chunk-file.ts'
import type { Manifest } from './manifest.ts'

export interface StoredBatch extends BatchValues {
  /** `[uncertainty][replicate]`. */
  readonly draws: readonly Float64Array[]
}

export async function readBatch(folder: string, manifest: Manifest, weeks: number): Promise<StoredBatch> {
  const { replicates, chunks } = manifest
  const rows = { scalars: [] as Float64Array[], draws: [] as Float64Array[] }
  for (const chunk of chunks) {
    const part = readChunkRows(await readChunk(join(folder, chunk.path)), chunk.count)
    for (const key of ['scalars', 'draws'] as const)
      part[key].forEach((values, c) => (rows[key][c] ??= new Float64Array(replicates)).set(values, chunk.first))
  }
  return {
    replicates,
    ...rows,
    async readSeries(names) {
      const columns = names.map(() => new Float64Array(replicates * weeks))
      for (const chunk of chunks)
        await readChunkSeries(await readChunk(join(folder, chunk.path)), names, columns, chunk.first * weeks)
      return columns
    },
  }
}
