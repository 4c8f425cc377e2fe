/** What a run says when it is done: the headline outcomes, where the report is, and what makes the run checkable. */
import { drawsText } from '../../studies/batch/draw-groups.ts'
import { conditionLines } from './condition-lines.ts'
import { branchTable } from './sweep-tables.ts'
import type { OutcomeResult, Result } from '../../studies/batch/result.ts'
import { chanceWithin } from '../../numbers/statistics/order-statistics.ts'
import { formatSeconds } from './progress.ts'
import { formatExpectations } from './tell-expectations.ts'
import type { FinishedRun } from '../jobs/run-scenario.ts'

/** Headline outcomes shown when the scenario names none. */
const AT_MOST = 12

/** `first`: names of the outcomes the scenario puts first. */
export function formatSummary(run: FinishedRun, first: readonly string[]): string {
  const { result } = run
  const { expectations = [] } = result
  const names = first.length > 0 ? first : Object.keys(result.outcomes).slice(0, AT_MOST)
  const rows = names.flatMap((name) => {
    const outcome = result.outcomes[name]
    return outcome === undefined ? [] : [outcomeRow(outcome)]
  })
  const lines = [
    `${result.scenario.title}`,
    `${result.run.replicates} replicates, seed ${result.run.seed}: median and middle 90 % of these runs`,
    ...(result.condition === undefined ? [] : conditionLines(result.condition, result.run.replicates)),
    ...implausibleLines(result),
    '',
    ...align([['', 'median', '5 %', '95 %', 'unit', ''], ...rows]),
    ...branchLines(result),
    '',
    `a new run ${newRunText(result.run.replicates, result.condition?.effective)}`,
    ...(result.run.draws === undefined
      ? []
      : [`${drawsText(result.run.draws, result.run.replicates)!}; intervals are made by draw`]),
    ...(result.run.design === undefined ? [] : [`design   ${result.run.design.text}`]),
    ...(expectations.length === 0 ? [] : [formatExpectations(expectations)]),
    ...(run.report === undefined ? [] : [`report   ${run.report}`]),
    `results  ${run.folder}`,
    `digest   ${result.run.digest}`,
    `time     ${formatSeconds(run.milliseconds / 1_000)}`,
  ]
  return `${lines.join('\n')}\n`
}

export const implausibleLines = ({ implausible = [] }: Pick<Result, 'implausible'>): string[] =>
  implausible.map((odd) => `beyond what any market has seen: ${odd}`)

/** Branches apart and together, for each outcome that the scenario names. */
function branchLines({ branches }: Result): string[] {
  if (branches === undefined) return []
  const labels = branches.branches.map(({ name, runs }) => `${name} (${runs})`)
  const factor = { path: 'branch (runs)', unit: '', meaning: '', levels: [...labels.keys()], labels }
  return branches.outcomes.flatMap((outcome) => ['', ...branchTable({ factors: [factor] }, outcome)])
}

/** The middle 90 % of few runs are less than 90 % of what may come: their ends are estimated too. */
const newRunText = (runs: number, effective = runs): string =>
  `falls between the 5 % and 95 % of ${runs} with ${Math.round(100 * chanceWithin(effective, 0.9))} %`

function outcomeRow(outcome: OutcomeResult): readonly string[] {
  const share = outcome.share === 1 ? '' : `in ${formatFigure(outcome.share * 100)} % of replicates`
  return [
    outcome.label,
    ...[outcome.p50, outcome.p05, outcome.p95].map((v) => (v === null ? '–' : formatFigure(v))),
    outcome.unit,
    share,
  ]
}

/** Three significant figures, thousands apart: enough to read, never more than the model knows. */
export function formatFigure(value: number): string {
  const rounded = Number(value.toPrecision(3))
  if (Math.abs(rounded) >= 1e15) return String(rounded)
  const [whole = '', fraction] = String(rounded).split('.')
  const grouped = whole.replace(/(\d)(?=(\d{3})+$)/g, '$1,')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** First column and texts left, figures right. */
function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => (row[c] ?? '').length)))
  const isFigure = (c: number): boolean => c >= 1 && c <= 3
  return rows.map((row) =>
    row
      .map((cell, c) => (isFigure(c) ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
      .join('  ')
      .trimEnd(),
  )
}
