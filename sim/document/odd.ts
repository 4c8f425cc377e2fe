/** Tables of the ODD protocol as Markdown, from the registries: what the code declares once is printed, never retyped. */
import { LIFETIME, PHASES, type AgentKind, type FieldSpec, type ParamSpec, type StateSpec } from '../agents/agent.ts'
import { KINDS } from '../agents/index.ts'
import { code, markdownTable } from './markdown.ts'
import type { Tables } from './fill.ts'
import { OUTCOMES } from '../outcomes/outcomes.ts'
import { PATTERNS } from '../studies/patterns/patterns.ts'
import { LEVERS, type LeverSpec } from '../policy/levers.ts'
import { SHOCK_TARGETS } from '../policy/shocks.ts'
import { MAGNET_CONTENT, MAGNET_CONVERSION, MAGNETS } from '../world/products.ts'
import { PURPOSES } from '../world/world.ts'

export const ODD_TABLES: Tables = {
  kinds: () => markdownTable(['kind', 'what it does', 'acts in'], KINDS.map(kindRow)),
  params: ([kind]) => paramsTable(kindOf(kind)),
  state: ([kind]) => stateTable(kindOf(kind)),
  // What every kind has is said once.
  fields: ([kind]) =>
    fieldsTable(Object.entries(kindOf(kind).fields).filter(([name]) => !Object.hasOwn(LIFETIME, name))),
  lifetime: () => fieldsTable(Object.entries(LIFETIME)),
  phases: () => markdownTable(['phase', 'kinds that act, in this order'], PHASES.map(phaseRow)),
  levers: () => markdownTable(['lever', 'meaning', 'unit', 'default:', 'range:', 'source'], leverRows()),
  shocks: () =>
    markdownTable(
      ['target', 'meaning'],
      Object.entries(SHOCK_TARGETS).map(([name, doc]) => [code(name), doc]),
    ),
  outcomes: () =>
    markdownTable(
      ['series', 'by', 'unit', 'definition'],
      OUTCOMES.map(({ name, of, unit, doc, missing }) => [
        code(name),
        of.join(', '),
        unit,
        missing === undefined ? doc : `${doc} Missing ${missing}.`,
      ]),
    ),
  patterns: () =>
    markdownTable(
      ['', 'measure', 'unit', 'observed:', 'tolerance of the median', 'why so wide', 'split', 'evidence'],
      PATTERNS.map((p) => [
        p.id,
        p.measure,
        p.unit,
        String(p.observed),
        `${figure(p.tolerance[0])} to ${figure(p.tolerance[1])}`,
        p.reason,
        p.split === 'held_out' ? 'held out' : 'fit',
        p.evidence,
      ]),
    ),
  magnets: () =>
    markdownTable(
      ['grade', 'oxide in a tonne, t', 'making it, USD/t:'],
      MAGNETS.map((name) => [
        code(name),
        Object.entries(MAGNET_CONTENT[name] ?? {})
          .map(([element, t]) => `${element} ${t}`)
          .join(', '),
        String(MAGNET_CONVERSION[name]),
      ]),
    ),
  streams: () => PURPOSES.map((purpose) => code(purpose)).join(', '),
}

/** Three digits are more than a tolerance has. */
const figure = (x: number): string => String(Number(x.toPrecision(3)))

function kindOf(name: string | undefined): AgentKind {
  const kind = KINDS.find((k) => k.kind === name)
  if (kind === undefined) throw new RangeError(`no kind ${name}; there are ${KINDS.map((k) => k.kind).join(', ')}`)
  return kind
}

function kindRow({ kind, purpose, act }: AgentKind): readonly string[] {
  const phases = PHASES.filter((phase) => act[phase] !== undefined && phase !== 'holdings')
  return [code(kind), purpose, phases.join(', ')]
}

function phaseRow(phase: (typeof PHASES)[number]): readonly string[] {
  const who = KINDS.filter(({ act }) => act[phase] !== undefined).map(({ kind }) => code(kind))
  return [code(phase), who.join(', ')]
}

function paramsTable({ params }: AgentKind): string {
  const row = ([name, p]: [string, ParamSpec]) => [
    code(name),
    p.doc,
    p.unit,
    plain(p.default),
    `${plain(p.min)} to ${plain(p.max)}`,
    differs(p),
    p.grade,
    p.source,
  ]
  return markdownTable(
    ['parameter', 'meaning', 'unit', 'default:', 'range:', 'within a group', 'grade', 'source'],
    Object.entries(params).map(row),
  )
}

function differs({ shared, spread }: ParamSpec): string {
  if (shared === true) return 'total, shared by size'
  return spread === undefined ? 'the same' : `log-normal, sigma ${spread}`
}

function stateTable({ state }: AgentKind): string {
  const row = ([name, { unit, doc, per }]: [string, StateSpec]) => [code(name), doc, unit, per ?? 'agent']
  return markdownTable(['state', 'meaning', 'unit', 'one per'], Object.entries(state).map(row))
}

function fieldsTable(fields: readonly (readonly [string, FieldSpec])[]): string {
  const row = ([name, { type, doc, required }]: readonly [string, FieldSpec]) => [
    code(name),
    doc,
    type,
    required === true ? 'yes' : 'no',
  ]
  return markdownTable(['field', 'meaning', 'type', 'required'], fields.map(row))
}

function leverRows(): readonly (readonly string[])[] {
  return (Object.entries(LEVERS) as [string, LeverSpec][]).map(([name, lever]) => {
    const by = lever.type === 'number' ? '' : ` By name: ${lever.of.join(', ')}.`
    const range =
      lever.type === 'set'
        ? ['none', 'any of them']
        : [plain(lever.default), `${plain(lever.min)} to ${plain(lever.max)}`]
    return [code(name), lever.doc + by, lever.unit, ...range, lever.source]
  })
}

/** Large numbers as powers of ten where they say no more than "very many". */
const plain = (x: number): string => (x >= 1e8 ? '10⁹' : String(x))
