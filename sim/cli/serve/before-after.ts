/** What a save changed: headline outcomes of the run before it and after it, pair by pair where both had the same luck. */
import { intervalOfMean } from '../../numbers/statistics/interval.ts'
import type { OutcomeResult, Result } from '../../studies/batch/result.ts'
import { differences, meanOf } from '../../studies/compare/paired.ts'
import { formatFigure } from '../terminal/terminal-summary.ts'

export interface BeforeAfter {
  /** What the rows are, or why there are none. */
  readonly says: string
  /** Outcome, median before, median after, mean difference. */
  readonly rows: readonly (readonly [string, string, string, string])[]
}

/** Rows of the table: what two glances take in. */
const MOST = 12

export function beforeAfter(before: Result, after: Result): BeforeAfter {
  const [was, is] = [before.run, after.run]
  if (was.seed !== is.seed || was.replicates !== is.replicates)
    return { says: 'Another seed or number of runs than before the save: luck differs as well.', rows: [] }
  const shared = Object.entries(after.outcomes).flatMap(([name, outcome]) => {
    const old = before.outcomes[name]
    return old === undefined ? [] : [{ old, outcome, pairs: pairsOf(old, outcome) }]
  })
  const moved = shared.filter(({ pairs }) => differences(...pairs).some((value) => value !== 0))
  const rows = moved
    .slice(0, MOST)
    .map(({ old, outcome, pairs }) => [nameOf(outcome), middle(old), middle(outcome), said(pairs, is.seed)] as const)
  return { says: headOf(moved.length, shared.length, is.replicates), rows }
}

function headOf(moved: number, all: number, runs: number): string {
  if (moved === 0) return `The save changed none of ${all} outcomes in any of ${runs} runs.`
  const which = moved > MOST ? `; the first ${MOST} of them` : ''
  return `The save changed ${moved} of ${all} outcomes${which}: medians of ${runs} runs, and the mean difference of runs with the same luck, with its 95 % interval.`
}

/** Runs in which it happened both times. */
function pairsOf(before: OutcomeResult, after: OutcomeResult): [Float64Array, Float64Array] {
  const both = before.values.flatMap((was, k) => {
    const is = after.values[k] ?? null
    return was === null || is === null ? [] : [[was, is] as const]
  })
  return [Float64Array.from(both, ([was]) => was), Float64Array.from(both, ([, is]) => is)]
}

const nameOf = ({ label, unit }: OutcomeResult): string => `${label}, ${unit}`
const middle = ({ p50 }: OutcomeResult): string => (p50 === null ? '–' : formatFigure(p50))

function said(pairs: [Float64Array, Float64Array], seed: number): string {
  const change = differences(...pairs)
  if (change.length < 2) return 'too few pairs'
  const [low, high] = intervalOfMean(change, seed)
  const text = `${signed(meanOf(change))} (${signed(low)} to ${signed(high)})`
  return low <= 0 && high >= 0 ? `${text}, not clear` : text
}

const signed = (value: number): string => (value > 0 ? `+${formatFigure(value)}` : formatFigure(value))
