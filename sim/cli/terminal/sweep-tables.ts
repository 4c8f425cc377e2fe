/** A sweep on the terminal: for each outcome a line for each level. */
import type { SweepResult, SweptLevel, SweptOutcome } from '../../studies/sweep/result.ts'
import { labelOf } from '../../studies/sweep/sweep-csv.ts'
import { alignColumns } from './align-columns.ts'
import { formatFigure, implausibleLines } from './terminal-summary.ts'

export function sweepTables(result: SweepResult, folder: string, report: string | undefined): string {
  const { scenario, factors, outcomes, replicates, seed, notes } = result
  return [
    scenario.title,
    ...factors.map(({ path, unit, labels }) => `${path}: ${labels.join(', ')} ${unit}`),
    `${replicates} runs at each level, seed ${seed}; intervals are 95 %`,
    ...notes.map((note) => `NOTE  ${note}`),
    ...implausibleLines(result),
    ...outcomes.flatMap((outcome) => ['', ...outcomeLines(result, outcome)]),
    '',
    ...(report === undefined ? [] : [`report   ${report}`]),
    `table    ${folder}/levels.csv`,
    `results  ${folder}`,
    '',
  ].join('\n')
}

export function outcomeLines(
  { factors }: Pick<SweepResult, 'factors'>,
  { name, label, unit, levels }: SweptOutcome,
): string[] {
  const first = levels[0]!.at.map((level, f) => labelOf(factors[f]!, level)).join(', ')
  const head = [
    ...factors.map(({ path }) => path),
    'value',
    'interval',
    '5 to 95 % of runs',
    `from ${first}`,
    'interval',
    '',
  ]
  const rows = levels.map((level) => [
    ...level.at.map((value, f) => labelOf(factors[f]!, value)),
    figure(level.value),
    span(level.low, level.high),
    level.spread === null ? '' : span(level.spread[0], level.spread[2]),
    ...differenceCells(level),
  ])
  const title = label === name ? `${label}, ${unit}` : `${label} (${name}), ${unit}`
  return [title, ...alignColumns([head, ...rows], [...factors.keys(), factors.length, factors.length + 3])]
}

/** Without differences: runs of two branches are no pairs. */
export function branchTable(
  { factors }: Pick<SweepResult, 'factors'>,
  { label, unit, levels }: SweptOutcome,
): string[] {
  const head = [factors[0]!.path, 'mean', '95 % interval', '5 to 95 % of runs']
  const rows = levels.map(({ at, value, low, high, spread }) => [
    labelOf(factors[0]!, at[0]!),
    figure(value),
    span(low, high),
    spread === null ? '' : span(spread[0], spread[2]),
  ])
  return [`${label}, ${unit}`, ...alignColumns([head, ...rows], [1])]
}

const figure = (value: number | null): string => (value === null ? '–' : formatFigure(value))
const span = (low: number | null, high: number | null): string =>
  low === null && high === null ? 'too few runs' : `${figure(low)} to ${figure(high)}`

function differenceCells({ difference }: SweptLevel): string[] {
  if (difference === null) return ['', '', '']
  const { mean, low, high, verdict } = difference
  return [signed(mean), `${signed(low)} to ${signed(high)}`, VERDICTS[verdict]]
}

const signed = (value: number): string => (value > 0 ? `+${formatFigure(value)}` : formatFigure(value))
const VERDICTS = { better: 'better', worse: 'WORSE', none: 'no clear difference', higher: 'higher', lower: 'lower' }
