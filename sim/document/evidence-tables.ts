/** What every figure rests on: tables of the evidence page, from the registries and from scenarios. */
import type { Grade } from '../agents/agent.ts'
import { KINDS } from '../agents/index.ts'
import type { Group, KindSetup, LeverValue, Scenario } from '../scenario/scenario.ts'
import type { Constant } from './constants.ts'
import type { Tables } from './fill.ts'
import { code, markdownTable } from './markdown.ts'

/** What a grade means, here and nowhere else. */
export const GRADES: Readonly<Record<Grade, string>> = {
  A: 'measured, official or a definition: customs, ministries, company reports, peer-reviewed estimates of this very number',
  B: 'reported by a named source that should know, or official with a step of conversion',
  C: 'derived, partial, from a neighbouring market, or from one press report',
  D: 'assumed: no source pins it down; the range says how far it may be wrong',
}
const LETTERS = Object.keys(GRADES) as Grade[]

/** A line of evidence: something that is given a number, and by whom. */
interface Figure {
  readonly path: string
  readonly value: string
  readonly grade?: Grade
  readonly source: string
}

export function evidenceTables(
  scenarios: ReadonlyMap<string, Scenario>,
  constants: ReadonlyMap<string, readonly Constant[]>,
): Tables {
  const scenario = (name = ''): Scenario => {
    const found = scenarios.get(name)
    if (found === undefined) throw new RangeError(`no scenario ${name}; there are ${[...scenarios.keys()].join(', ')}`)
    return found
  }
  return {
    grades: () => markdownTable(['grade', 'means'], Object.entries(GRADES)),
    'grade-counts': () => countTable(scenarios, constants),
    parameters: () => markdownTable(['parameter', 'default:', 'range:', 'unit', 'grade', 'source'], parameterRows()),
    'fixed-guesses': () => guesses(scenarios, false),
    'drawn-guesses': () => guesses(scenarios, true),
    'all-constants': () => constantTable(constants),
    constants: ([file = '']) => constantsOfFile(constants, file),
    /** `figures A` or `figures A beyond B`: what A says that B does not. */
    figures: ([name, , base]) =>
      figureTable(figuresOf(scenario(name)), base === undefined ? [] : figuresOf(scenario(base))),
  }
}

function parameterRows(): readonly (readonly string[])[] {
  return KINDS.flatMap(({ kind, params }) =>
    Object.entries(params).map(([name, p]) => [
      code(`${kind}.${name}`),
      String(p.default),
      `${p.min} to ${p.max}`,
      p.unit,
      p.grade,
      p.source,
    ]),
  )
}

function countTable(
  scenarios: ReadonlyMap<string, Scenario>,
  constants: ReadonlyMap<string, readonly Constant[]>,
): string {
  const kinds = KINDS.map(({ kind, params }) => [code(kind), Object.values(params).map((p) => p.grade)] as const)
  const files = [...scenarios].map(
    ([name, scenario]) =>
      [`${code(name)}: groups, prices, ores, uncertainties`, gradesOf(figuresOf(scenario))] as const,
  )
  const named = ['constants of rules', [...constants.values()].flatMap((list) => gradesOf(list))] as const
  const all = ['**all kinds**', kinds.flatMap(([, grades]) => grades)] as const
  return markdownTable(
    ['figures of', ...LETTERS.map((g) => `${g}:`), 'all:'],
    [...kinds, all, named, ...files].map(([name, grades]) => [name, ...counts(grades), String(grades.length)]),
  )
}

const gradesOf = (graded: readonly { readonly grade?: Grade }[]): readonly Grade[] =>
  graded.flatMap(({ grade }) => (grade === undefined ? [] : [grade]))
const counts = (grades: readonly Grade[]): readonly string[] =>
  LETTERS.map((letter) => String(grades.filter((g) => g === letter).length))

/** Parameters of grade D: those that some shipped scenario draws from a range, or those that all hold fixed. */
function guesses(scenarios: ReadonlyMap<string, Scenario>, drawn: boolean): string {
  const rows = KINDS.flatMap(({ kind, params }) =>
    Object.entries(params)
      .filter(([, { grade }]) => grade === 'D')
      .map(([name, p]) => {
        const path = `${kind}.${name}`
        const where = [...scenarios.keys()].filter((s) => path in (scenarios.get(s)?.uncertainties ?? {}))
        return { where, row: [code(path), String(p.default), `${p.min} to ${p.max}`, p.unit, p.doc] }
      }),
  ).filter(({ where }) => where.length > 0 === drawn)
  const head = ['parameter', 'default:', 'range:', 'unit', 'meaning']
  return markdownTable(
    drawn ? [...head, 'drawn in'] : head,
    rows.map(({ row, where }) => (drawn ? [...row, where.join(', ')] : row)),
  )
}

