/** Checked values to the scenario that the engine takes: defaults filled in, elements in order, untracked goods left out. */
import type { AgentKind, Grade } from '../agents/agent.ts'
import { ELEMENTS, type Element, type Good, MAGNETS } from '../world/products.ts'
import type { RawKind, RawScenario } from './shape/raw-scenario.ts'
import type { MapShape } from './shape/shape.ts'
import { drawnPairs } from './checks/check-correlations.ts'
import type { Correlation, DesignChoice, Group, KindSetup, Posterior, Scenario } from './scenario.ts'

/** `raw` has passed every check, so all required keys are there. */
export function createScenario(raw: RawScenario, kinds: readonly AgentKind[], shape: MapShape): Scenario {
  const given = raw as Required<RawScenario>
  const elements = ELEMENTS.filter((e) => given.elements.includes(e))
  const tracked = (good: string): boolean =>
    (elements as string[]).includes(good) || (MAGNETS as readonly string[]).includes(good)
  const deposits = Object.entries(raw.deposits ?? {}).map(([id, deposit]) => {
    const composition = pick(deposit.composition ?? {}, tracked) as Partial<Record<Element, number>>
    return [id, { ...deposit, composition }]
  })
  return {
    schema: 1,
    name: given.name,
    title: given.title,
    description: raw.description ?? (defaultOf(shape, 'description') as string),
    start: given.start,
    weeks: given.weeks,
    seed: given.seed,
    replicates: raw.replicates ?? (defaultOf(shape, 'replicates') as number),
    elements,
    ...(raw.sectors === undefined ? {} : { sectors: raw.sectors }),
    ...(raw.regions === undefined || Object.keys(raw.regions).length === 0
      ? {}
      : { regions: raw.regions as Scenario['regions'] & object }),
    ...(raw.treasury === undefined ? {} : { treasury: raw.treasury as Scenario['treasury'] & object }),
    baseYear: given.baseYear,
    prices: pick(given.prices, tracked),
    deposits: Object.fromEntries(deposits),
    agents: Object.fromEntries(kinds.map((kind) => [kind.kind, kindSetup(kind, raw.agents?.[kind.kind], tracked)])),
    levers: (raw.levers ?? {}) as Scenario['levers'],
    shocks: (raw.shocks ?? {}) as Scenario['shocks'],
    ...(raw.series === undefined || Object.keys(raw.series).length === 0
      ? {}
      : { series: raw.series as Scenario['series'] & object }),
    uncertainties: raw.uncertainties ?? {},
    ...ownCorrelations(raw),
    ...ownDesign(raw),
    ...(raw.expect === undefined || Object.keys(raw.expect).length === 0
      ? {}
      : { expect: raw.expect as Scenario['expect'] & object }),
    outcomes: raw.outcomes ?? [],
    ...(raw.follow === undefined ? {} : { follow: raw.follow }),
    ...(raw.observations === undefined ? {} : { observations: raw.observations }),
    ...(raw.condition === undefined ? {} : { condition: raw.condition }),
    windows: (raw.windows ?? {}) as Scenario['windows'],
    ...ownPosterior(raw),
  }
}

function ownCorrelations(raw: RawScenario): Pick<Scenario, 'correlations'> {
  const own = drawnPairs(raw).map(({ id }) => [id, raw.correlations![id] as Correlation] as const)
  return own.length === 0 ? {} : { correlations: Object.fromEntries(own) }
}

/** Plain Monte Carlo is what no design means. */
function ownDesign({ design }: RawScenario): Pick<Scenario, 'design'> {
  return design === undefined || design.method === 'monteCarlo' ? {} : { design: design as DesignChoice }
}

/** The columns of a family's posterior that this scenario draws. */
function ownPosterior(raw: RawScenario): { posterior?: Posterior } {
  if (raw.posterior === undefined) return {}
  const { source, paths, draws } = raw.posterior as Posterior
  const own = paths.map((_, p) => p).filter((p) => Object.hasOwn(raw.uncertainties ?? {}, paths[p]!))
  if (own.length === 0) return {}
  return {
    posterior: { source, paths: own.map((p) => paths[p]!), draws: draws.map((draw) => own.map((p) => draw[p]!)) },
  }
}

function defaultOf(shape: MapShape, key: string): string | number | undefined {
  const field = shape.fields.get(key)?.shape
  return field?.type === 'number' || field?.type === 'text' ? field.default : undefined
}

function kindSetup(kind: AgentKind, raw: RawKind | undefined, tracked: (good: string) => boolean): KindSetup {
  const isParam = (key: string): boolean => Object.hasOwn(kind.params, key)
  const groups = Object.entries(raw?.groups ?? {}).map(([name, values]): Group => {
    const fields: Record<string, string | number | Partial<Record<Good, number>>> = {}
    for (const [field, spec] of Object.entries(kind.fields)) {
      const value = values[field]
      if (value !== undefined)
        fields[field] = spec.type === 'goods' ? pick(value as Record<string, number>, tracked) : (value as string)
    }
    return {
      name,
      count: (values['count'] as number | undefined) ?? 1,
      params: pick(values, isParam) as Record<string, number>,
      fields,
      ...(values['source'] === undefined ? {} : { source: values['source'] as string }),
      ...(values['grade'] === undefined ? {} : { grade: values['grade'] as Grade }),
    }
  })
  return { params: pick((raw ?? {}) as Record<string, number>, isParam), groups }
}

function pick<V>(record: Readonly<Record<string, V>>, keep: (key: string) => boolean): Record<string, V> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keep(key)))
}
