/** Levers that series set: a step in every week in which the figure is another one. */
import { KINDS } from '../agents/index.ts'
import type { LeverValue, Scenario } from '../scenario/scenario.ts'
import { seriesTargets } from '../scenario/series/targets.ts'
import { withParts } from './with-parts.ts'
import { weeklyValues } from '../scenario/series/weekly-values.ts'

interface LeverStep {
  readonly week: number
  readonly set: Readonly<Record<string, LeverValue>>
}

/** The first one is in force before the first week, as the market opens with it. */
const OPENING = -1

export function seriesSteps(scenario: Scenario): readonly LeverStep[] {
  const { series = {} } = scenario
  const all = Object.values(series)
  if (all.length === 0) return []
  const targets = seriesTargets(scenario, KINDS)
  return all.flatMap((one) => {
    const target = targets.get(one.sets)
    if (target?.type !== 'lever') return []
    const { lever, member } = target
    const values = weeklyValues(scenario, one)
    return [...values].flatMap((value, week): LeverStep[] =>
      week > 0 && value === values[week - 1]
        ? []
        : [
            {
              week: week === 0 ? OPENING : week,
              set: withParts(scenario, { [lever]: member === null ? value : { [member]: value } }),
            },
          ],
    )
  })
}
