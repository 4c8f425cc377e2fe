/** The chunks of a results folder as statistics want them: one quantity over all replicates. */
import { join } from 'node:path'
import type { BatchValues } from '../../studies/batch/summarize.ts'
import { readChunk, readChunkRows, readChunkSeries, seriesInChunk } from './chunk-file.ts'
import { createCollector } from './collect-garbage.ts'
import type { Manifest } from './manifest.ts'
import { columnName } from './parquet.ts'
import { createTurner } from './turned-batch.ts'

export interface StoredBatch extends BatchValues {
  /** Draws of one uncertainty for replicates `from` to `to`, all by default. */
  draws(uncertainty: number, from?: number, to?: number): Float64Array
  /** Must be called when all is read. */
  close(): void
}

/**
 * Memory does not grow with the number of replicates; what `close` gives back may be as much disk space as the chunks take, in `scratch`.
 */
export async function readBatch(
  folder: string,
  { replicates, chunks }: Pick<Manifest, 'replicates' | 'chunks'>,
  weeks: number,
  scratch = folder,
): Promise<StoredBatch> {
  const sample = await readChunk(join(folder, chunks[0]!.path))
  const names = seriesInChunk(sample)
  const shape = readChunkRows(sample, chunks[0]!.count)
  const firstScalar = names.length * weeks
  const firstDraw = firstScalar + shape.scalars.length
  const turner = createTurner(scratch, firstDraw + shape.draws.length, replicates)
  const collect = createCollector()
  for (const chunk of chunks) {
    const file = await readChunk(join(folder, chunk.path))
    await readChunkSeries(file, (s, column) => turner.place(chunk, s * weeks, weeks, column))
    const { scalars, draws } = readChunkRows(file, chunk.count)
    scalars.forEach((column, s) => turner.place(chunk, firstScalar + s, 1, column))
    draws.forEach((column, u) => turner.place(chunk, firstDraw + u, 1, column))
    turner.next(chunk)
    collect()
  }
  const turned = turner.finish()
  const place = new Map(names.map((name, s) => [name, s * weeks]))
  return {
    replicates,
    week(series, week, from, to) {
      const row = place.get(columnName(series))
      if (row === undefined) throw new Error(`${folder}: has no series ${series}`)
      return turned.read(row + week, from, to)
    },
    scalars: (scalar, from, to) => turned.read(firstScalar + scalar, from, to),
    draws: (uncertainty, from, to) => turned.read(firstDraw + uncertainty, from, to),
    close: () => turned.close(),
  }
}
