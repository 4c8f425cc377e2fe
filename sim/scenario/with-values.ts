/** A scenario with the numbers of some paths in place: what a draw, a factor and a setting of the same value all come to. */
import { KINDS } from '../agents/index.ts'
import { dateOfWeek } from '../numbers/units.ts'
import { chancePaths, withoutMissed } from './chances.ts'
import { fileSteps, findTarget, isDatePath, isManifold, isMisstep, shortPath } from './text/paths.ts'
import type { Group, KindSetup, Scenario } from './scenario.ts'

/** `values`: by path; paths that the scenario does not have are passed over. Levels of kinds come last, whatever their place. */
export function withValues(scenario: Scenario, values: ReadonlyMap<string, number>): Scenario {
  const levels: (readonly [string, string, number])[] = []
  let changed = scenario
  const chances = new Set(chancePaths(scenario))
  for (const [path, value] of values) {
    if (chances.has(path)) continue
    for (const place of placesOf(scenario, path)) {
      const steps = fileSteps(place)
      const [block, kind = '', param = '', ...rest] = steps
      if (isDatePath(place)) changed = setIn(changed, steps, dateOfWeek(scenario.start, Math.floor(value)))
      else if (block !== 'agents') changed = setIn(changed, steps, value)
      else if (rest.length === 0) levels.push([kind, param, value])
      else changed = setInGroup(changed, kind, rest, value)
    }
  }
  for (const [kind, param, value] of levels) changed = withLevel(changed, kind, param, value)
  return withoutMissed(changed, values)
}

function placesOf(scenario: Scenario, path: string): readonly string[] {
  if (!isManifold(path)) return [shortPath(path)]
  const found = findTarget(scenario, KINDS, path)
  return isMisstep(found) ? [] : found.places
}

/** Groups that say nothing have the level of their kind; those that set their own move in proportion, where there is a proportion. */
function withLevel(scenario: Scenario, kind: string, param: string, level: number): Scenario {
  const setup = scenario.agents[kind]
  const spec = KINDS.find((one) => one.kind === kind)?.params[param]
  if (setup === undefined || spec === undefined) return scenario
  const usual = setup.params[param] ?? spec.default
  const groups = setup.groups.map((group): Group => {
    const own = group.params[param]
    return own === undefined
      ? group
      : { ...group, params: { ...group.params, [param]: inProportion(own, level, usual) } }
  })
  const moved: KindSetup = { params: { ...setup.params, [param]: level }, groups }
  return { ...scenario, agents: { ...scenario.agents, [kind]: moved } }
}

/** A group's own value when the level of its kind goes from `usual` to `level`. */
export function inProportion(own: number, level: number, usual: number): number {
  return usual === 0 ? own : (own * level) / usual
}

/** `rest`: a parameter, or a field and a good. */
function setInGroup(
  scenario: Scenario,
  kind: string,
  [name = '', ...rest]: readonly string[],
  value: number,
): Scenario {
  const g = scenario.agents[kind]?.groups.findIndex((group) => group.name === name) ?? -1
  if (g < 0) return scenario
  return setIn(scenario, ['agents', kind, 'groups', String(g), rest.length > 1 ? 'fields' : 'params', ...rest], value)
}

/** A copy with one value changed, sharing all that is beside the way to it. */
function setIn<T>(node: T, [step = '', ...rest]: readonly string[], value: number | string): T {
  const copy = (Array.isArray(node) ? [...node] : { ...node }) as Record<string, unknown>
  copy[step] = rest.length === 0 ? value : setIn(copy[step], rest, value)
  return copy as T
}
