/** A thread of a sensitivity study: runs one row of the design and takes the mean of its replicates. */
import { workerData } from 'node:worker_threads'
import { createRuns, type StudySetup } from '../../studies/sensitivity/design.ts'
import { type Quantity, valueOf } from '../../studies/sensitivity/quantities.ts'
import { engine } from '../engine.ts'

export interface SensitivitySetup {
  readonly study: StudySetup
  readonly quantities: readonly Quantity[]
}

export interface MeasuredRow {
  /** By quantity; NaN where a run has none. */
  readonly values: Float64Array
  /** Of what is varied, in the order of `paths`. */
  readonly point: Float64Array
  /** 1 by quantity where a wait outlasted the horizon in any run. */
  readonly censored: Uint8Array
}

// tinypool hands over [its own data, ours].
const [, { study, quantities }] = workerData as [unknown, SensitivitySetup]
const runsOf = createRuns(study)

export default function measureRow(row: number): MeasuredRow {
  const { scenario, seed, paths } = study
  const runs = runsOf(row)
  const values = new Float64Array(quantities.length)
  const censored = new Uint8Array(quantities.length)
  for (const run of runs) {
    const { scalars, record } = engine.simulate(scenario, { seed, ...run })
    quantities.forEach((quantity, q) => {
      let value = valueOf(quantity, scalars, record, scenario.weeks)
      if (Number.isNaN(value) && quantity.waitsUntil !== undefined) {
        value = quantity.waitsUntil
        censored[q] = 1
      }
      values[q] = values[q]! + value / runs.length
    })
  }
  return { values, censored, point: Float64Array.from(paths, (path) => runs[0]!.draws.get(path)!) }
}
