/** One row of the design of a sensitivity study: the mean of its replicates, or the statistic asked for. */
import { valueOf } from '../../../expect/statistic.ts'
import { createRuns, type StudySetup } from '../../../studies/sensitivity/design.ts'
import { createMeasure, type Quantity } from '../../../studies/sensitivity/quantities.ts'
import { engine } from '../../engine.ts'
import type { Job } from './job.ts'

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

export const measureDesignRow: Job<SensitivitySetup, number, MeasuredRow> = ({ study, quantities }) => {
  const runsOf = createRuns(study)
  const measures = quantities.map(({ question }) => createMeasure(study.scenario, question))

  return (row) => {
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
}
