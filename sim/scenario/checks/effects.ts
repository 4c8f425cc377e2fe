/**
 * What of a scenario changes nothing in its runs, or less than it seems to, and what stands in its way. Known from the scenario alone:
 * what an agent would have done with a value is for the market to say.
 */
import type { AgentKind } from '../../agents/agent.ts'
import { remarksOnHeldGroups } from './held-groups.ts'
import { hasControls, NO_CONTROLS, onLever, onLeverOf, whyOff } from './lever-effects.ts'
import { otherReaders } from './readers.ts'
import { few } from '../text/few.ts'
import { isTold, seriesTargets } from '../series/targets.ts'
import { weeklyValues } from '../series/weekly-values.ts'
import { findTarget, fileSteps, isDatePath, isMisstep } from '../text/paths.ts'
import type { Group, Scenario } from '../scenario.ts'
import type { Path } from '../text/tree.ts'

export interface Remark {
  /** Where it stands in the file. */
  readonly at: Path
  /** In its short form. */
  readonly path: string
  /**
   * `none`: certainly nothing changes. `off`: nothing changes while nobody acts on it. `idle`: nothing changes beside another value of its
   * group, or another lever. `part`: it changes less than its name says. `held`: groups leave their range by it, and are held at its end.
   */
  readonly effect: 'none' | 'off' | 'idle' | 'part' | 'held'
  /** Why, in a clause: `every group sets its own`. */
  readonly says: string
}
export type Found = Pick<Remark, 'effect' | 'says'>

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
      (param) =>
        [`${kind}.${param}`, idle(scenario, kinds, kind, param) ?? onLevel(scenario, kinds, kind, param)] as const,
    ),
  )
  const own = kinds.flatMap(({ kind }) =>
    (agents[kind]?.groups ?? []).flatMap(({ name, params }) =>
      Object.keys(params).map(
        (param) =>
          [
            `${kind}.groups.${name}.${param}`,
            idle(scenario, kinds, kind, param) ?? onGroup(scenario, kinds, kind, name, param),
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

/** A number that nobody reads while nothing is under licence, or while nothing sets the lever that it goes with. */
function idle(scenario: Scenario, kinds: readonly AgentKind[], kind: string, param: string): Found | undefined {
  if (isForControls(kinds, kind, param) && !hasControls(scenario)) return { effect: 'off', says: NO_CONTROLS }
  const lever = kinds.find((one) => one.kind === kind)?.params[param]?.withLever
  const isSet =
    lever === undefined ||
    Object.values(scenario.levers).some(({ set }) => set[lever] !== undefined) ||
    Object.values(scenario.series ?? {}).some(({ sets }) => sets === lever)
  return isSet ? undefined : { effect: 'off', says: `nothing sets ${lever}` }
}

/** Whether a parameter is read under licences only. */
function isForControls(kinds: readonly AgentKind[], kind: string, param: string): boolean {
  const found = kinds.find((one) => one.kind === kind)
  return found?.underControls === true || found?.params[param]?.underControls === true
}

/** A level is read by groups that say nothing, and is what a draw of it is compared with. */
function onLevel(scenario: Scenario, kinds: readonly AgentKind[], kind: string, param: string): Found | undefined {
  const nobody = onNobody(scenario, kinds, kind, param)
  if (nobody !== undefined) return nobody
  const groups = readersOf(scenario, kinds, kind, param)
  if (isVaried(scenario, `${kind}.${param}`) || groups.some(({ params }) => params[param] === undefined))
    return undefined
  return { effect: 'none', says: `every group has its own: ${few(groups.map(({ name }) => name))}` }
}

/** A parameter that no group reads. */
function onNobody(scenario: Scenario, kinds: readonly AgentKind[], kind: string, param: string): Found | undefined {
  const [first] = scenario.agents[kind]?.groups ?? []
  if (first === undefined) return { effect: 'none', says: `there is no ${kind}` }
  if (readersOf(scenario, kinds, kind, param).length > 0) return undefined
  const { effect, says } = othersOf(scenario, kinds, kind, param, first)!
  return { effect, says: `only ${says} read it, and there are none` }
}

function onGroup(
  scenario: Scenario,
  kinds: readonly AgentKind[],
  kind: string,
  name: string,
  param: string,
): Found | undefined {
  const group = scenario.agents[kind]?.groups.find((one) => one.name === name)
  const others = group === undefined ? undefined : othersOf(scenario, kinds, kind, param, group)
  if (others !== undefined) return { effect: others.effect, says: `only ${others.says} read it` }
  const level = `${kind}.${param}`
  return isVaried(scenario, level)
    ? { effect: 'part', says: `it moves in proportion with ${level}, which varies` }
    : undefined
}

const othersOf = (scenario: Scenario, kinds: readonly AgentKind[], kind: string, param: string, group: Group) => {
  const found = kinds.find((one) => one.kind === kind)
  return found === undefined ? undefined : otherReaders(scenario, found, param, group)
}

/** Groups that read a parameter. */
export const readersOf = (scenario: Scenario, kinds: readonly AgentKind[], kind: string, param: string): Group[] =>
  (scenario.agents[kind]?.groups ?? []).filter((group) => othersOf(scenario, kinds, kind, param, group) === undefined)

function onDeposit({ agents }: Scenario, id: string): Found | undefined {
  const isDug = Object.values(agents).some(({ groups }) =>
    groups.some(({ fields }) => Object.values(fields).includes(id)),
  )
  return isDug ? undefined : { effect: 'none', says: 'no group digs it' }
}

function onSeries(scenario: Scenario, kinds: readonly AgentKind[], id: string): Found | undefined {
  const series = scenario.series![id]!
  const target = seriesTargets(scenario, kinds).get(series.sets)
  if (target?.type === 'lever') {
    const off = whyOff(scenario, kinds, target.lever, target.member)
    return off === undefined ? undefined : { effect: 'off', says: off }
  }
  return !isVaried(scenario, `series.${id}.factor`) && weeklyValues(scenario, series).every((factor) => factor === 1)
    ? { effect: 'none', says: 'a factor of 1 in every week leaves everything as it is' }
    : undefined
}

function onSeriesFactor(scenario: Scenario, kinds: readonly AgentKind[], id: string): Found | undefined {
  return Object.values(scenario.series![id]!.values).every((value) => value === 0)
    ? { effect: 'none', says: 'all figures are 0, and stay so' }
    : onSeries(scenario, kinds, id)
}

/** The series of demand that takes the place of a group's trend growth; of a level's, when all groups have one. */
export function toldBy(scenario: Scenario, kinds: readonly AgentKind[], place: string): string | undefined {
  const [kind, first, group, param] = place.split('.')
  if (kind !== 'manufacturer' || (param ?? first) !== 'growth' || scenario.series === undefined) return undefined
  const targets = seriesTargets(scenario, kinds)
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
  const worst = (['none', 'idle', 'off'] as const).flatMap((effect) => found.filter((one) => one?.effect === effect))[0]
  if (worst !== undefined)
    return found.every((one) => one !== undefined && one.effect !== 'part')
      ? worst
      : { effect: 'part', says: worst.says }
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
  if (block === 'series') return onSeriesFactor(scenario, kinds, id)
  if (block === 'shocks' || block === 'prices' || block === 'treasury') return undefined
  const told = toldBy(scenario, kinds, place)
  if (told !== undefined) return { effect: 'none', says: `series.${told} takes its place` }
  return id === 'groups'
    ? (idle(scenario, kinds, block, rest[0]!) ?? onGroup(scenario, kinds, block, name, rest[0]!))
    : (idle(scenario, kinds, block, id) ?? onVariedLevel(scenario, kinds, block, id))
}

/** A level that varies moves groups in proportion: not from 0, and not away from 0. */
function onVariedLevel(
  scenario: Scenario,
  kinds: readonly AgentKind[],
  kind: string,
  param: string,
): Found | undefined {
  const nobody = onNobody(scenario, kinds, kind, param)
  if (nobody !== undefined) return nobody
  const { agents } = scenario
  const groups = readersOf(scenario, kinds, kind, param)
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
