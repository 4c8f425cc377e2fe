/** A sensitivity study on the terminal: for each outcome what it hangs on, most first. */
import type { OutcomeSensitivity, SensitivityResult, VariedQuantity } from '../../studies/sensitivity/result.ts'
import { formatFigure } from './terminal-summary.ts'

/** Rows shown of an outcome; summary.json has all. */
const SHOWN = 10

export function sensitivityTables(result: SensitivityResult, folder: string, report: string): string {
  const { scenario, method, samples, runs, seed, varied, notes, outcomes } = result
  const name =
    method === 'morris' ? `Morris screening, ${samples} trajectories` : `Sobol indices, ${samples} base points`
  const units = new Map(varied.map((one) => [one.path, one]))
  return [
    scenario.title,
    `${name}, ${varied.length} quantities varied, ${runs} runs, seed ${seed}; intervals are 95 %`,
    ...notes.map((note) => `NOTE  ${note}`),
    ...outcomes.flatMap((outcome) => ['', ...outcomeLines(outcome, units)]),
    '',
    `report   ${report}`,
    `results  ${folder}`,
    '',
  ].join('\n')
}

function outcomeLines(outcome: OutcomeSensitivity, varied: ReadonlyMap<string, VariedQuantity>): string[] {
  const { name, label, unit, range, censored, blocksLeftOut, screened, indexed, luck } = outcome
  const [low, middle, high] = range.map(formatFigure)
  const head = `${label} (${name}), ${unit}: ${middle} (${low} to ${high})`
  const remarks = [
    ...(censored > 0 ? [`  ${censored} rows did not end within the horizon and count as its end`] : []),
    ...(blocksLeftOut > 0
      ? [`  ${blocksLeftOut} blocks left out: the outcome is not defined in one of their rows`]
      : []),
  ]
  const through = (path: string): string => {
    const one = varied.get(path)
    return one === undefined ? '' : `${formatFigure(one.range[0])} to ${formatFigure(one.range[2])} ${one.unit}`
  }
  if (screened !== null)
    return [
      head,
      ...remarks,
      ...align([
        ['', 'mean change', 'interval', 'signed', 'interval', 'sigma', 'its own range (90 %)'],
        ...screened
          .slice(0, SHOWN)
          .map((one) => [
            `  ${one.path}`,
            formatFigure(one.muStar),
            interval(one.muStarInterval),
            formatFigure(one.mu),
            interval(one.muInterval),
            formatFigure(one.sigma),
            through(one.path),
          ]),
      ]),
    ]
  if (indexed !== null && luck !== null)
    return [
      head,
      ...remarks,
      ...align([
        ['', 'total', 'interval', 'first', 'interval', 'its own range (90 %)', ''],
        ...indexed.map((one) => [
          `  ${one.path}`,
          formatFigure(one.total),
          interval(one.totalInterval),
          formatFigure(one.first),
          interval(one.firstInterval),
          through(one.path),
          one.outOfOrder ? 'first above total, which cannot be: more samples are needed' : '',
        ]),
        ['  luck and all that is not varied', '', '', formatFigure(luck.share), interval(luck.interval), '', ''],
      ]),
    ]
  return [head, ...remarks, '  too few blocks are left to say anything']
}

const interval = ([low, high]: readonly [number, number]): string => `${formatFigure(low)} to ${formatFigure(high)}`

function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => (row[c] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('  ')
      .trimEnd(),
  )
}
