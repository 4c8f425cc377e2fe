/** A sensitivity study on threads; which thread computes a row leaves no trace. Not resumable: a study stopped is run again. */
import { designOf, type StudySetup } from '../../studies/sensitivity/design.ts'
import type { Quantity } from '../../studies/sensitivity/quantities.ts'
import type { SensitivityResult } from '../../studies/sensitivity/result.ts'
import { describeVaried, summarizeOutcome } from '../../studies/sensitivity/summarize-study.ts'
import { engine } from '../engine.ts'
import type { PreparedScenario } from '../input/prepare-scenario.ts'
import { onThreads } from './on-threads.ts'
import type { MeasuredRow } from './work/measure-design-row.ts'
import { columnName, encodeParquet } from '../store/parquet.ts'
import { writeStudy } from '../store/study-folder.ts'

export interface Study {
  readonly prepared: PreparedScenario
  readonly setup: StudySetup
  readonly quantities: readonly Quantity[]
  readonly notes: readonly string[]
  readonly command: string
}

export interface FinishedStudy {
  readonly result: SensitivityResult
  readonly rows: Uint8Array
}

export async function runSensitivity(study: Study, workers: number, quiet: boolean): Promise<FinishedStudy> {
  const { setup, quantities, prepared } = study
  const { rows } = designOf(setup)
  const measured = await onThreads('measureDesignRow', { study: setup, quantities }, rows, { workers, quiet })
  const { method, samples, replicates, seed, scenario } = setup
  const result: SensitivityResult = {
    schema: 'chokepoint.sensitivity/1',
    engine: engine.ENGINE_VERSION,
    scenario: { name: scenario.name, title: scenario.title, hash: prepared.scenarioHash },
    method,
    samples,
    replicates,
    runs: rows * replicates,
    seed,
    varied: describeVaried(setup, engine.KINDS),
    notes: study.notes,
    outcomes: quantities.map((quantity, q) =>
      summarizeOutcome(
        setup,
        quantity,
        Float64Array.from(measured, ({ values }) => values[q]!),
        measured.reduce((sum, { censored }) => sum + censored[q]!, 0),
      ),
    ),
    command: study.command,
  }
  return { result, rows: encodeRows(setup, quantities, measured) }
}

function encodeRows(setup: StudySetup, quantities: readonly Quantity[], measured: readonly MeasuredRow[]): Uint8Array {
  const { block } = designOf(setup)
  const column = (name: string, values: Float64Array, optional = false) => ({ name, values, optional })
  return encodeParquet([
    { name: 'row', values: Int32Array.from(measured, (_, row) => row) },
    { name: 'block', values: Int32Array.from(measured, (_, row) => Math.floor(row / block)) },
    ...setup.paths.map((path, c) =>
      column(
        columnName(path),
        Float64Array.from(measured, ({ point }) => point[c]!),
      ),
    ),
    ...quantities.map(({ name }, q) =>
      column(
        `outcome_${columnName(name)}`,
        Float64Array.from(measured, ({ values }) => values[q]!),
        true,
      ),
    ),
  ])
}

export async function writeSensitivity(folder: string, study: Study, { result, rows }: FinishedStudy): Promise<void> {
  const { engine: version, seed, replicates, method, samples, scenario, command } = result
  const details = { scenario: scenario.name, scenarioHash: scenario.hash, method, samples, command }
  await writeStudy(
    folder,
    { study: 'sensitivity', engine: version, seed, replicates, parts: [], details },
    [
      ['summary.json', `${JSON.stringify(result)}\n`],
      ['scenario.yaml', study.prepared.resolved],
      ['rows.parquet', rows],
    ],
    study.prepared.inputs,
  )
}
