/** Whole levers that a live page may offer: every number or map of the registry that somebody heeds, and what nature does. */
import { LEVERS, type LeverName, type LeverSpec } from '../../policy/levers.ts'
import type { LeverValue, Scenario } from '../../scenario/scenario.ts'
import { nearestWeek } from '../../numbers/units.ts'
import { endedDraws } from './changes.ts'
import { DEMAND } from './demand.ts'
import { crisisDate } from './crisis-date.ts'
import { reach, stepOf } from './slider-range.ts'
import { type Whose, whoseLever } from './whose.ts'

export interface LiveLever {
  /** As in Changes. */
  readonly key: string
  readonly whose: Whose
  /** Name in the registry, title of the shock, or null for demand. */
  readonly name: string | null
  readonly unit: string
  readonly doc: string
  readonly min: number
  readonly max: number
  readonly step: number
  /** Least and greatest value of the scenario itself from the first week on. */
  readonly now: readonly [number, number]
  /** Value that leaves everything as it was; null where the scenario moves or draws it. */
  readonly idle: number | null
  /** Day from which it holds unless the reader moves it; null where it has a time of its own. */
  readonly from: string | null
}

/** Demand may at most halve or grow by half: assumed; the swing of 2009 was a fifth. */
const DEMAND_RANGE = [0.5, 1.5] as const
/** Outages end at nothing, surges at twice what is normal. */
const LARGEST_SHOCK = 2

export function liveLevers(scenario: Scenario): readonly LiveLever[] {
  const from = crisisDate(scenario)
  const isHeeded = ({ actor }: LeverSpec): boolean =>
    actor === undefined || (scenario.agents[actor]?.groups ?? []).some(({ count }) => count > 0)
  const levers = (Object.entries(LEVERS) as [LeverName, LeverSpec][]).flatMap(([name, spec]): LiveLever[] => {
    if (spec.type === 'set' || !isHeeded(spec)) return []
    const set = valuesOf(scenario, name)
    // Without a value in the scenario nothing says how far such a slider should go.
    if (set.length === 0 && spec.default === spec.max && spec.max > LARGEST_SHOCK) return []
    const now = set.length === 0 ? [spec.default] : set
    const max = reach(spec.max, Math.max(...now))
    return [
      {
        key: `@${name}`,
        whose: whoseLever(name),
        name,
        unit: spec.unit,
        doc: spec.doc,
        min: spec.min,
        max,
        step: stepOf(max - spec.min),
        now: [Math.min(...now), Math.max(...now)],
        idle: set.length === 0 ? spec.default : null,
        from,
      },
    ]
  })
  return [...levers, ...naturesLevers(scenario, from)]
}

function naturesLevers(scenario: Scenario, from: string): readonly LiveLever[] {
  const shared = { whose: 'nature', unit: 'times normal', min: 0, step: 0.05 } as const
  const shocks = Object.entries(scenario.shocks).map(([id, { title, factor }]): LiveLever => {
    const max = Math.max(LARGEST_SHOCK, factor)
    return {
      ...shared,
      key: `~${id}`,
      name: title,
      doc: `${title}: what it multiplies by.`,
      max,
      now: [factor, factor],
      idle: isDrawn(scenario, `~${id}`, factor) ? null : factor,
      from: null,
    }
  })
  const [min, max] = DEMAND_RANGE
  const doc = 'Demand of every sector, everywhere, times what the scenario has.'
  return [...shocks, { ...shared, key: DEMAND, name: null, doc, min, max, now: [1, 1], idle: 1, from }]
}

/** Whether holding it there ends a draw of the scenario. */
const isDrawn = (scenario: Scenario, key: string, value: number): boolean =>
  endedDraws(scenario, new Map([[key, value]])).length > 0

/** Every value that the scenario gives the lever in a week of the run. */
function valuesOf(scenario: Scenario, lever: LeverName): readonly number[] {
  const numbers = (value: LeverValue): readonly number[] =>
    typeof value === 'number' ? [value] : (Object.values(value) as number[])
  return Object.values(scenario.levers)
    .filter(({ date }) => nearestWeek(scenario.start, date) < scenario.weeks)
    .flatMap(({ set }) => (set[lever] === undefined ? [] : numbers(set[lever])))
}
