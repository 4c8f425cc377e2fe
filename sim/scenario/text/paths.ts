/**
 * The one grammar of paths. A path is the way to a number through the keys of the file, joined by dots:
 *
 *     agents.mine.cashCost                          level of a kind: groups that set their own move in proportion
 *     agents.mine.groups.bayan-obo.cashCost         a group's own
 *     agents.manufacturer.groups.ev-europe.uses.heavyMagnet
 *     levers.announcement-18.set.reviewCapacity     levers by name: levers.announcement-18.set.approvalByRegion.UnitedStates
 *     shocks.border.factor
 *     series.cars.factor                            on every figure of a series
 *     prices.Dy.outsideUsdPerKg
 *     deposits.bayan-obo.composition.Nd
 *
 *     levers.announcement-18.date                   week of the run in which the event takes force
 *     levers.a.reviewCapacity+levers.b.reviewCapacity   one value in several places
 *
 * `agents.` in front and `set.` after an event say nothing and may be left out; results leave them out. `*` in place of an id is every
 * id that has the rest of the path.
 */
import type { AgentKind } from '../../agents/agent.ts'
import {
  LARGEST_FACTOR,
  LARGEST_PRICE,
  LARGEST_TONNAGE,
  LEAST_PRICE,
  WEEKS,
  HIGHEST_RATE,
} from '../shape/leaf-shapes.ts'
import { LEVERS, type LeverName, type LeverSpec } from '../../policy/levers.ts'
import { type FactorOutline, seriesFactors } from '../series/factor-span.ts'
import { nearest } from './nearest.ts'
import type { Path } from './tree.ts'

/** A number of a scenario that can be set, drawn and crossed. */
export interface Target {
  /** Short form. */
  readonly path: string
  /** Short forms of the numbers it stands for: itself, or what `*` matches. */
  readonly places: readonly string[]
  readonly unit: string
  /** What it is, in a sentence. */
  readonly doc: string
  readonly min: number
  readonly max: number
}

/** Where a path leaves the scenario: names that could have followed, and the path with the nearest of them. */
export interface Misstep {
  readonly after: string
  readonly known: readonly string[]
  readonly nearest?: string
}

/** What of a scenario decides which paths there are; whole scenarios and what is usable of one alike. */
export interface Outline extends FactorOutline {
  readonly agents?: Readonly<Record<string, { readonly groups?: unknown }>>
  readonly levers?: Readonly<Record<string, { readonly set?: Readonly<Record<string, unknown>> }>>
  readonly shocks?: Readonly<Record<string, unknown>>
  readonly prices?: Readonly<Record<string, unknown>>
  readonly treasury?: unknown
  readonly deposits?: Readonly<Record<string, { readonly composition?: Readonly<Record<string, unknown>> }>>
}

/** The form that results and random streams use: without `agents.` and `set.`. */
export function shortPath(path: string): string {
  return path.split(LINK).map(shortOne).join(LINK)
}
const LINK = '+'
const shortOne = (path: string): string => path.replace(/^agents\./, '').replace(/^(levers\.[^.]*)\.set\./, '$1.')

/** Whether a path stands for more than the number it spells out. */
export const isManifold = (path: string): boolean => path.includes('*') || path.includes(LINK)

/** Whether a path names the week of an event. */
export const isDatePath = (path: string): boolean =>
  shortPath(path)
    .split(LINK)
    .every((one) => /^levers\.[^.]+\.date$/.test(one))

/** Where the number of a path stands in the file. */
export function fileSteps(path: string): Path {
  const [block = '', id = '', ...rest] = shortPath(path).split('.')
  if (block === 'levers') return rest[0] === 'date' ? [block, id, 'date'] : [block, id, 'set', ...rest]
  return BLOCKS.includes(block) ? [block, id, ...rest] : ['agents', block, id, ...rest]
}
const BLOCKS = ['shocks', 'series', 'prices', 'deposits', 'treasury']

/** A step of the way: a number, or names by which it goes on. `*` may stand for those that the author chose. */
type Step = Figure | Branch
type Figure = Pick<Target, 'unit' | 'doc' | 'min' | 'max'> & { readonly isDate?: true }
interface Branch {
  readonly next: ReadonlyMap<string, () => Step>
  readonly ids?: true
}

