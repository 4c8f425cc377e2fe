/** Many replicates of a scenario in this thread, kept in memory. */
import { simulate } from '../sim/index.ts'
import type { Scenario } from '../sim/scenario/scenario.ts'
import { createProblem, type Problem } from '../sim/scenario/text/problem.ts'
import { createRows, rowsPerReplicate } from '../sim/studies/batch/rows.ts'
import { type OwnRules, problemsOfRules } from '../sim/world/own-rules.ts'
import { measureOwn, type OwnOutcome, type OwnValues, problemsOfOutcomes } from './own-outcomes.ts'

/** What a batch is to be; everything may be left out. */
export interface BatchOptions {
  /** Of the whole batch, 1 to 1,000,000; the scenario's when left out. A factorial design runs every combination with each. */
  readonly replicates?: number
  /** A whole number from 0; the scenario's when left out. The same seed gives the same numbers everywhere. */
  readonly seed?: number
  /** First row to run; 0 when left out. With `to`, several threads share a batch. */
  readonly from?: number
  /** Row before which to end; all when left out. */
  readonly to?: number
  /** Ends the batch after the replicate at work. */
  readonly signal?: AbortSignal
  /** Called after every replicate with the number of rows done, and of those to do. */
  readonly onProgress?: (done: number, total: number) => void
  /** Rules of your own in place of the model's, by name. Functions do not go from thread to thread: each thread imports them itself. */
  readonly rules?: OwnRules
  /** Outcomes of your own, by a name that no outcome of the model has. */
  readonly outcomes?: Readonly<Record<string, OwnOutcome>>
  /** Whether to check every week that no tonne is made or lost and that every number is one; worth it with rules of your own. */
  readonly check?: boolean
}

/** What came of a batch. Plain data: it can be handed from thread to thread. */
export interface Batch {
  /** The seed that it was run with. */
  readonly seed: number
  /** Number of the first row in the whole batch. */
  readonly from: number
  /** One of each row: `[series * weeks + week]`, in the order and the units of `seriesOf(scenario)`; NaN where there is nothing to measure. */
  readonly records: readonly Float64Array[]
  /** One of each row, in the order and the units of `scalarsOf(scenario)`; NaN: it did not happen within the run. */
  readonly scalars: readonly Float64Array[]
  /** What each row drew, by path, in the units of the scenario. */
  readonly draws: readonly ReadonlyMap<string, number>[]
  /** Outcomes of your own, in the order in which they were given. */
  readonly own: readonly OwnValues[]
}

/** A batch, or why there is none. */
export type BatchRun =
  | {
      /** All rows are there. */
      readonly ok: true
      /** What came of them. */
      readonly batch: Batch
    }
  | {
      /** Not all rows are there. */
      readonly ok: false
      /** The signal came. */
      readonly why: 'aborted'
      /** The rows that were finished. */
      readonly batch: Batch
    }
  | {
      /** Nothing was run. */
      readonly ok: false
      /** An option cannot be. */
      readonly why: 'refused'
      /** Which, and what was expected. */
      readonly problems: readonly Problem[]
    }

/** More is a slip of the finger. */
const MOST_REPLICATES = 1_000_000

/**
 * Runs a batch, one replicate after the other; other work of the thread goes on in between. Memory: the weekly values of every
 * row, some 200 kB for each with the shipped scenarios.
 *
 * @param scenario - As `parseScenario` gives it.
 * @param options - How many, which luck, and what of your own takes part.
 * @returns The batch; or that an option cannot be, with what was expected; or that it was ended, with the rows that were finished.
 * @throws What a function of yours throws, and a RangeError where `check` finds a week that does not add up: the promise rejects.
 */
export async function runBatch(scenario: Scenario, options: BatchOptions = {}): Promise<BatchRun> {
  const { replicates = scenario.replicates, seed = scenario.seed, signal, onProgress, rules = {} } = options
  const { outcomes = {}, check = false } = options
  const rows = replicates * rowsPerReplicate(scenario)
  const { from = 0, to = rows } = options
  const ofReplicates = checkWhole('replicates', replicates, 1, MOST_REPLICATES)
  const problems = [
    ...ofReplicates,
    ...checkWhole('seed', seed, 0, Number.MAX_SAFE_INTEGER),
    ...(ofReplicates.length > 0 ? [] : checkPart(from, to, rows)),
    ...problemsOfRules(rules),
    ...problemsOfOutcomes(scenario, outcomes),
  ]
  if (problems.length > 0) return { ok: false, why: 'refused', problems }
  const rowAt = createRows(scenario, seed, rows)
  const records: Float64Array[] = []
  const scalars: Float64Array[] = []
  const draws: ReadonlyMap<string, number>[] = []
  const finish = (): Batch => ({ seed, from, records, scalars, draws, own: measureOwn(scenario, outcomes, records) })
  const asked = { seed, check, ...(Object.keys(rules).length === 0 ? {} : { rules }) }
  for (let row = from; row < to; row++) {
    await breathe()
    if (signal?.aborted === true) return { ok: false, why: 'aborted', batch: finish() }
    const drawn = rowAt(row)
    const one = simulate(scenario, { ...asked, ...drawn })
    records.push(one.record)
    scalars.push(one.scalars)
    draws.push(drawn.draws)
    onProgress?.(records.length, to - from)
  }
  return { ok: true, batch: finish() }
}

/** Rows that a batch which can be has. */
function checkPart(from: number, to: number, rows: number): readonly Problem[] {
  const ofFirst = checkWhole('from', from, 0, rows - 1)
  return ofFirst.length > 0 ? ofFirst : checkWhole('to', to, from + 1, rows)
}

function checkWhole(option: string, given: number, least: number, most: number): readonly Problem[] {
  if (Number.isInteger(given) && given >= least && given <= most) return []
  const expected = `a whole number from ${least} to ${most}`
  return [createProblem({ file: 'runBatch', line: 1, column: 1 }, option, { given: String(given), expected })]
}

/** Timers, messages and signals of the thread have their turn; a promise alone would not let them. */
const breathe = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0))
