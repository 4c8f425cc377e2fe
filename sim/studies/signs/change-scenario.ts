/** Changes that rows of the sign table are made of. Each gives a new scenario; what was uncertain about a changed value is so no more. */
import { paramOf, withoutUncertainties } from '../ablation/changes.ts'
import type { Group, LeverValue, PolicyEvent, Scenario, Shock } from '../../scenario/scenario.ts'

type Change = (scenario: Scenario) => Scenario

/** Sets levers on a date and holds them: later events no longer touch them. Names of a map that are not set here stay free. */
export const hold =
  (date: string, set: Readonly<Record<string, LeverValue>>): Change =>
  (scenario) => {
    const kept = Object.entries(scenario.levers).map(([id, event]): [string, PolicyEvent] =>
      event.date < date ? [id, event] : [id, { ...event, set: without(event.set, set) }],
    )
    const certain = withoutUncertainties(scenario, (path) => {
      const [block, id, lever, name] = path.split('.')
      if (block !== 'levers' || !(lever in set) || scenario.levers[id].date < date) return false
      return name === undefined || name in (set[lever] as object)
    })
    const event = { date, title: 'Tried by the sign table', source: 'sign table', set }
    // After the events of the same day, so that it has the last word.
    return { ...certain, levers: { ...Object.fromEntries(kept), 'sign-table': event } }
  }

function without(
  given: Readonly<Record<string, LeverValue>>,
  held: Readonly<Record<string, LeverValue>>,
): Readonly<Record<string, LeverValue>> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([lever, value]): [string, LeverValue][] => {
      const own = held[lever]
      if (own === undefined) return [[lever, value]]
      if (!isMap(own) || !isMap(value)) return []
      return [[lever, Object.fromEntries(Object.entries(value).filter(([name]) => !(name in own)))]]
    }),
  )
}

const isMap = (value: LeverValue): value is Readonly<Record<string, number>> =>
  typeof value === 'object' && !Array.isArray(value)

type Where = (group: Group) => boolean
const everyone: Where = () => true
export const abroad: Where = ({ fields }) => fields.region !== 'China'

/** No agents of a kind, or none of some of its groups. */
export const remove =
  (kind: string, where: Where = everyone): Change =>
  (scenario) => {
    const { params, groups } = scenario.agents[kind]
    return { ...scenario, agents: { ...scenario.agents, [kind]: { params, groups: groups.filter((g) => !where(g)) } } }
  }

/** A parameter of some groups times a factor. */
export const scale =
  (kind: string, param: string, factor: number, where: Where = everyone): Change =>
  (scenario) => {
    const { params, groups } = scenario.agents[kind]
    const scaled = groups.map((group) =>
      where(group)
        ? { ...group, params: { ...group.params, [param]: factor * paramOf(scenario, kind, group, param) } }
        : group,
    )
    return { ...scenario, agents: { ...scenario.agents, [kind]: { params, groups: scaled } } }
  }

/** One more shock. */
export const shock =
  (date: string, weeks: number, target: Shock['target'], factor: number): Change =>
  (scenario) => ({
    ...scenario,
    shocks: {
      ...scenario.shocks,
      'sign-table': { date, weeks, title: 'Tried by the sign table', source: 'sign table', target, factor },
    },
  })
