/** Changes of a scenario that ablations are made of. Each returns the scenario it was given when there is nothing to change. */
import { KINDS } from '../../agents/index.ts'
import type { Group, LeverValue, PolicyEvent, Scenario } from '../../scenario/scenario.ts'

/** Sets parameters for every agent of a kind: for the kind, for groups that set their own, and for what was drawn. */
export function withParams(scenario: Scenario, kind: string, params: Readonly<Record<string, number>>): Scenario {
  const setup = scenario.agents[kind]
  if (setup === undefined || setup.groups.length === 0) return scenario
  const names = Object.keys(params)
  const isDrawn = (path: string) => names.some((name) => path === `${kind}.${name}`)
  const isSame =
    names.every((name) => setup.groups.every((group) => paramOf(scenario, kind, group, name) === params[name])) &&
    !Object.keys(scenario.uncertainties).some(isDrawn)
  if (isSame) return scenario
  const groups = setup.groups.map((group): Group => ({ ...group, params: omit(group.params, names) }))
  return {
    ...withoutUncertainties(scenario, isDrawn),
    agents: { ...scenario.agents, [kind]: { params: { ...setup.params, ...params }, groups } },
  }
}

/** Value that a group's agents have before anything is drawn. */
export function paramOf(scenario: Scenario, kind: string, group: Group, name: string): number {
  const value = group.params[name] ?? scenario.agents[kind].params[name]
  if (value !== undefined) return value
  const spec = KINDS.find((k) => k.kind === kind)?.params[name]
  if (spec === undefined) throw new RangeError(`${kind} has no parameter ${name}`)
  return spec.default
}

/** Levers as if no event had ever set them: they keep their standing value. */
export function withoutLevers(scenario: Scenario, levers: readonly string[]): Scenario {
  const events = Object.entries(scenario.levers)
  if (!events.some(([, { set }]) => levers.some((lever) => lever in set))) return scenario
  const kept = events.map(([id, event]): [string, PolicyEvent] => [id, { ...event, set: omit(event.set, levers) }])
  const isDrawn = (path: string) => path.startsWith('levers.') && levers.includes(path.split('.')[2])
  return { ...withoutUncertainties(scenario, isDrawn), levers: Object.fromEntries(kept) }
}

/** One more event, in force from the first week on. */
export function withEvent(
  scenario: Scenario,
  id: string,
  title: string,
  set: Readonly<Record<string, LeverValue>>,
): Scenario {
  const event: PolicyEvent = { date: scenario.start, title, source: 'ablation', set }
  return { ...scenario, levers: { [id]: event, ...scenario.levers } }
}

/** Draws of a posterior lose what is no longer drawn; replicates keep the rows they had. */
export function withoutUncertainties(given: Scenario, isOut: (path: string) => boolean): Scenario {
  const { posterior, ...scenario } = given
  const kept = Object.entries(scenario.uncertainties).filter(([path]) => !isOut(path))
  const uncertainties = Object.fromEntries(kept)
  if (posterior === undefined) return { ...scenario, uncertainties }
  const places = posterior.paths.flatMap((path, p) => (isOut(path) ? [] : [p]))
  if (places.length === 0) return { ...scenario, uncertainties }
  const paths = places.map((p) => posterior.paths[p])
  const draws = posterior.draws.map((draw) => places.map((p) => draw[p]))
  return { ...scenario, uncertainties, posterior: { ...posterior, paths, draws } }
}

/** Does the scenario ever put a good under licence? */
export function hasLicenses(scenario: Scenario): boolean {
  return Object.values(scenario.levers).some(({ set }) => {
    const elements = set.controlledElements
    return Array.isArray(elements) && elements.length > 0
  })
}

function omit<V>(record: Readonly<Record<string, V>>, names: readonly string[]): Record<string, V> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))
}
