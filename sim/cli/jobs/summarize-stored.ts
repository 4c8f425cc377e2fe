/** What a batch comes to, from its scenario and its stored replicates alone: the same bytes whoever asks, and whenever. */
import type { Groups } from '../../numbers/statistics/interval.ts'
import { chancePaths } from '../../scenario/chances.ts'
import { summarizeBranches } from '../../studies/batch/branches.ts'
import { addDensities } from '../../studies/batch/densities.ts'
import { countDraws } from '../../studies/batch/draw-groups.ts'
import type { Result } from '../../studies/batch/result.ts'
import { designText, drawnPaths, rowsPerReplicate } from '../../studies/batch/rows.ts'
import { summarize } from '../../studies/batch/summarize.ts'
import { joinObservations } from '../../studies/condition/choose-figures.ts'
import { conditionResult } from '../../studies/condition/condition-batch.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { engine } from '../engine.ts'
import type { PreparedScenario } from '../input/prepare-scenario.ts'
import type { StoredBatch } from '../store/read-batch.ts'
import { tableMetadata } from '../store/data-dictionary.ts'
import { writeDesign, writeOutcomes } from '../store/tables.ts'
import type { WeighedBatch } from './weigh-stored.ts'
import { judgeStored } from '../terminal/judge-stored.ts'

/** The tables beside the summary, by name, each with what writes it under a name that is given. */
export function tablesOf(
  scenario: Scenario,
  batch: StoredBatch,
  { conditioned }: WeighedBatch,
): readonly (readonly [name: string, write: (file: string) => void])[] {
  const [design, outcomes] = [tableMetadata(scenario, 'design'), tableMetadata(scenario, 'outcomes')]
  const specs = engine.scalarsOf(scenario)
  return [
    ['design.parquet', (file) => writeDesign(file, drawnPaths(scenario), batch, design)],
    ['outcomes.parquet', (file) => writeOutcomes(file, specs, batch, outcomes, conditioned?.weights)],
  ]
}

/** Without its digest, which covers it. */
export function summarizeStored(
  { scenario, scenarioHash, observations, chosen }: PreparedScenario,
  seed: number,
  weighed: WeighedBatch,
): Result {
  const { batch, groups, conditioned } = weighed
  const { replicates } = batch
  const design = designText(scenario)
  const draws = groups === undefined ? undefined : countDraws(groups)
  const run: Result['run'] = {
    engine: engine.ENGINE_VERSION,
    scenarioHash,
    seed,
    ...(design === undefined ? {} : { design: { text: design, combinations: rowsPerReplicate(scenario) } }),
    ...(draws === undefined || draws.distinct === replicates ? {} : { draws }),
    replicates,
    requested: replicates,
    digest: '',
    command: `chokepoint run scenario.yaml --replicates ${replicates / rowsPerReplicate(scenario)} --seed ${seed}`,
  }
  const drawn = chosen === undefined ? observations : joinObservations(chosen.observations, observations)
  const summary = {
    ...addDensities(summarize(engine, scenario, run, batch, drawn), scenario, batch.draws),
    ...(chosen === undefined || conditioned === undefined
      ? {}
      : { condition: conditionResult(scenario, chosen, conditioned) }),
    ...branchesIn(scenario, batch, seed, groups),
  }
  return scenario.expect === undefined
    ? summary
    : { ...summary, expectations: judgeStored(scenario.expect, scenario, weighed, seed) }
}

/** Which events happened is drawn after the uncertainties. */
function branchesIn(
  scenario: Scenario,
  batch: StoredBatch,
  seed: number,
  groups: Groups | undefined,
): Pick<Result, 'branches'> {
  const first = Object.keys(scenario.uncertainties).length
  const happens = chancePaths(scenario).map((_, p) => batch.draws(first + p))
  const names = engine.scalarsOf(scenario).map(({ name }) => name)
  const branches = summarizeBranches(scenario, happens, (name) => batch.scalars(names.indexOf(name)), seed, groups)
  return branches === undefined ? {} : { branches }
}

export function signed(unsigned: Result, digest: string): Result {
  return { ...unsigned, run: { ...unsigned.run, digest } }
}

export const summaryText = (result: Result): string => `${JSON.stringify(result)}\n`