const isBranch = (step: Step): step is Branch => 'next' in step

/** The number that a path names in a scenario, or where it goes astray. */
export function findTarget(outline: Outline, kinds: readonly AgentKind[], path: string): Target | Misstep {
  const root = rootOf(outline, kinds)
  const found = shortPath(path)
    .split(LINK)
    .map((one) => walk(root, [], one.split('.')))
  return found.find(isMisstep) ?? found.map((one) => one as Target).reduce(linked)
}

/** Two numbers that have one value: what both can be. */
function linked(one: Target, other: Target): Target {
  return {
    ...one,
    path: `${one.path}${LINK}${other.path}`,
    places: [...one.places, ...other.places],
    min: Math.max(one.min, other.min),
    max: Math.min(one.max, other.max),
  }
}

export function isMisstep(found: Target | Misstep): found is Misstep {
  return 'known' in found
}

/** Unit and sentence of a path; empty where the scenario has no such number. */
export function meaningOf(
  outline: Outline,
  kinds: readonly AgentKind[],
  path: string,
): { readonly unit: string; readonly doc: string } {
  const found = findTarget(outline, kinds, path)
  return isMisstep(found) ? { unit: '', doc: '' } : found
}

/** Every number there is, in the order of the scenario, and none twice; dates are not among them. */
export function allTargets(outline: Outline, kinds: readonly AgentKind[]): Target[] {
  const below = (step: Step, path: string): Target[] =>
    isBranch(step)
      ? [...step.next].flatMap(([name, at]) => below(at(), path === '' ? name : `${path}.${name}`))
      : step.isDate === true
        ? []
        : [{ path, places: [path], ...step }]
  return below(rootOf(outline, kinds), '')
}

function walk(step: Step, taken: readonly string[], rest: readonly string[]): Target | Misstep {
  const [name, ...further] = rest
  const path = taken.join('.')
  if (!isBranch(step)) return name === undefined ? { path, places: [path], ...step } : { after: path, known: [] }
  if (name === '*' && step.ids === true) return walkAll(step, taken, further)
  const next = name === undefined ? undefined : step.next.get(name)
  if (next !== undefined) return walk(next(), [...taken, name!], further)
  const known = [...step.next.keys()]
  const near = name === undefined ? undefined : nearest(name, known)
  return {
    after: path,
    known,
    ...(near === undefined ? {} : { nearest: [...taken, near, ...further].join('.') }),
  }
}

/** What `*` matches; astray where nothing has the rest of the path. */
function walkAll(branch: Branch, taken: readonly string[], further: readonly string[]): Target | Misstep {
  const found = [...branch.next].map(([id, at]) => walk(at(), [...taken, id], further))
  const targets = found.filter((one): one is Target => !isMisstep(one))
  const [first] = targets
  if (first === undefined) return asTyped(found as Misstep[], taken)
  return { ...first, path: [...taken, '*', ...further].join('.'), places: targets.flatMap(({ places }) => places) }
}

/** What went astray below every id, with the `*` that was typed; the hint is of the first id that has one. */
function asTyped(missteps: readonly Misstep[], taken: readonly string[]): Misstep {
  const {
    after,
    known,
    nearest: near,
  } = missteps.find((one) => one.nearest !== undefined) ?? missteps[0] ?? { after: taken.join('.'), known: [] }
  const starred = (path: string): string => path.split('.').with(taken.length, '*').join('.')
  return {
    after: missteps.length === 0 ? after : starred(after),
    known,
    ...(near === undefined ? {} : { nearest: starred(near) }),
  }
}

function branch<V>(values: Iterable<readonly [string, V]>, at: (value: V, name: string) => Step): Branch {
  return { next: new Map([...values].map(([name, value]) => [name, () => at(value, name)])) }
}

const ids = <V>(values: Readonly<Record<string, V>> | undefined, at: (value: V) => Step): Branch => ({
  ...branch(Object.entries(values ?? {}), at),
  ids: true,
})