function constantTable(constants: ReadonlyMap<string, readonly Constant[]>): string {
  const rows = [...constants].flatMap(([file, list]) =>
    list.map(({ name, value, doc, grade }) => [code(name), value, doc, grade ?? '–', code(file)]),
  )
  return markdownTable(['constant', 'value:', 'meaning and range', 'grade', 'in'], rows)
}

function constantsOfFile(constants: ReadonlyMap<string, readonly Constant[]>, file: string): string {
  const list = constants.get(file)
  if (list === undefined) throw new RangeError(`no file ${file}; there are ${[...constants.keys()].join(', ')}`)
  const rows = list.map(({ name, value, doc, grade }) => [code(name), value, doc, grade ?? '–'])
  return markdownTable(['constant', 'value:', 'meaning and range', 'grade'], rows)
}

function figureTable(figures: readonly Figure[], base: readonly Figure[]): string {
  const known = new Set(base.map(({ path, value, source }) => `${path}\0${value}\0${source}`))
  const own = figures.filter(({ path, value, source }) => !known.has(`${path}\0${value}\0${source}`))
  return markdownTable(
    ['what', 'value', 'grade', 'source'],
    own.map(({ path, value, grade, source }) => [code(path), value, grade ?? '–', source]),
  )
}

/** Everything that a scenario gives a number: prices, ores, agents, policy, shocks and what is drawn. */
export function figuresOf(scenario: Scenario): readonly Figure[] {
  const { prices, deposits, agents, levers, shocks, uncertainties } = scenario
  return [
    ...Object.entries(prices).map(([good, p]) => ({
      path: `prices.${good}`,
      value: `${p.domesticUsdPerKg} USD/kg in China, ${p.outsideUsdPerKg} outside`,
      grade: p.grade,
      source: p.source,
    })),
    ...Object.entries(deposits).map(([id, d]) => ({
      path: `deposits.${id}`,
      value: pairs(d.composition),
      grade: d.grade,
      source: d.source,
    })),
    ...Object.entries(agents).flatMap(([kind, setup]) => kindFigures(kind, setup)),
    ...Object.entries(levers).map(([id, e]) => ({
      path: `levers.${id}`,
      value: `${e.date}: ${pairs(e.set)}`,
      source: e.source,
    })),
    ...Object.entries(shocks).map(([id, s]) => ({
      path: `shocks.${id}`,
      value: `${s.date}, ${s.weeks} weeks: ${pairs(s.target)}${s.region === undefined ? '' : ` in ${s.region}`} × ${s.factor}`,
      source: s.source,
    })),
    ...Object.entries(uncertainties).map(([path, { source, grade, distribution, ...rest }]) => ({
      path,
      value: `${distribution}: ${pairs(rest)}`,
      grade,
      source,
    })),
  ]
}

/** Values that a scenario sets for a whole kind rest on the kind's own evidence unless a group says better. */
function kindFigures(kind: string, { params, groups }: KindSetup): readonly Figure[] {
  const specs = KINDS.find((k) => k.kind === kind)?.params ?? {}
  return [
    ...Object.entries(params).map(([name, value]) => ({
      path: `${kind}.${name}`,
      value: `${value} ${specs[name]?.unit ?? ''}`,
      grade: specs[name]?.grade ?? 'D',
      source: specs[name]?.source ?? '',
    })),
    ...groups.map((group) => ({
      path: `${kind}.${group.name}`,
      value: groupText(group),
      grade: group.grade ?? 'D',
      source: group.source ?? 'none given',
    })),
  ]
}

function groupText({ count, fields, params }: Group): string {
  const given = Object.entries({ ...fields, ...params }).map(([name, value]) => `${name} ${show(value as LeverValue)}`)
  return [`${count} ${count === 1 ? 'agent' : 'agents'}`, ...given].join(', ')
}

const pairs = (record: Readonly<Record<string, unknown>>): string =>
  Object.entries(record)
    .map(([name, value]) => `${name} ${show(value as LeverValue)}`)
    .join(', ')

function show(value: LeverValue | string): string {
  if (typeof value === 'number' || typeof value === 'string') return String(value)
  return Array.isArray(value) ? value.join(' ') || 'none' : `(${pairs(value as Record<string, number>)})`
}
