/** The stored replicates of a batch as its results take them: every run once, or as often as its weight says. */
import type { Groups } from '../../numbers/statistics/interval.ts'
import { drawGroups } from '../../studies/batch/draw-groups.ts'
import { type ConditionedBatch, conditionBatch, LEAST_EFFECTIVE } from '../../studies/condition/condition-batch.ts'
import { few } from '../../scenario/text/few.ts'
import { pick, pickGroups } from '../../studies/condition/resample.ts'
import type { PreparedScenario } from '../input/prepare-scenario.ts'
import type { StoredBatch } from '../store/read-batch.ts'
import { UsageError } from '../terminal/exit.ts'

export interface WeighedBatch {
  readonly batch: StoredBatch
  /** Which of its runs share a draw. */
  readonly groups: Groups | undefined
  /** How the runs were weighed, where they were. */
  readonly conditioned?: ConditionedBatch
}

/** Throws a UsageError where the weights leave too few runs to tell anything by. */
export function weighStored(
  { scenario, observations, chosen }: PreparedScenario,
  seed: number,
  batch: StoredBatch,
): WeighedBatch {
  const groups = drawGroups(scenario, seed, batch.replicates)
  if (chosen === undefined) return { batch, groups }
  const conditioned = conditionBatch(scenario, chosen, observations, batch)
  refuseTooFew(conditioned, batch.replicates)
  const { picked } = conditioned
  return { batch: pickedFrom(batch, picked), groups: pickGroups(groups, picked), conditioned }
}

function refuseTooFew({ effective, figures }: ConditionedBatch, replicates: number): void {
  if (effective >= LEAST_EFFECTIVE) return
  const enough = Math.ceil((MARGIN * replicates * LEAST_EFFECTIVE) / effective / 100) * 100
  throw new UsageError(
    `weighed by ${figures.length} figures, ${replicates} runs tell as much as ${effective.toFixed(1)}; expected ${LEAST_EFFECTIVE} or more: some ${enough} runs (--replicates ${enough} goes on from these, which are kept) or fewer figures (an earlier --until)${strangest(figures)}`,
  )
}
/** The number needed is known from few runs: half as many again. */
const MARGIN = 1.5

/** What nine in ten runs do not say is what costs the most. */
function strangest(figures: ConditionedBatch['figures']): string {
  const beyond = figures.flatMap(({ series, date, value, all: [low, , high] }) => {
    if (low === undefined || low === null || high === undefined || high === null) return []
    if (value >= low && value <= high) return []
    return [`${series} ${date}, ${value} (${low.toPrecision(3)} to ${high.toPrecision(3)})`]
  })
  return beyond.length === 0 ? '' : `\nbeyond what nine in ten runs say: ${few(beyond)}`
}

function pickedFrom(batch: StoredBatch, picked: Int32Array): StoredBatch {
  return {
    replicates: batch.replicates,
    week: (series, week, from, to) => pick(batch.week(series, week), picked, from, to),
    scalars: (scalar, from, to) => pick(batch.scalars(scalar), picked, from, to),
    draws: (uncertainty, from, to) => pick(batch.draws(uncertainty), picked, from, to),
    close: () => batch.close(),
  }
}
