/**
 * `npm run bench condition`: whether a forecast that goes on from observed figures holds what it should. Runs of another seed stand for
 * history; each tells the figures of the shipped file up to a day, and is kept back after it. Bands of 90 % of weighed runs, and of all
 * runs alike, are held against what was kept back.
 */
import { availableParallelism } from 'node:os'
import { median } from 'simple-statistics'
import { prepareScenario, type PreparedScenario } from '../../sim/cli/input/prepare-scenario.ts'
import { onThreads } from '../../sim/cli/jobs/on-threads.ts'
import { present } from '../../sim/numbers/statistics/present.ts'
import { quantiles } from '../../sim/numbers/statistics/quantiles.ts'
import { weekOfDate } from '../../sim/numbers/units.ts'
import type { BatchValues } from '../../sim/studies/batch/summarize.ts'
import { type ChosenFigures, chooseFigures } from '../../sim/studies/condition/choose-figures.ts'
import { conditionBatch, LEAST_EFFECTIVE } from '../../sim/studies/condition/condition-batch.ts'
import { pick } from '../../sim/studies/condition/resample.ts'
import { observedSeries } from '../../sim/studies/forecast/forecast.ts'
import { scaleOf } from '../../sim/studies/hindcast/scale.ts'
import { simulatedAt } from '../../sim/studies/hindcast/windows.ts'

const SCENARIO = 'scenarios/export-controls-2025.yaml'
const DAYS = ['2025-06-30', '2025-09-30', '2025-12-31']
const RUNS = 400
const TRUTHS = 40
const SEED_OF_TRUTHS = 7
/** Weeks after the day, first and last of a block. */
const AHEAD = [
  [1, 13],
  [14, 26],
  [27, 52],
] as const

type Run = readonly Float64Array[]
type Say = (line: string) => void

interface Trial {
  readonly prepared: PreparedScenario
  readonly series: readonly string[]
  readonly runs: readonly Run[]
  readonly truths: readonly Run[]
}

export async function benchCondition(say: Say): Promise<void> {
  const prepared = prepareScenario(SCENARIO, [])
  const { scenario, observations } = prepared
  const series = observedSeries(observations)
  const run = (seed: number, count: number): Promise<readonly Run[]> =>
    onThreads('runSeries', { scenario, series, seed }, count, { workers: availableParallelism(), quiet: true })
  const runs = await run(scenario.seed, RUNS)
  const truths = await run(SEED_OF_TRUTHS, TRUTHS)
  say(`${SCENARIO}: ${RUNS} runs weighed by each of ${TRUTHS} histories, runs of seed ${SEED_OF_TRUTHS}`)
  for (const day of DAYS) benchDay(say, { prepared, series, runs, truths }, day)
}

function benchDay(say: Say, { prepared, series, runs, truths }: Trial, day: string): void {
  const { scenario, observations } = prepared
  const values = inMemory(series, runs)
  const chosen = chooseFigures(scenario, { until: day, fitted: 'twice' }, observations)
  const told = truths.map((truth) => ({
    truth,
    ...conditionBatch(scenario, figuresOf(chosen, series, truth), observations, values),
  }))
  const kept = told.filter(({ effective }) => effective >= LEAST_EFFECTIVE)
  const effective = told.map((one) => one.effective)
  say('')
  say(
    `up to ${day}: ${chosen.figures.length} figures of ${new Set(chosen.figures.map((one) => one.series)).size} series`,
  )
  say(
    `${RUNS} runs tell as much as ${median(effective).toFixed(0)} in the median, ${Math.min(...effective).toFixed(0)} at least; ${told.length - kept.length} of ${told.length} histories are refused`,
  )
  say('weeks after   inside 90 % of weighed   of all alike   width of weighed over all')
  const week = weekOfDate(scenario.start, day)
  for (const [from, to] of AHEAD) {
    const cells = Array.from({ length: to - from + 1 }, (_, k) => week + from + k).flatMap((at) =>
      series.flatMap((name, s) => {
        const column = values.week(name, at).map(scaleOf(name))
        const all = bandOf(column)
        return kept.map(({ truth, picked }) => ({
          x: scaleOf(name)(truth[s]![at]!),
          all,
          weighed: bandOf(pick(column, picked)),
        }))
      }),
    )
    const counted = cells.filter(({ x, all, weighed }) => !Number.isNaN(x + all[0] + weighed[0]) && all[1] > all[0])
    const share = (band: 'all' | 'weighed'): string => {
      const inside = counted.filter(({ x, [band]: [low, high] }) => x >= low && x <= high)
      return `${((100 * inside.length) / counted.length).toFixed(1)} %`
    }
    const width = counted.reduce(
      (sum, { all, weighed }) => sum + (weighed[1] - weighed[0]) / (all[1] - all[0]) / counted.length,
      0,
    )
    say(`${`${from} to ${to}`.padEnd(14)}${share('weighed').padEnd(25)}${share('all').padEnd(15)}${width.toFixed(2)}`)
  }
}

/** The figures that a history tells, to the letter. */
function figuresOf(chosen: ChosenFigures, series: readonly string[], truth: Run): ChosenFigures {
  const told = chosen.figures.map((figure) => {
    const value = simulatedAt(truth[series.indexOf(figure.series)]!, figure)
    return { ...figure, value, low: null, high: null }
  })
  return { ...chosen, figures: told.filter(({ value }) => !Number.isNaN(value)) }
}

function inMemory(series: readonly string[], runs: readonly Run[]): BatchValues {
  return {
    replicates: runs.length,
    week: (name, week) => Float64Array.from(runs, (run) => run[series.indexOf(name)]![week]!),
    scalars: () => new Float64Array(runs.length),
  }
}

/** 5 % and 95 % of the runs that have a value; NaN where none has. */
function bandOf(column: Float64Array): readonly [number, number] {
  const known = present(column)
  const [low = Number.NaN, high = Number.NaN] = known.length === 0 ? [] : quantiles(known, [0.05, 0.95])
  return [low, high]
}
