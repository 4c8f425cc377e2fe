/** One outcome of every run of a finished folder, with what was drawn in it. Nothing is simulated again. */
import { measureBatch } from '../../studies/batch/measure-batch.ts'
import { drawnPaths } from '../../studies/batch/rows.ts'
import { type Quantity, quantityOf } from '../../studies/sensitivity/quantities.ts'
import { engine } from '../engine.ts'
import { openResults, type OpenResults } from '../store/open-results.ts'
import { readBatch } from '../store/read-batch.ts'
import { UsageError } from '../terminal/exit.ts'

export interface MeasuredFolder {
  readonly manifest: OpenResults['manifest']
  readonly scenario: OpenResults['prepared']['scenario']
  readonly quantity: Quantity
  /** Of the folder. */
  readonly replicates: number
  /** Replicates in which the outcome is defined; `values` and the columns of `varying` are in their order. */
  readonly kept: readonly number[]
  readonly values: Float64Array
  /** Uncertainties that differ between these runs. */
  readonly varying: readonly { readonly path: string; readonly column: Float64Array }[]
}

interface Wanted {
  readonly outcome: string
  /** A date or week at which a series is read. */
  readonly at?: string | undefined
}

export async function measureFolder(dir: string, { outcome, at }: Wanted): Promise<MeasuredFolder> {
  const { manifest, prepared } = await openResults(dir)
  const { scenario } = prepared
  const sought = quantityOf(scenario, outcome, { at, asked: 'run' })
  if ('problem' in sought) throw new UsageError(sought.problem)
  if (at !== undefined && sought.quantity.name === outcome)
    throw new UsageError(`--at ${at}: ${outcome} is no weekly series named alone`)
  const { quantity } = sought
  const batch = await readBatch(dir, manifest, scenario.weeks)
  const names = engine.scalarsOf(scenario).map(({ name }) => name)
  const measured = measureBatch(scenario, quantity.question, names, batch)
  const draws = drawnPaths(scenario).map((path, p) => ({ path, all: batch.draws(p) }))
  batch.close()
  // A wait that outlasts the horizon is longer than any limit within it.
  const known = measured.map((value) =>
    Number.isNaN(value) && quantity.waitsUntil !== undefined ? quantity.waitsUntil : value,
  )
  const kept = Array.from(known.keys()).filter((run) => !Number.isNaN(known[run]!))
  const varying = draws
    .map(({ path, all }) => ({ path, column: Float64Array.from(kept, (run) => all[run]!) }))
    .filter(({ column }) => column.some((value) => value !== column[0]))
  const values = Float64Array.from(kept, (run) => known[run]!)
  return { manifest, scenario, quantity, replicates: known.length, kept, values, varying }
}
