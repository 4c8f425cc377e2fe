/** A thread of a sensitivity study: runs one row of the design and takes the mean of its replicates, or the statistic asked for. */
import { workerData } from 'node:worker_threads'
import { valueOf } from '../../expect/statistic.ts'
import { createRuns, type StudySetup } from '../../studies/sensitivity/design.ts'
import { createMeasure, type Quantity } from '../../studies/sensitivity/quantities.ts'
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
const measures = quantities.map(({ question }) => createMeasure(study.scenario, question))

export default function measureRow(row: number): MeasuredRow {
  const { scenario, seed, paths } = study
  const runs = runsOf(row)
  const columns = quantities.map(() => new Float64Array(runs.length))
  const censored = new Uint8Array(quantities.length)
  runs.forEach((run, r) => {
    const replicate = engine.simulate(scenario, { seed, ...run })
    quantities.forEach(({ waitsUntil }, q) => {
      const value = measures[q]!(replicate)
      const isCensored = Number.isNaN(value) && waitsUntil !== undefined
      if (isCensored) censored[q] = 1
      columns[q]![r] = isCensored ? waitsUntil : value
    })
  })
  const values = Float64Array.from(
    columns,
    (column, q) => valueOf(quantities[q]!.question.statistic ?? { kind: 'mean' }, column) ?? NaN,
  )
  return { values, censored, point: Float64Array.from(paths, (path) => runs[0]!.draws.get(path)!) }
}
