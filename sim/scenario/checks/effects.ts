/**
 * What of a scenario changes nothing in its runs, or less than it seems to, and what stands in its way. Known from the scenario alone:
 * what an agent would have done with a value is for the market to say.
 */
import type { AgentKind } from '../../agents/agent.ts'
import { dateOfWeek, nearestWeek } from '../../numbers/units.ts'
import { LEVERS, type LeverName, type LeverSpec } from '../../policy/levers.ts'
import { remarksOnHeldGroups } from './held-groups.ts'
import { few } from '../text/few.ts'
import { isTold, seriesTargets } from '../series/targets.ts'
import { weeklyValues } from '../series/weekly-values.ts'
import { findTarget, fileSteps, isDatePath, isMisstep } from '../text/paths.ts'
import type { Scenario } from '../scenario.ts'
import type { RawScenario } from '../shape/raw-scenario.ts'
import type { Path } from '../text/tree.ts'

export interface Remark {
  /** Where it stands in the file. */
  readonly at: Path
  /** In its short form. */
  readonly path: string
  /**
   * `none`: certainly nothing changes. `off`: nothing changes while nobody acts on it. `part`: it changes less than its name says.
   * `held`: groups leave their range by it, and are held at its end.
   */
  readonly effect: 'none' | 'off' | 'part' | 'held'
  /** Why, in a clause: `every group sets its own`. */
  readonly says: string
}
type Found = Pick<Remark, 'effect' | 'says'>

/** Of values first, then of what is drawn and crossed. */
export function remarksOf(scenario: Scenario, kinds: readonly AgentKind[]): Remark[] {
  return [
    ...remarksOnValues(scenario, kinds),
    ...remarksOnDraws(scenario, kinds),
    ...remarksOnHeldGroups(scenario, kinds),
  ]
}

/** Those that a reader should know: that a later event ends the time of an earlier one is what a list of events says. */
export function toldRemarks(scenario: Scenario, kinds: readonly AgentKind[]): Remark[] {
  const told = remarksOf(scenario, kinds).filter(({ effect, at }) => effect !== 'part' || isVariation(at))
  return folded(
    told.filter(({ path, says }, i) => told.findIndex((one) => one.path === path && one.says === says) === i),
  )
}

/** Draws that change nothing for one reason are told once: a family of scenarios shares its priors. */
function folded(told: readonly Remark[]): Remark[] {
  const alike = (one: Remark) => told.filter(({ at, says }) => at[0] === one.at[0] && says === one.says)
  return told.flatMap((one) => {
    const group = isVariation(one.at) && one.effect === 'off' ? alike(one) : [one]
    if (group[0] !== one) return []
    const others = group.slice(1).map(({ path }) => path)
    return [others.length === 0 ? one : { ...one, says: `${one.says}; nor do ${few(others)}` }]
  })
}

/** Whether a remark is on how something is drawn or crossed. */
export const isVariation = ([block]: Path): boolean => block === 'uncertainties' || block === 'design'

function remarksOnValues(scenario: Scenario, kinds: readonly AgentKind[]): Remark[] {
  const { agents, levers, shocks, deposits } = scenario
  const levels = kinds.flatMap(({ kind }) =>
    Object.keys(agents[kind]?.params ?? {}).map(
      (param) => [`${kind}.${param}`, idle(scenario, kinds, kind, param) ?? onLevel(scenario, kind, param)] as const,
    ),
  )
  const own = kinds.flatMap(({ kind }) =>
    (agents[kind]?.groups ?? []).flatMap(({ name, params }) =>
      Object.keys(params).map(
        (param) =>
          [
            `${kind}.groups.${name}.${param}`,
            idle(scenario, kinds, kind, param) ?? onGroup(scenario, kind, param),
          ] as const,
      ),
    ),
  )
  const events = Object.entries(levers).flatMap(([id, { set }]) =>
    Object.keys(set).flatMap((lever) => onLeverOf(scenario, kinds, id, lever)),
  )
  const ores = Object.keys(deposits).map((id) => [`deposits.${id}`, onDeposit(scenario, id)] as const)
  const outages = Object.keys(shocks).map((id) => [`shocks.${id}.factor`, onShock(scenario, id)] as const)
  const figures = Object.keys(scenario.series ?? {}).map(
    (id) => [`series.${id}`, onSeries(scenario, kinds, id)] as const,
  )
  return [...levels, ...own, ...events, ...ores, ...outages, ...figures].flatMap(([path, found]) =>
    found === undefined ? [] : [{ at: fileSteps(path), path, ...found }],
  )
}

const NO_CONTROLS = 'nothing is ever under licence'