function rootOf(outline: Outline, kinds: readonly AgentKind[]): Branch {
  const blocks = new Map<string, () => Step>([
    ['levers', () => ids(outline.levers, eventStep)],
    ['shocks', () => ids(outline.shocks, () => branch([['factor', SHOCK]], (number) => number))],
    ...(outline.series === undefined
      ? []
      : [
          [
            'series',
            () => ids(seriesFactors(outline, kinds), (factor) => branch([['factor', factor]], numberOf)),
          ] as const,
        ]),
    ['prices', () => ids(outline.prices, () => branch(LAYERS, priceStep))],
    ['deposits', () => ids(outline.deposits, depositStep)],
    ...(outline.treasury === undefined ? [] : [['treasury', () => branch(RATES, rateStep)] as const]),
  ])
  return { next: new Map([...kinds.map((kind) => [kind.kind, () => kindStep(kind, outline)] as const), ...blocks]) }
}

function kindStep(kind: AgentKind, { agents }: Outline): Branch {
  const params = branch(Object.entries(kind.params), numberOf)
  const groups = groupsOf(agents?.[kind.kind]?.groups)
  return { next: new Map([...params.next, ['groups', () => ids(groups, (group) => groupStep(kind, group))]]) }
}

/** Groups by name, each with the maps of goods that it states. */
function groupsOf(groups: unknown): Record<string, Readonly<Record<string, unknown>>> {
  if (!Array.isArray(groups)) return (groups ?? {}) as Record<string, Readonly<Record<string, unknown>>>
  return Object.fromEntries(
    (groups as { name: string; fields: object }[]).map(({ name, fields }) => [name, { ...fields }]),
  )
}

function groupStep(kind: AgentKind, group: Readonly<Record<string, unknown>>): Branch {
  const params = branch(Object.entries(kind.params), numberOf)
  const goods = Object.entries(kind.fields)
    .filter(([field, { type }]) => type === 'goods' && group[field] !== undefined)
    .map(([field, { doc }]): readonly [string, () => Step] => [
      field,
      () =>
        ids(group[field] as Record<string, number>, () => ({ unit: 't / year', doc, min: 0, max: LARGEST_TONNAGE })),
    ])
  return { next: new Map([...params.next, ...goods]) }
}

const numberOf = ({ unit, doc, min, max }: Figure): Figure => ({ unit, doc, min, max })

/** Far later than any run: an event that is not to come. */
const DATE: Figure = {
  unit: 'week of the run',
  doc: 'Week in which the event takes force, counted from 0.',
  min: 0,
  max: WEEKS.max,
  isDate: true,
}

function eventStep({ set }: { readonly set?: Readonly<Record<string, unknown>> }): Branch {
  const levers = branch(Object.entries(set ?? {}).filter(isDrawable), leverStep)
  return { next: new Map([...levers.next, ['date', () => DATE]]) }
}

const isDrawable = ([lever]: readonly [string, unknown]): boolean =>
  Object.hasOwn(LEVERS, lever) && LEVERS[lever as LeverName].type !== 'set'

function leverStep(value: unknown, lever: string): Step {
  const spec = LEVERS[lever as LeverName] as Exclude<LeverSpec, { type: 'set' }>
  return spec.type === 'number' ? numberOf(spec) : ids(value as Record<string, number>, () => numberOf(spec))
}

const SHOCK: Figure = {
  unit: 'factor',
  doc: 'Output of what the shock hits, over what it would be.',
  min: 0,
  max: LARGEST_FACTOR,
}

const LAYERS = [
  ['domesticUsdPerKg', 'Opening price inside China, without VAT.'],
  ['outsideUsdPerKg', 'Opening price outside China, FOB.'],
] as const
const priceStep = (doc: string): Step => ({ unit: 'USD/kg', doc, min: LEAST_PRICE, max: LARGEST_PRICE })

const RATES = [
  ['interest', 'Interest on what is in public stockpiles.'],
  ['storage', 'Storage and insurance of what is in public stockpiles.'],
] as const
const rateStep = (doc: string): Step => ({ unit: 'share / year', doc, min: 0, max: HIGHEST_RATE })

function depositStep({ composition }: { readonly composition?: Readonly<Record<string, unknown>> }): Branch {
  const share: Figure = { unit: 'share of TREO', doc: 'Share of the oxides in the ore.', min: 0, max: 1 }
  return branch([['composition', composition]], (elements) => ids(elements, () => share))
}
