/** A scenario in words: who acts, what happens when, what is uncertain. */
import type { AgentKind } from '../../agents/agent.ts'
import { groupTable } from './group-table.ts'
import { familyOf } from '../../numbers/distributions/index.ts'
import { dateOfWeek, nearestWeek, weekOfDate } from '../../numbers/units.ts'
import { toldRemarks } from '../checks/effects.ts'
import { factorText } from '../text/factor-text.ts'
import { posteriorText } from '../text/posterior-text.ts'
import { meaningOf } from '../text/paths.ts'
import { weeklyValues } from '../series/weekly-values.ts'
import type { Chance, LeverValue, PolicyEvent, Scenario, Series, Shock } from '../scenario.ts'

/** Plain text of about a page, each line at most a terminal wide where names allow. */
export function describe(scenario: Scenario, kinds: readonly AgentKind[]): string {
  const { name, title, description, start, weeks, elements, seed, replicates, baseYear } = scenario
  return [
    `${title} (${name})`,
    ...(description === '' ? [] : [wrap(description.replace(/\s+/g, ' ').trim())]),
    '',
    `  horizon     ${start} to ${dateOfWeek(start, weeks)}, ${weeks} weeks`,
    `  elements    ${elements.join(', ')}`,
    `  prices      constant dollars of ${baseYear}`,
    `  runs        ${replicates} replicates from seed ${seed}`,
    ...(scenario.follow === undefined ? [] : [`  followed    ${scenario.follow.join(', ')}`]),
    ...(scenario.observations === undefined ? [] : [`  observed    ${scenario.observations}`]),
    ...conditionLines(scenario),
    ...posteriorLines(scenario),
    ...designLines(scenario),
    '',
    ...agentLines(scenario, kinds),
    ...groupLines(scenario, kinds),
    ...lifetimeLines(scenario),
    '',
    ...eventLines(scenario),
    ...seriesLines(scenario),
    '',
    ...uncertaintyLines(scenario, kinds),
    ...correlationLines(scenario),
    ...remarkLines(scenario, kinds),
    '',
  ].join('\n')
}

function conditionLines({ condition, observations }: Scenario): string[] {
  if (condition === undefined) return []
  const { on = observations, until, fitted } = condition
  const end = until === undefined ? '' : ` up to ${until}`
  const again = fitted === 'twice' ? ', those that the posterior was fitted to once more' : ''
  return [`  weighed     runs by the figures of ${on}${end}${again}`]
}

function posteriorLines({ posterior }: Scenario): string[] {
  if (posterior === undefined) return []
  const { paths, draws, source } = posterior
  return [`  calibrated  ${paths.length} of the uncertainties, ${draws.length} draws: ${source}`]
}

function designLines({ design }: Scenario): string[] {
  if (design === undefined) return []
  if (design.method !== 'factorial') return [`  design      ${DESIGN_NAMES[design.method]}`]
  const factors = Object.entries(design.factors).map(([path, values]) => `${path} at ${values.join(', ')}`)
  return [`  design      full factorial: ${factors.join('; ')}`]
}
const DESIGN_NAMES = { latinHypercube: 'Latin hypercube', sobol: 'scrambled Sobol sequence' } as const

function correlationLines({ correlations = {} }: Scenario): string[] {
  const rows = Object.values(correlations).map(({ between, spearman, grade }) => [
    between.join(' and '),
    String(spearman),
    `grade ${grade}`,
  ])
  return rows.length === 0 ? [] : ['', 'Rank correlations', ...table(rows)]
}

/** What the list above says and no run shows. */
function remarkLines(scenario: Scenario, kinds: readonly AgentKind[]): string[] {
  const rows = toldRemarks(scenario, kinds).map(({ path, says }) => [path, says])
  return rows.length === 0 ? [] : ['', 'Changes nothing, or less than it says', ...table(rows)]
}

function agentLines(scenario: Scenario, kinds: readonly AgentKind[]): string[] {
  const rows = kinds.map(({ kind, purpose }) => {
    const groups = scenario.agents[kind]?.groups ?? []
    const count = groups.reduce((sum, group) => sum + group.count, 0)
    const inGroups = groups.length > 1 ? ` in ${groups.length} groups` : ''
    return { kind, count, text: `${count}${inGroups}`, purpose }
  })
  const present = rows.filter((row) => row.count > 0)
  const total = present.reduce((sum, row) => sum + row.count, 0)
  const absent = rows.filter((row) => row.count === 0).map((row) => row.kind)
  return [
    `Agents: ${total}`,
    ...table(present.map((row) => [row.kind, row.text, row.purpose])),
    ...(absent.length > 0 ? [`  none of: ${absent.join(', ')}`] : []),
  ]
}

/** Groups by kind; those of a kind marked with * can be followed. */
function groupLines({ agents }: Scenario, kinds: readonly AgentKind[]): string[] {
  const rows = kinds.flatMap((kind) => groupTable(kind, agents[kind.kind]?.groups ?? []))
  return rows.length === 0
    ? []
    : ['', 'Groups (* can be followed, by name: `follow: [mine.mountain-pass]`)', ...table(rows)]
}

