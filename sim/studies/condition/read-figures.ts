/** The file that runs are weighed by, checked: what no run can be held against is refused with its place, never passed over. */
import { parseObservations, type ReadObservations } from '../batch/observations.ts'
import { seriesOf } from '../../outcomes/series.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { createProblem, type Problem } from '../../scenario/text/problem.ts'
import { dateOfWeek } from '../../numbers/units.ts'
import { chooseFigures, type ChosenFigures } from './choose-figures.ts'

export interface ReadFigures extends Pick<ReadObservations, 'problems' | 'warnings'> {
  /** Undefined where something is wrong. */
  readonly chosen: ChosenFigures | undefined
}

/** Without a scenario, which is wrong itself, what the file says by itself is checked. */
export function readFigures(text: string, file: string, scenario: Scenario | undefined): ReadFigures {
  const run = scenario && { series: seriesOf(scenario), start: scenario.start, weeks: scenario.weeks }
  // Figures outside the run are told one by one, not warned of.
  const { observations, places, problems: wrong } = parseObservations(text, file, run)
  if (wrong.length > 0 || scenario?.condition === undefined) return { chosen: undefined, problems: wrong, warnings: [] }
  const chosen = chooseFigures(scenario, scenario.condition, observations)
  const problems: Problem[] = []
  const end = dateOfWeek(scenario.start, scenario.weeks)
  const late = scenario.condition.until === undefined ? observations.findIndex(({ date }) => date >= end) : -1
  if (late >= 0) {
    const given = `${observations[late].date}, after the end of the run`
    const expected = `a date before ${end}, or a last day that counts (until, --until)`
    problems.push(createProblem(places[late], 'date', { given, expected }))
  }
  if (problems.length === 0 && chosen.figures.length === 0)
    problems.push(createProblem({ file, line: 1, column: 1 }, '', nothingLeft(chosen)))
  return { chosen, problems, warnings: [] }
}

/** Why no figure counts, and what would. */
function nothingLeft({ leftOut }: ChosenFigures): { readonly what: string; readonly expected: string } {
  const reasons = new Map<string, number>()
  for (const { why } of leftOut) reasons.set(why, (reasons.get(why) ?? 0) + 1)
  const counts = [...reasons].map(([why, n]) => `${n}: ${why}`).join('; ')
  return {
    what: `no figure of it counts (${counts})`,
    expected:
      'figures that the posterior does not know; --set posterior=null, which weighs the ranges before the calibration; or --fitted twice, which counts what was fitted once more and makes bands too narrow',
  }
}
