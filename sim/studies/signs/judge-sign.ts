/** Paired differences to verdicts: which way an outcome went, how far, and whether that is what was expected. */
import { meanOver } from '../../outcomes/reduce-series.ts'
import { studentQuantile } from '../../numbers/statistics/student.ts'
import type { Expected, Reading, SignOutcome, SignRow } from './sign-row.ts'

/** `unclear`: the interval reaches both sides of nothing. `dead`: nothing moved. `wrong`: the other way, or by far too much or too little. */
export type SignVerdict = 'right' | 'wrong' | 'dead' | 'unclear'

export interface SignResult {
  readonly schema: 'chokepoint.signs/1'
  readonly engine: string
  readonly seed: number
  readonly replicates: number
  readonly rows: readonly SignScore[]
}

/** One outcome of one row. */
export interface SignScore {
  readonly id: string
  readonly change: string
  readonly scenario: string
  readonly outcome: string
  readonly from: string
  readonly to: string
  readonly expected: Expected
  readonly size: readonly [number, number] | null
  readonly reason: string
  /** Mean of the unchanged runs, in the unit of the series. */
  readonly base: number
  /** Mean of the paired differences and its 90 % interval, in the unit of the series. */
  readonly difference: number
  readonly low: number
  readonly high: number
  /** Difference in % of the base; null where the base is nothing. */
  readonly percent: number | null
  readonly verdict: SignVerdict
}

/** Less than this share of the unchanged run is nothing. */
const NOTHING = 0.001
/** What is expected to stay may move by so much of the unchanged run. */
const SAME = 0.02

/** `base[replicate]` and `changed[replicate]` of one outcome. */
export function judgeSign(row: SignRow, outcome: SignOutcome, base: Float64Array, changed: Float64Array): SignScore {
  const { reading, expected, size, reason } = outcome
  const [difference, low, high] = meanWithInterval(changed.map((value, r) => value - base[r]))
  const usual = base.reduce((sum, value) => sum + value, 0) / base.length
  const percent = usual === 0 ? null : (100 * difference) / Math.abs(usual)
  const verdict = verdictOf(expected, size, { difference, low, high, percent, usual: Math.abs(usual) })
  return {
    ...{ id: row.id, change: row.change, scenario: row.scenario },
    ...{ outcome: reading.label, from: reading.from, to: reading.to },
    ...{ expected, size: size ?? null, reason, base: usual, difference, low, high, percent, verdict },
  }
}

interface Found {
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly percent: number | null
  readonly usual: number
}

function verdictOf(expected: Expected, size: readonly [number, number] | undefined, found: Found): SignVerdict {
  const { difference, low, high, percent, usual } = found
  if (Number.isNaN(difference)) return 'dead'
  if (expected === 'same')
    return Math.max(Math.abs(low), Math.abs(high)) <= SAME * usual
      ? 'right'
      : Math.abs(difference) > SAME * usual
        ? 'wrong'
        : 'unclear'
  if (Math.abs(difference) <= NOTHING * usual) return 'dead'
  if (low <= 0 && high >= 0) return 'unclear'
  if (expected !== 'moves' && difference > 0 !== (expected === 'up')) return 'wrong'
  if (size !== undefined && percent !== null && (percent < size[0] || percent > size[1])) return 'wrong'
  return 'right'
}

/** Mean of differences and its 90 % interval by Student's t. One pair has no interval: it is its own. */
export function meanWithInterval(values: Float64Array): readonly [number, number, number] {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  if (n < 2) return [mean, mean, mean]
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  const reach = studentQuantile(n - 1, 0.95) * Math.sqrt(squares / (n - 1) / n)
  return [mean, mean - reach, mean + reach]
}

/** Value of a reading in one run; `series` by name, weeks by date. */
export function readSeries(
  { series, less = [], from, to }: Reading,
  find: (name: string) => Float64Array,
  week: (date: string) => number,
): number {
  const mean = (name: string): number => {
    const values = find(name)
    return meanOver(values, week(from), Math.min(values.length, week(to) + 1))
  }
  const sum = (names: readonly string[]): number => names.reduce((total, name) => total + mean(name), 0)
  return sum(series) - sum(less)
}