/** A number that nobody reads while nothing is under licence, or while no event sets the lever that it goes with. */
function idle(scenario: Scenario, kinds: readonly AgentKind[], kind: string, param: string): Found | undefined {
  if (!hasControls(scenario) && isForControls(kinds, kind, param)) return { effect: 'off', says: NO_CONTROLS }
  const lever = kinds.find((one) => one.kind === kind)?.params[param]?.withLever
  const isSet = lever === undefined || Object.values(scenario.levers).some(({ set }) => set[lever] !== undefined)
  return isSet ? undefined : { effect: 'off', says: `no event sets ${lever}` }
}

/** Whether a parameter is read under licences only. */
function isForControls(kinds: readonly AgentKind[], kind: string, param: string): boolean {
  const found = kinds.find((one) => one.kind === kind)
  return found?.underControls === true || found?.params[param]?.underControls === true
}

/** A level is read by groups that say nothing, and is what a draw of it is compared with. */
function onLevel(scenario: Scenario, kind: string, param: string): Found | undefined {
  const groups = scenario.agents[kind]?.groups ?? []
  if (groups.length === 0) return { effect: 'none', says: `there is no ${kind}` }
  if (isVaried(scenario, `${kind}.${param}`) || groups.some(({ params }) => params[param] === undefined))
    return undefined
  return { effect: 'none', says: `every group has its own: ${few(groups.map(({ name }) => name))}` }
}

function onGroup(scenario: Scenario, kind: string, param: string): Found | undefined {
  const level = `${kind}.${param}`
  return isVaried(scenario, level)
    ? { effect: 'part', says: `it moves in proportion with ${level}, which varies` }
    : undefined
}

