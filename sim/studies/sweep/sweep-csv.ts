/** A sweep as one CSV file: a row for each outcome and level. */
import type { SweepResult } from './result.ts'

export function sweepCsv({
  factors,
  outcomes,
  replicates,
}: Pick<SweepResult, 'factors' | 'outcomes' | 'replicates'>): string {
  const head = ['outcome', 'unit', ...factors.map(({ path }) => path), 'runs', ...FIGURES]
  const rows = outcomes.flatMap(({ name, unit, levels }) =>
    levels.map(({ at, value, low, high, spread, missing, difference }) => [
      name,
      unit,
      ...at.map((level, f) => labelOf(factors[f]!, level)),
      replicates,
      value,
      low,
      high,
      ...(spread ?? [null, null, null]),
      missing,
      ...(difference === null
        ? [null, null, null, null]
        : [difference.mean, difference.low, difference.high, difference.verdict]),
    ]),
  )
  return [head, ...rows].map((row) => `${row.map(cellText).join(',')}\n`).join('')
}

const FIGURES = [
  'value',
  'low',
  'high',
  'p05',
  'p50',
  'p95',
  'missing',
  'difference',
  'difference_low',
  'difference_high',
  'verdict',
]

/** A date is written as one. */
export function labelOf({ levels, labels }: SweepResult['factors'][number], level: number): string {
  return labels[levels.indexOf(level)] ?? String(level)
}

/** Names hold commas where they are asked for in words. */
function cellText(cell: string | number | null): string {
  if (cell === null) return ''
  return typeof cell === 'string' && /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : String(cell)
}
