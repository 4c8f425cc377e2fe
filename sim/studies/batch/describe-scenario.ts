/** What a report says of the scenario itself: events, spans of control, and every assumption with its source. */
import { familyOf } from '../../numbers/distributions/index.ts'
import { toldRemarks } from '../../scenario/checks/effects.ts'
import { balanceRemarks, openingBalance } from './opening-balance.ts'
import { factorText } from '../../scenario/text/factor-text.ts'
import { meaningOf } from '../../scenario/text/paths.ts'
import { posteriorText } from '../../scenario/text/posterior-text.ts'
import { chanceWords, seriesText } from '../../scenario/words/describe.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { nearestWeek } from '../../numbers/units.ts'
import { regionsOf, sectorsOf } from '../../world/products.ts'
import type { Engine } from './engine.ts'
import type { Result } from './result.ts'

type Described = Result['scenario']
type Assumption = Described['assumptions'][number]

export function describeScenario(engine: Engine, scenario: Scenario): Described {
  const { spans, elements } = controlSpans(scenario)
  return {
    name: scenario.name,
    title: scenario.title,
    description: scenario.description,
    start: scenario.start,
    weeks: scenario.weeks,
    elements: scenario.elements,
    sectors: sectorsOf(scenario),
    regions: regionsOf(scenario),
    agents: countAgents(scenario),
    events: describeEvents(scenario),
    controlSpans: spans,
    controlledElements: elements,
    assumptions: [
      ...describeGaps(scenario),
      ...describeKinds(engine, scenario),
      ...describePrices(scenario),
      ...describeDeposits(scenario),
      ...describeSeries(scenario),
    ],
    uncertainties: describeUncertainties(engine, scenario),
    ...describeEffects(engine, scenario),
    ...describePosterior(scenario),
  }
}

function countAgents(scenario: Scenario): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [kind, setup] of Object.entries(scenario.agents))
    counts[kind] = setup.groups.reduce((sum, group) => sum + group.count, 0)
  return counts
}

export function describeEvents(scenario: Scenario): Described['events'] {
  const of = (kind: 'policy' | 'shock', events: Scenario['levers'] | Scenario['shocks']) =>
    Object.entries(events).map(([id, { date, title, source, chance }]) => ({
      id,
      kind,
      date,
      week: nearestWeek(scenario.start, date),
      title: `${title}${chanceWords(chance)}`,
      source,
    }))
  return [...of('policy', scenario.levers), ...of('shock', scenario.shocks)].sort((a, b) => a.week - b.week)
}

/** Follows `controlledElements` through the dated events; what was in force before the start counts from week 0. */
export function controlSpans(scenario: Scenario): {
  readonly spans: readonly (readonly [number, number])[]
  readonly elements: readonly string[]
} {
  const events = Object.values(scenario.levers)
    .map((event) => ({ week: nearestWeek(scenario.start, event.date), set: event.set['controlledElements'] }))
    .filter((event) => Array.isArray(event.set) && event.week < scenario.weeks)
    .sort((a, b) => a.week - b.week)
  const spans: [number, number][] = []
  const ever = new Set<string>()
  let since = -1
  events.forEach(({ week, set }, i) => {
    const names = set as readonly string[]
    const next = events[i + 1]?.week ?? scenario.weeks
    if (names.length > 0 && next > 0 && next > week) {
      for (const name of names) ever.add(name)
      if (since < 0) since = Math.max(0, week)
    } else if (names.length === 0 && since >= 0) {
      if (week > since) spans.push([since, week])
      since = -1
    }
  })
  if (since >= 0) spans.push([since, scenario.weeks])
  return { spans, elements: scenario.elements.filter((element) => ever.has(element)) }
}

/** Parameters of every kind that has agents, then what single groups set otherwise. */
function describeKinds(engine: Engine, scenario: Scenario): Assumption[] {
  const rows: Assumption[] = []
  for (const { kind, params } of engine.KINDS) {
    const setup = scenario.agents[kind]
    if (setup === undefined || setup.groups.length === 0) continue
    for (const [name, { unit, source, grade, ...spec }] of Object.entries(params))
      rows.push({ path: `${kind}.${name}`, value: String(setup.params[name] ?? spec.default), unit, source, grade })
    for (const group of setup.groups)
      for (const [name, value] of Object.entries(group.params)) {
        const spec = params[name]
        rows.push({
          path: `${kind}.groups.${group.name}.${name}`,
          value: String(value),
          unit: spec?.unit ?? '',
          source: group.source ?? spec?.source ?? '',
          grade: group.grade ?? spec?.grade ?? 'D',
        })
      }
  }
  return rows
}

/** Goods that the groups of the scenario do not make as much of as they use when the market opens. */
function describeGaps(scenario: Scenario): Assumption[] {
  return balanceRemarks(openingBalance(scenario)).map((value) => ({
    path: 'opening balance',
    value,
    unit: 't / year',
    source: 'worked out from the tonnes of all groups',
    grade: 'D',
  }))
}

function describePrices(scenario: Scenario): Assumption[] {
  return Object.entries(scenario.prices).map(([good, { domesticUsdPerKg, outsideUsdPerKg, source, grade }]) => ({
    path: `prices.${good}`,
    value: `${domesticUsdPerKg} in China, ${outsideUsdPerKg} outside`,
    unit: 'USD/kg',
    source,
    grade,
  }))
}

function describeDeposits(scenario: Scenario): Assumption[] {
  return Object.entries(scenario.deposits).map(([name, { composition, source, grade }]) => ({
    path: `deposits.${name}`,
    value: Object.entries(composition)
      .map(([element, share]) => `${element} ${share}`)
      .join(', '),
    unit: 'share of total rare-earth oxide',
    source,
    grade,
  }))
}

function describeSeries(scenario: Scenario): Assumption[] {
  return Object.entries(scenario.series ?? {}).map(([id, series]) => {
    const { sets, unit, source, grade } = series
    return { path: `series.${id}`, value: `sets ${sets}: ${seriesText(scenario, series)}`, unit, source, grade }
  })
}

function describeUncertainties(engine: Engine, scenario: Scenario): Described['uncertainties'] {
  return Object.entries(scenario.uncertainties).map(([path, distribution]) => {
    const { unit } = meaningOf(scenario, engine.KINDS, path)
    const { source, grade } = distribution
    const prior = familyOf(distribution).text(distribution)
    const posterior = posteriorText(scenario, path)
    const text = posterior === undefined ? prior : `${posterior}, ${prior}`
    const said = factorText(scenario, path) ?? text + partnersOf(scenario, path)
    return { path, unit, distribution: said, source, grade }
  })
}

function describeEffects(engine: Engine, scenario: Scenario): Pick<Described, 'withoutEffect'> {
  const remarks = toldRemarks(scenario, engine.KINDS).map(({ path, says }) => ({ path, says }))
  return remarks.length === 0 ? {} : { withoutEffect: remarks }
}

function partnersOf({ correlations = {} }: Scenario, path: string): string {
  return Object.values(correlations)
    .filter(({ between }) => between.includes(path))
    .map(({ between, spearman }) => `, rank correlation ${spearman} with ${between.find((other) => other !== path)}`)
    .join('')
}

function describePosterior({ posterior }: Scenario): Pick<Described, 'posterior'> {
  if (posterior === undefined) return {}
  const { source, paths, draws } = posterior
  return { posterior: { source, quantities: paths.length, draws: draws.length } }
}