/** One remark for a map of which the same is to be said of every name. */
function onLeverOf(
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

function onLever(
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
function whyOff(
  scenario: Scenario,
  kinds: readonly AgentKind[],
  lever: string,
  member: string | null,
): string | undefined {
  const { actor, regional, underControls } = LEVERS[lever as LeverName] as LeverSpec
  if (underControls === true && !hasControls(scenario)) return NO_CONTROLS
  if (actor === undefined || !kinds.some(({ kind }) => kind === actor)) return undefined
  const groups = scenario.agents[actor]?.groups ?? []
  if (groups.length === 0) return `there is no ${actor}`
  if (regional !== true || groups.some(({ fields }) => fields['region'] === member)) return undefined
  return `there is no ${actor} in ${member}`
}

/** Whether an event ever puts a tracked element under licence. */
function hasControls({ levers = {}, elements = [] }: Pick<RawScenario, 'levers' | 'elements'>): boolean {
  const sets = Object.values(levers).map(({ set = {} }) => set)
  const lists = (name: string) => sets.flatMap((set) => (set[name] as readonly string[] | undefined) ?? [])
  const tracked: readonly string[] = elements
  return lists('controlledForms').length > 0 && lists('controlledElements').some((e) => tracked.includes(e))
}

function onDeposit({ agents }: Scenario, id: string): Found | undefined {
  const isDug = Object.values(agents).some(({ groups }) =>
    groups.some(({ fields }) => Object.values(fields).includes(id)),
  )
  return isDug ? undefined : { effect: 'none', says: 'no group digs it' }
}

function onSeries(scenario: Scenario, kinds: readonly AgentKind[], id: string): Found | undefined {
  const series = scenario.series![id]!
  const target = seriesTargets(scenario.agents, kinds).get(series.sets)
  if (target?.type === 'lever') {
    const off = whyOff(scenario, kinds, target.lever, target.member)
    return off === undefined ? undefined : { effect: 'off', says: off }
  }
  return weeklyValues(scenario, series).every((factor) => factor === 1)
    ? { effect: 'none', says: 'a factor of 1 in every week leaves everything as it is' }
    : undefined
}

/** The series of demand that takes the place of a group's trend growth; of a level's, when all groups have one. */
export function toldBy(scenario: Scenario, kinds: readonly AgentKind[], place: string): string | undefined {
  const [kind, first, group, param] = place.split('.')
  if (kind !== 'manufacturer' || (param ?? first) !== 'growth' || scenario.series === undefined) return undefined
  const targets = seriesTargets(scenario.agents, kinds)
  const groups = (scenario.agents[kind]?.groups ?? []).filter(({ name }) => param === undefined || name === group)
  const told = groups.map(({ fields }) =>
    Object.keys(scenario.series!).find((id) => isTold(targets.get(scenario.series![id]!.sets), fields)),
  )
  return told.includes(undefined) ? undefined : told[0]
}

function onShock({ shocks }: Scenario, id: string): Found | undefined {
  return shocks[id]!.factor === 1 ? { effect: 'none', says: 'a factor of 1 leaves everything as it is' } : undefined
}

function remarksOnDraws(scenario: Scenario, kinds: readonly AgentKind[]): Remark[] {
  const { uncertainties } = scenario
  const factors = factorsOf(scenario)
  const drawn = Object.keys(uncertainties).filter((path) => factors[path] === undefined)
  const crossed = Object.keys(factors)
  const of = (at: Path, path: string, isCrossed: boolean): Remark[] => {
    const found = onDraw(scenario, kinds, path, isCrossed)
    return found === undefined ? [] : [{ at, path, ...found }]
  }
  return [
    ...drawn.flatMap((path) => of(['uncertainties', path], path, false)),
    ...crossed.flatMap((path) => of(['design', 'factors', path], path, true)),
  ]
}

function onDraw(scenario: Scenario, kinds: readonly AgentKind[], path: string, isCrossed: boolean): Found | undefined {
  const target = findTarget(scenario, kinds, path)
  if (isMisstep(target)) return { effect: 'none', says: 'its element is not tracked' }
  const over = isCrossed ? undefined : crossedBy(scenario, kinds, target.places)
  if (over !== undefined) return { effect: 'off', says: `${over} crosses it` }
  const found = target.places.map((place) => onPlace(scenario, kinds, place))
  const worst = found.find((one) => one?.effect === 'none') ?? found.find((one) => one?.effect === 'off')
  if (worst !== undefined)
    return found.every((one) => one?.effect === worst.effect) ? worst : { effect: 'part', says: worst.says }
  // Distributions of an event are written for the time in which it holds; values that are crossed are to be compared.
  const part = found.find((one) => one !== undefined)
  return isCrossed || !path.startsWith('levers.') ? part : undefined
}

/** The factor that sets all of some numbers. */
function crossedBy(scenario: Scenario, kinds: readonly AgentKind[], places: readonly string[]): string | undefined {
  return Object.keys(factorsOf(scenario)).find((path) => {
    const factor = findTarget(scenario, kinds, path)
    return !isMisstep(factor) && places.every((place) => factor.places.includes(place))
  })
}

function onPlace(scenario: Scenario, kinds: readonly AgentKind[], place: string): Found | undefined {
  const [block = '', id = '', name = '', ...rest] = place.split('.')
  if (isDatePath(place)) return undefined
  if (block === 'levers') return onLever(scenario, kinds, id, name, rest[0] ?? null)
  if (block === 'deposits') return onDeposit(scenario, id)
  if (block === 'shocks' || block === 'prices') return undefined
  const told = toldBy(scenario, kinds, place)
  if (told !== undefined) return { effect: 'none', says: `series.${told} takes its place` }
  return id === 'groups'
    ? (idle(scenario, kinds, block, rest[0]!) ?? onGroup(scenario, block, rest[0]!))
    : (idle(scenario, kinds, block, id) ?? onVariedLevel(scenario, kinds, block, id))
}

/** A level that varies moves groups in proportion: not from 0, and not away from 0. */
function onVariedLevel(
  { agents }: Scenario,
  kinds: readonly AgentKind[],
  kind: string,
  param: string,
): Found | undefined {
  const groups = agents[kind]?.groups ?? []
  if (groups.length === 0) return { effect: 'none', says: `there is no ${kind}` }
  const usual = agents[kind]!.params[param] ?? kinds.find((one) => one.kind === kind)!.params[param]!.default
  const still = groups.filter(({ params }) => params[param] !== undefined && (usual === 0 || params[param] === 0))
  if (still.length === 0) return undefined
  const why = usual === 0 ? 'set their own, which cannot move in proportion to a usual value of 0' : 'are 0 and stay so'
  const way = `; ${kind}.groups.<id>.${param} or ${kind}.groups.*.${param} reaches them`
  const says = `${few(still.map(({ name }) => name))} ${why}${way}`
  return { effect: still.length === groups.length ? 'none' : 'part', says }
}

const factorsOf = ({ design }: Scenario) => (design?.method === 'factorial' ? design.factors : {})

function isVaried(scenario: Scenario, path: string): boolean {
  return Object.hasOwn(scenario.uncertainties, path) || Object.hasOwn(factorsOf(scenario), path)
}

/** Names of a map; null for what is one value. */
function membersOf(value: unknown): readonly (string | null)[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [null]
}

const leverPath = (id: string, lever: string, member: string | null): string =>
  ['levers', id, lever, ...(member === null ? [] : [member])].join('.')