/** Groups that open or close at a date. */
function lifetimeLines({ agents, start }: Scenario): string[] {
  const rows = Object.entries(agents).flatMap(([kind, { groups }]) =>
    groups.flatMap(({ name, fields, params }) => {
      const { opens, closes, rampWeeks = params.rampWeeks } = fields
      const texts = [
        ...(typeof opens === 'string' ? [openingText(start, opens, Number(rampWeeks ?? 0))] : []),
        ...(typeof closes === 'string' ? [`closes ${closes} (week ${nearestWeek(start, closes)})`] : []),
      ]
      return texts.length === 0 ? [] : [[`${kind}.${name}`, texts.join(', ')]]
    }),
  )
  return rows.length === 0 ? [] : ['', 'Opening and closing', ...table(rows)]
}

function openingText(start: string, opens: string, rampWeeks: number): string {
  const week = nearestWeek(start, opens)
  const ramp = rampWeeks > 0 ? `, full after ${rampWeeks} weeks` : ''
  return week > 0 ? `opens ${opens} (week ${week}${ramp})` : `opens ${opens} (there from the first week${ramp})`
}

function eventLines(scenario: Scenario): string[] {
  const policy = Object.values(scenario.levers).map((event) => ({ ...event, what: settings(event) }))
  const shocks = Object.values(scenario.shocks).map((shock) => ({ ...shock, what: effect(shock) }))
  const events = [...policy, ...shocks].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  if (events.length === 0) return ['Events: none']
  const rows = events.map(({ date, title, what, chance }) => {
    const week = weekOfDate(scenario.start, date)
    return [date, week < 0 ? 'in force' : `week ${week}`, `${title}${chanceWords(chance)}: ${what}`]
  })
  return ['Events', ...table(rows)]
}

/** What a run follows week by week, with what is held beyond its dates. */
function seriesLines(scenario: Scenario): string[] {
  const rows = Object.entries(scenario.series ?? {}).map(([id, one]) => [id, one.sets, seriesText(scenario, one)])
  return rows.length === 0 ? [] : ['', 'Series', ...table(rows)]
}

/** `1 to 1.44 (factor), 24 figures from 2025-01-06 to 2026-12-07, linear`. */
export function seriesText(scenario: Scenario, series: Series): string {
  const weekly = weeklyValues(scenario, series)
  const dates = Object.keys(series.values)
  const [low, high] = [Math.min(...weekly), Math.max(...weekly)].map((x) => Number(x.toPrecision(4)))
  const of = series.base === undefined ? series.unit : `times ${series.base} ${series.unit}`
  const share = series.share === undefined ? '' : `, a share of ${series.share} of it`
  const factor = series.factor === undefined ? '' : `, each figure times ${series.factor}`
  const held = series.outside === 'hold' ? ', held before and after' : ''
  const figures = `${dates.length} figure${dates.length === 1 ? '' : 's'} from ${dates[0]} to ${dates.at(-1)}`
  return `${low} to ${high} (${of}${share}${factor}), ${figures}, ${series.interpolate}${held}`
}

/** ` (in 30 % of runs, if truce-lapses)`; nothing of what is certain. */
export function chanceWords(chance: Chance | undefined): string {
  if (chance === undefined) return ''
  const { probability, if: needed, unless } = chance
  const parts = [
    ...(probability === undefined ? [] : [`in ${Number((100 * probability).toPrecision(3))} % of runs`]),
    ...(needed === undefined ? [] : [`if ${needed}`]),
    ...(unless === undefined ? [] : [`unless ${unless}`]),
  ]
  return ` (${parts.join(', ')})`
}

function settings(event: PolicyEvent): string {
  return Object.entries(event.set)
    .map(([lever, value]) => `${lever} ${leverText(value)}`)
    .join(', ')
}

function leverText(value: LeverValue): string {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length > 0 ? value.join(' ') : 'lifted'
  return Object.entries(value)
    .map(([name, v]) => `${name} ${v}`)
    .join(' ')
}

function effect(shock: Shock): string {
  const target = Object.entries(shock.target).map(([kind, name]) => `${kind} ${name}`)
  const where = shock.region === undefined ? '' : ` in ${shock.region}`
  return `${target.join(', ')}${where} × ${shock.factor} for ${shock.weeks} weeks`
}

function uncertaintyLines(scenario: Scenario, kinds: readonly AgentKind[]): string[] {
  const rows = Object.entries(scenario.uncertainties).map(([path, d]) => {
    const { unit } = meaningOf(scenario, kinds, path)
    const posterior = posteriorText(scenario, path)
    const text = [...(posterior === undefined ? [] : [posterior]), familyOf(d).text(d)].join(', ')
    return [path, factorText(scenario, path) ?? text, unit, `grade ${d.grade}`]
  })
  return rows.length === 0 ? ['Uncertainties: none'] : ['Uncertainties', ...table(rows)]
}

/** Columns padded to their widest cell, all but the last. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    `  ${row.map((cell, c) => (c < row.length - 1 ? cell.padEnd(widths[c] ?? 0) : cell)).join('  ')}`.trimEnd(),
  )
}

/** Breaks text at spaces, characters per line. */
const WIDTH = 100
function wrap(text: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= WIDTH) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}
