/** What a mechanism earns: which measures of the scoreboard hold only with it, only without it, or move when it is taken out. */
import { PATTERNS } from '../patterns/patterns.ts'
import { type PatternScore, scorePatterns } from '../patterns/score.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'

/** One measure of the scoreboard with and without a mechanism. */
export interface MeasureChange {
  readonly id: string
  readonly measure: string
  readonly unit: string
  readonly observed: number
  /** Medians of the replicates; NaN where it happened in none. */
  readonly full: number
  readonly without: number
  /** Change by the ablation, replicate by replicate: 5 %, 50 % and 95 %. */
  readonly change: readonly [number, number, number]
  /** Median change over the room that the tolerance leaves around the observation. */
  readonly shift: number
  readonly passFull: boolean
  readonly passWithout: boolean
  readonly effect: Effect
}
/**
 * `breaks`: held in the full model alone. `mends`: holds without the mechanism alone. `edge`: one of both, but by a trifle, since
 * the median lies at the edge of its tolerance. `moves`: the verdict stays, the median shifts by more than chance and trifle.
 */
export type Effect = 'breaks' | 'mends' | 'edge' | 'moves' | 'none'

/** A shift of the median below this share of the room that the tolerance leaves around the observation is a trifle. */
const TRIFLE = 0.1
/** Share of replicates that must shift to one side. */
const ALIKE = 0.9

/** `full[replicate][pattern]` against `without[replicate][pattern]`, in the order of PATTERNS. */
export function compareMeasures(
  full: readonly Float64Array[],
  without: readonly Float64Array[],
): readonly MeasureChange[] {
  const before = scorePatterns(full)
  const after = scorePatterns(without)
  return PATTERNS.map(({ id, measure, unit, observed, tolerance }, k) => {
    const pairs = full.map((values, r) => without[r][k] - values[k]).filter((d) => d === d)
    const [low, median, high] =
      pairs.length > 0 ? quantiles(Float64Array.from(pairs), [0.05, 0.5, 0.95]) : [NaN, NaN, NaN]
    const passFull = holds(before[k])
    const passWithout = holds(after[k])
    const shift = median / roomAround(observed, tolerance)
    const isTrifle = Math.abs(shift) < TRIFLE
    return {
      id,
      measure,
      unit,
      observed,
      full: before[k].median,
      without: after[k].median,
      change: [low, median, high],
      shift,
      passFull,
      passWithout,
      effect: effectOf(passFull, passWithout, isTrifle, shift === shift && sameSign(pairs) >= ALIKE),
    }
  })
}

/** Its median lies in the tolerance, however few the replicates: pairs tell a change before they tell a verdict. */
function holds({ median, tolerance, verdict }: PatternScore): boolean {
  return verdict !== 'miss' && median >= tolerance[0] && median <= tolerance[1]
}

function effectOf(passFull: boolean, passWithout: boolean, isTrifle: boolean, isClear: boolean): Effect {
  if (passFull === passWithout) return isClear && !isTrifle ? 'moves' : 'none'
  if (isTrifle) return 'edge'
  return passFull ? 'breaks' : 'mends'
}

/** Twice the way from the observation to the nearer bound: a bound that says no more than a sign lies far away. */
function roomAround(observed: number, [low, high]: readonly [number, number]): number {
  const room = 2 * Math.min(observed - low, high - observed)
  return room > 0 ? room : high - low
}

/** Largest share of numbers on one side of zero. */
function sameSign(numbers: readonly number[]): number {
  const up = numbers.filter((d) => d > 0).length
  const down = numbers.filter((d) => d < 0).length
  return numbers.length === 0 ? 0 : Math.max(up, down) / numbers.length
}

/** Patterns whose measures all hold. */
export function wholePatterns(measures: readonly { readonly id: string; readonly pass: boolean }[]): readonly string[] {
  return [...new Set(measures.map(({ id }) => id))].filter((id) => measures.every((m) => m.id !== id || m.pass))
}
