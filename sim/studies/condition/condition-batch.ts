/** A batch conditioned on what was observed: a weight for every run, the runs taken, and what both say to each figure. */
import type { ConditionResult } from '../batch/result.ts'
import type { BatchValues } from '../batch/summarize.ts'
import type { Observation } from '../batch/observations.ts'
import { discrepanciesFrom, familyOf } from '../hindcast/discrepancy.ts'
import { isOnLogarithms, scaleOf } from '../hindcast/scale.ts'
import { targetsOf } from '../hindcast/windows.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { weekOfDate } from '../../numbers/units.ts'
import { present } from '../../numbers/statistics/present.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import type { ChosenFigures, Figure, LeftOut } from './choose-figures.ts'
import { pick, resample } from './resample.ts'
import { type FigureAcross, type Weights, weighRuns } from './weigh-runs.ts'

/** What runs say to a figure in its own unit: 5 %, median, 95 %. */
export type Said = readonly (number | null)[]

export interface TakenFigure extends Figure {
  /** All runs alike, and the runs as weighed. */
  readonly all: Said
  readonly weighed: Said
}

export interface ConditionedBatch extends Weights {
  readonly picked: Int32Array
  readonly figures: readonly TakenFigure[]
  readonly leftOut: readonly LeftOut[]
}

/** Fewer runs have no run beyond their 5 % and 95 %. */
export const LEAST_EFFECTIVE = 20

interface ByScale {
  /** Of prices and tonnes: about that share of the value. */
  readonly logarithm: number
  readonly share: number
}
/** How far the model is off where no fitted figure of a family says it; assumed, 0.15 to 0.5 and 0.05 to 0.2. */
const ASSUMED_ERROR: ByScale = { logarithm: 0.3, share: 0.1 }
/** No model is better than this; assumed, 0.1 to 0.3 and 0.05 to 0.2: see decision 036. */
const LEAST_ERROR: ByScale = { logarithm: 0.2, share: 0.1 }
/** Standard deviations from the middle of a normal variable to the ends of its middle 90 %, as which the range of a source is read. */
const Z95 = 1.6449

/** `observations`: those of the scenario, of which all fitted windows tell the error of the model. */
export function conditionBatch(
  scenario: Scenario,
  { figures, leftOut }: ChosenFigures,
  observations: readonly Observation[],
  values: BatchValues,
): ConditionedBatch {
  const discrepancies = discrepanciesFrom(targetsOf(scenario, observations), (target) =>
    present(meansOf(values, target)).map(scaleOf(target.series)),
  )
  const columns = figures.map((figure) => ({ figure, column: meansOf(values, figure) }))
  const told = columns.filter(({ column }) => column.some((value) => !Number.isNaN(value)))
  const untold = columns.filter((one) => !told.includes(one)).map(({ figure }) => figure)
  const across = told.map(({ figure, column }): FigureAcross => {
    const scale = scaleOf(figure.series)
    const error = errorOf(figure, discrepancies.get(familyOf(figure.series)))
    return { series: figure.series, observed: scale(figure.value), simulated: column.map(scale), error }
  })
  const { weights, effective } = weighRuns(across, values.replicates)
  const picked = resample(weights)
  return {
    weights,
    effective,
    picked,
    figures: told.map(({ figure, column }) => ({
      ...figure,
      all: saidBy(column),
      weighed: saidBy(pick(column, picked)),
    })),
    leftOut: [
      ...leftOut,
      ...untold.map(({ series, date, value }) => ({ series, date, value, why: 'no run has a value in its weeks' })),
    ],
  }
}

/** By run: the mean of the weeks of a figure that have a value; NaN where none has. */
function meansOf(
  values: BatchValues,
  { series, first, last }: Pick<Figure, 'series' | 'first' | 'last'>,
): Float64Array {
  const sums = new Float64Array(values.replicates)
  const counts = new Float64Array(values.replicates)
  for (let week = first; week <= last; week++)
    values.week(series, week).forEach((value, run) => {
      if (Number.isNaN(value)) return
      sums[run] += value
      counts[run]++
    })
  return sums.map((sum, run) => sum / counts[run])
}

/** The error of the model and that of the figure itself. */
function errorOf({ series, low, high }: Figure, discrepancy: number | undefined): number {
  const scale = scaleOf(series)
  const kind = isOnLogarithms(series) ? 'logarithm' : 'share'
  const model = discrepancy ?? ASSUMED_ERROR[kind]
  const reading = low === null || high === null ? 0 : (scale(high) - scale(low)) / (2 * Z95)
  const error = Math.sqrt(model * model + reading * reading)
  return error > LEAST_ERROR[kind] ? error : LEAST_ERROR[kind]
}

function saidBy(column: Float64Array): Said {
  const known = present(column)
  return known.length === 0 ? [null, null, null] : quantiles(known, [0.05, 0.5, 0.95])
}

/** As it stands in summary.json. */
export function conditionResult(
  { start }: Scenario,
  { until }: ChosenFigures,
  { effective, figures, leftOut }: ConditionedBatch,
): ConditionResult {
  return {
    until,
    week: weekOfDate(start, until),
    effective,
    figures: figures.map(({ series, date, value, isFitted, all, weighed }) => ({
      ...{ series, date, value, twice: isFitted, all, weighed },
    })),
    leftOut,
  }
}
