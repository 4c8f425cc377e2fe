/** First screens for tests: the same data, computed in this process. */
import type { ReportScreen } from '../../reports/index.ts'
import { seriesOfViews, viewsOf } from '../../reports/screen/views.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { computeScreen, type RunPoints } from '../../sim/studies/live/compute-screen.ts'
import { measurePoints } from '../../sim/studies/live/points.ts'
import { liveSetup } from '../../sim/studies/live/setup.ts'
import { SHIPPED, shipped } from '../run-shipped.ts'

export async function screenOf(
  scenario: Scenario,
  result: Result,
  pairs: number,
  runPoints: RunPoints = inPlace(scenario),
): Promise<ReportScreen> {
  const views = viewsOf(result)
  const all = SHIPPED.map((name) => shipped(name))
  const asked = { scenario, seed: scenario.seed, pairs, shipped: all, series: seriesOfViews(views) }
  return { setup: liveSetup(scenario, result), screen: await computeScreen(asked, runPoints), views }
}

/** As it was and the policies are run; a lever multiplies what the scenario itself comes to, which costs nothing. */
function inPlace(scenario: Scenario): RunPoints {
  return (points, places) =>
    Promise.all(
      points.map(async (those, k) => {
        const [base] = measurePoints(scenario, [{ key: '', patch: null, changes: new Map() }], places, scenario.seed, k)
        return those.map((point) => {
          const [[, value] = ['', 0]] = point.changes
          if (point.changes.size > 0) return base!.map((one) => one * (1 + Number(value) / (100 + Number(value))))
          return point.key === '' ? base! : measurePoints(scenario, [point], places, scenario.seed, k)[0]!
        })
      }),
    )
}

/** Nothing is run: every value is 1. */
export const STILL: RunPoints = async (points, places) =>
  points.map((those) => those.map(() => new Float64Array(places.length * 1_040).fill(1)))
