/** A sweep from its batch to its curves: one factorial batch, in which all levels of a replicate share their luck. */
import { drawGroups } from '../../studies/batch/draw-groups.ts'
import type { BatchValues } from '../../studies/batch/summarize.ts'
import { measureBatch } from '../../studies/batch/measure-batch.ts'
import { rowsPerReplicate } from '../../studies/batch/rows.ts'
import type { Factor } from '../../studies/sweep/factor.ts'
import type { SweepResult } from '../../studies/sweep/result.ts'
import { labelOf } from '../../studies/sweep/sweep-csv.ts'
import { byCell, sweepOutcome, valuesAt } from '../../studies/sweep/summarize-sweep.ts'
import type { Question } from '../../scenario/expect/question-grammar.ts'
import { engine } from '../engine.ts'
import type { PreparedScenario } from '../input/prepare-scenario.ts'
import { FEW_RUNS } from '../../numbers/statistics/interval.ts'
import { readBatch } from '../store/read-batch.ts'
import { requireManifest } from '../store/verify-folder.ts'
import { oddOfParts, oddOfValues } from './odd-runs.ts'

export interface Sweep {
  readonly prepared: PreparedScenario
  readonly factors: readonly Factor[]
  readonly questions: readonly Question[]
  readonly seed: number
  readonly command: string
}

/** `folder`: of the finished batch. */
export async function summarizeSweep(sweep: Sweep, folder: string): Promise<SweepResult> {
  const { prepared, factors, questions, seed, command } = sweep
  const { scenario, scenarioHash } = prepared
  const manifest = await requireManifest(folder)
  const batch = await readBatch(folder, manifest, scenario.weeks)
  try {
    const cells = rowsPerReplicate(scenario)
    const names = engine.scalarsOf(scenario).map(({ name }) => name)
    // One row of each replicate stands for all: what it draws is theirs.
    const groups = drawGroups(scenario, seed, batch.replicates)?.filter((_, row) => row % cells === 0)
    return {
      schema: 'chokepoint.sweep/1',
      engine: engine.ENGINE_VERSION,
      scenario: { name: scenario.name, title: scenario.title, hash: scenarioHash, digest: manifest.digest! },
      seed,
      replicates: batch.replicates / cells,
      factors,
      outcomes: questions.map((question) =>
        sweepOutcome(
          scenario,
          question,
          factors,
          byCell(measureBatch(scenario, question, names, batch), cells),
          seed,
          groups,
        ),
      ),
      notes: sweepNotes(batch.replicates / cells, groups),
      ...oddOfParts(levelsOf(sweep, batch, cells)),
      command,
    }
  } finally {
    batch.close()
  }
}

/** The runs of each combination of levels by themselves. */
function levelsOf({ prepared, factors }: Sweep, batch: BatchValues, cells: number) {
  return Array.from({ length: cells }, (_, cell) => {
    const name = valuesAt(factors, cell).map((level, f) => labelOf(factors[f]!, level))
    const week = (series: string, at: number) => batch.week(series, at).filter((_value, row) => row % cells === cell)
    return {
      name: `at ${name.join(', ')}`,
      odd: oddOfValues(prepared.scenario, { replicates: batch.replicates / cells, week }),
    }
  })
}

export function sweepNotes(replicates: number, groups: Float64Array | undefined): string[] {
  const distinct = new Set(groups).size
  return [
    'All levels have the same luck: differences are taken run by run.',
    ...(replicates < FEW_RUNS
      ? [`With fewer than ${FEW_RUNS} pairs, 95 % intervals of skewed differences hold about 9 times in 10.`]
      : []),
    ...(groups !== undefined && distinct < replicates
      ? [`${replicates} runs share ${distinct} draws of what is uncertain; intervals are made by draw.`]
      : []),
  ]
}
