/** What an event that sets a lever changes nothing by: nobody heeds it, another event or another lever stands in its way. */
import type { AgentKind } from '../../agents/agent.ts'
import { dateOfWeek, nearestWeek } from '../../numbers/units.ts'
import { LEVERS, type LeverName, type LeverSpec } from '../../policy/levers.ts'
import type { Found } from './effects.ts'
import { isReader, readerWords } from './readers.ts'
import type { Scenario } from '../scenario.ts'
import { partsOf } from '../../world/products.ts'
import type { RawScenario } from '../shape/raw-scenario.ts'
import { variedPaths } from './varied-paths.ts'

export const NO_CONTROLS = 'nothing is ever under licence'

/** One remark for a map of which the same is to be said of every name. */
export function onLeverOf(
  scenario: Scenario,
  kinds: readonly AgentKind[],
  id: string,
  lever: string,
): (readonly [string, Found | undefined])[] {
  const members = membersOf(scenario.levers[id]!.set[lever])
  const found = members.map((member) => onLever(scenario, kinds, id, lever, member))
  if (found.every((one) => one?.says === found[0]?.says)) return [[leverPath(id, lever, null), found[0]]]
  return members.map((member, i) => [leverPath(id, lever, member), found[i]] as const)
}

export function onLever(
  scenario: Scenario,
  kinds: readonly AgentKind[],
  id: string,
  lever: string,
  member: string | null,
): Found | undefined {
  const { start, weeks } = scenario
  const from = weekOf(scenario, id)
  if (from >= weeks) return { effect: 'none', says: `it would begin in week ${from} of a run of ${weeks} weeks` }
  const next = nextToSet(scenario, id, lever, member)
  // All that is in force before the first week is put in force at once.
  const until = next === undefined ? weeks : weekOf(scenario, next)
  if (next !== undefined && (until <= from || until < 0))
    return { effect: 'none', says: `${next} sets it again before it has been in force for a week` }
  const off = whyOff(scenario, kinds, lever, member)
  if (off !== undefined) return { effect: 'off', says: off }
  const idle = whyIdle(scenario, lever, member, [from, until])
  if (idle !== undefined) return { effect: 'idle', says: idle }
  if (next !== undefined && until < weeks)
    return {
      effect: 'part',
      says: `it holds until ${dateOfWeek(start, until)}, when ${next} sets it again; levers.*.${lever} is every event that sets it`,
    }
  return undefined
}

const weekOf = ({ start, levers }: Scenario, id: string): number => nearestWeek(start, levers[id]!.date)

/** The event that sets a lever after another one does: later in time, or later in the file on one date. */
function nextToSet(scenario: Scenario, id: string, lever: string, member: string | null): string | undefined {
  const setters = Object.entries(scenario.levers)
    .filter(
      ([name, { set, chance }]) =>
        // What may not happen ends nothing for certain.
        (chance === undefined || name === id) &&
        set[lever] !== undefined &&
        (member === null || Object.hasOwn(set[lever] as object, member)),
    )
    .map(([name]) => name)
    .sort((a, b) => weekOf(scenario, a) - weekOf(scenario, b))
  return setters[setters.indexOf(id) + 1]
}

/** Why nobody heeds a lever. */
export function whyOff(
  scenario: Scenario,
  kinds: readonly AgentKind[],
  lever: string,
  member: string | null,
): string | undefined {
  const { actor, regional, readBy, underControls, ofControlled } = LEVERS[lever as LeverName] as LeverSpec
  if (underControls === true && !hasControls(scenario)) return NO_CONTROLS
  if (ofControlled === true && member !== null && !isControlled(scenario, member))
    return `no event puts the oxide of ${member} under licence`
  const kind = kinds.find((one) => one.kind === actor)
  if (kind === undefined) return undefined
  const groups = scenario.agents[kind.kind]?.groups ?? []
  if (groups.length === 0) return `there is no ${kind.kind}`
  const places: readonly unknown[] = [member, ...(member === null ? [] : partsOf(scenario, member))]
  if (regional === true && !groups.some(({ fields }) => places.includes(fields['region'])))
    return `there is no ${kind.kind} in ${member}`
  if (readBy === undefined || groups.some((group) => isReader(scenario, kind, readBy, group))) return undefined
  return `only ${readerWords(readBy)} heed it, and there are none`
}

/** The lever that it goes with, where that is 0 for as long as it holds. */
function whyIdle(
  scenario: Scenario,
  lever: string,
  member: string | null,
  [from, until]: readonly [number, number],
): string | undefined {
  const { needs } = LEVERS[lever as LeverName] as LeverSpec
  if (needs === undefined || variedPaths(scenario).some((path) => path.split('.').includes(needs))) return undefined
  const { default: usual } = LEVERS[needs as LeverName] as { readonly default?: number }
  // What it may be, given what may have happened.
  let before = [usual ?? 0]
  const during: number[] = []
  for (const id of Object.keys(scenario.levers).sort((a, b) => weekOf(scenario, a) - weekOf(scenario, b))) {
    const { set, chance } = scenario.levers[id]!
    const value = set[needs]
    const figures = typeof value === 'number' ? [value] : figuresOf(value, member)
    if (figures.length === 0 || weekOf(scenario, id) >= until) continue
    if (weekOf(scenario, id) > from) during.push(...figures)
    else before = chance === undefined ? figures : [...before, ...figures]
  }
  return [...before, ...during].some((one) => one !== 0) ? undefined : `${needs} is 0 for as long as it holds`
}

/** Of a map that has the same names, that of the name; of any other, all. */
function figuresOf(value: unknown, member: string | null): number[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const map = value as Readonly<Record<string, number>>
  return member === null ? Object.values(map) : member in map ? [map[member]!] : []
}

const listed = ({ levers = {} }: Pick<RawScenario, 'levers'>, name: string): readonly string[] =>
  Object.values(levers).flatMap(({ set = {} }) => (set[name] as readonly string[] | undefined) ?? [])

const isControlled = (scenario: Scenario, element: string): boolean =>
  listed(scenario, 'controlledElements').includes(element) && listed(scenario, 'controlledForms').includes('oxide')

/** Whether an event ever puts a tracked element under licence. */
export function hasControls({ levers = {}, elements = [] }: Pick<RawScenario, 'levers' | 'elements'>): boolean {
  const tracked: readonly string[] = elements
  return (
    listed({ levers }, 'controlledForms').length > 0 &&
    listed({ levers }, 'controlledElements').some((e) => tracked.includes(e))
  )
}

/** Names of a map; null for what is one value. */
function membersOf(value: unknown): readonly (string | null)[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [null]
}

const leverPath = (id: string, lever: string, member: string | null): string =>
  ['levers', id, lever, ...(member === null ? [] : [member])].join('.')
