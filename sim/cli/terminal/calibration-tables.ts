/** A calibration on the terminal: how it went, what it learnt of each parameter, how it meets each figure. */
import { quantileOf } from '../../numbers/distributions/index.ts'
import { valuesAt } from '../../studies/calibrate/problem.ts'
import { distinctPoints } from '../../studies/calibrate/rounds.ts'
import { log } from '../../numbers/math.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import type { Calibrated, CalibrationRun } from '../jobs/run-calibration.ts'

const BAND = [0.05, 0.5, 0.95] as const

interface ParameterLine {
  readonly path: string
  readonly prior: readonly number[]
  readonly posterior: readonly number[]
  /** Logarithm of prior over posterior spread: 0 learnt nothing, 0.7 halved it. */
  readonly learnt: number
}
interface FigureLine {
  readonly scenario: string
  readonly series: string
  readonly date: string
  readonly observed: number
  readonly predicted: readonly number[]
}

function parameterLines({ problem }: CalibrationRun, { populations, points }: Calibrated): ParameterLine[] {
  const draws = points.map((point) => valuesAt(problem, point))
  return problem.paths.map((path, d) => ({
    path,
    prior: BAND.map((p) => quantileOf(problem.priors[d]!, p)),
    posterior: quantiles(
      Float64Array.from(draws, (draw) => draw[d]!),
      BAND,
    ),
    learnt: learnt(populations.at(-1)!.points.map((point) => point[d]!)),
  }))
}

function figureLines({ problem }: CalibrationRun, { predicted }: Calibrated): FigureLine[] {
  let k = 0
  return problem.scenarios.flatMap(({ name }, s) =>
    problem.targets[s]!.map(({ series, date, value }) => {
      const at = k++
      const band = quantiles(
        Float64Array.from(predicted, (values) => values[at]!),
        BAND,
      )
      return { scenario: name, series, date, observed: value, predicted: band }
    }),
  )
}

/** On the unit cube the prior has the spread of a uniform variable. */
function learnt(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / values.length
  return -0.5 * log(12 * variance + 1e-12)
}

export function calibrationJson(run: CalibrationRun, calibrated: Calibrated): string {
  const rounds = calibrated.populations.map((p) => ({
    round: p.round,
    threshold: p.threshold,
    accepted: p.accepted,
    distinct: distinctPoints(p),
  }))
  return `${JSON.stringify({
    schema: 'chokepoint.calibrate/1',
    folder: run.folder,
    rounds,
    parameters: parameterLines(run, calibrated),
    figures: figureLines(run, calibrated),
  })}\n`
}

export function calibrationTables(run: CalibrationRun, calibrated: Calibrated): string {
  const rounds = calibrated.populations.map((p) => [
    String(p.round),
    show(p.threshold),
    show(p.accepted),
    String(distinctPoints(p)),
  ])
  const parameters = parameterLines(run, calibrated).map((line) => [
    line.path,
    band(line.prior),
    band(line.posterior),
    line.learnt.toFixed(2),
  ])
  const figures = figureLines(run, calibrated).map((line) => {
    const inside = line.observed >= line.predicted[0]! && line.observed <= line.predicted[2]!
    return [line.scenario, line.series, line.date, show(line.observed), band(line.predicted), inside ? '' : 'outside']
  })
  return [
    columns(['round', 'threshold', 'accepted', 'distinct'], rounds),
    columns(['parameter', 'prior median (90 %)', 'posterior median (90 %)', 'learnt'], parameters),
    columns(['scenario', 'series', 'date', 'observed', 'posterior median (90 %)', ''], figures),
    `Written to ${run.folder}: posterior.yaml (extend it), rounds.csv, manifest.json\n`,
  ].join('\n')
}

function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c]!.length)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('  ')
      .trimEnd()
  return `${[head, ...rows].map(line).join('\n')}\n`
}

const band = ([low, median, high]: readonly number[]): string => `${show(median!)} (${show(low!)} to ${show(high!)})`

function show(x: number): string {
  const size = Math.abs(x)
  return size >= 100 ? x.toFixed(0) : size >= 10 ? x.toFixed(1) : size >= 1 ? x.toFixed(2) : x.toPrecision(2)
}
