/**
 * The agents of one kind as columns: groups of the scenario become agents with their own size and habits. Heterogeneity is drawn
 * from streams keyed by group and parameter, so that one group more leaves all others as they were.
 */
import { LIFETIME, type AgentKind, type ParamSpec } from '../agents/agent.ts'
import { exp } from '../numbers/math.ts'
import { createStream, normal } from '../numbers/random.ts'
import type { Group, KindSetup, Scenario } from '../scenario/scenario.ts'
import { type Activity, createActivity } from './activity.ts'
import type { Goods } from './goods.ts'
import { regionsOf, sectorsOf } from './products.ts'
import type { Population } from './world.ts'

const NO_AGENTS: KindSetup = { params: {}, groups: [] }

export function createPopulation(
  kind: AgentKind,
  scenario: Scenario,
  goods: Goods,
  seed: number,
  replicate: number,
): Population {
  const setup = scenario.agents[kind.kind] ?? NO_AGENTS
  let count = 0
  for (const group of setup.groups) count += group.count
  const self: Record<string, unknown> = {
    count,
    names: setup.groups.flatMap((g) => Array<string>(g.count).fill(g.name)),
  }
  for (const [name, state] of Object.entries(kind.state)) {
    const width = state.per === 'element' ? goods.elements : state.per === 'good' ? goods.count : 1
    self[name] = new Float64Array(count * width)
  }
  const sizes = setup.groups.map((group) => groupSizes(kind, setup, group, seed, replicate))
  for (const [name, spec] of Object.entries(kind.params))
    self[name] = paramColumn(kind, setup, name, spec, count, sizes, seed, replicate)
  for (const [name, spec] of Object.entries(kind.fields))
    if (!Object.hasOwn(LIFETIME, name)) self[name] = fieldColumn(scenario, setup, name, spec.type, count, sizes, goods)
  const activity = createActivity(scenario, setup, count)
  const { active, gained, opened } = activity
  const isDated = setup.groups.some(({ fields }) => 'opens' in fields || 'closes' in fields)
  // A copy by spread has a fixed shape; an object filled key by key is read through a hash table, ten times slower.
  return { kind, self: { ...self, active, gained, opened } as never, count, activity, isDated }
}

/** The same agents with columns of their own. */
export function copyPopulation({ kind, self, count, activity, isDated }: Population): Population {
  const own = (columns: Activity | Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, column instanceof Float64Array ? column.slice() : column]),
    )
  const moved = { ...own(activity) } as unknown as Activity
  const { active, gained, opened } = moved
  return { kind, self: { ...own(self), active, gained, opened } as never, count, activity: moved, isDated }
}

/** Spread of the sizes of a group's agents, logarithmic, where its kind does not say; assumed, 0.2-1. */
const SIZE_SPREAD = 0.5

/** Shares of a group's total, summing to 1: log-normal sizes when the kind has `sizeSpread`. */
function groupSizes(kind: AgentKind, setup: KindSetup, group: Group, seed: number, replicate: number): Float64Array {
  const spread = group.params.sizeSpread ?? setup.params.sizeSpread ?? kind.params.sizeSpread?.default ?? SIZE_SPREAD
  const stream = createStream(seed, replicate, `${kind.kind}/${group.name}/size`)
  const sizes = new Float64Array(group.count)
  let sum = 0
  for (let j = 0; j < group.count; j++) sum += sizes[j] = exp(spread * normal(stream, j, 0))
  for (let j = 0; j < group.count; j++) sizes[j] /= sum
  return sizes
}

function paramColumn(
  kind: AgentKind,
  setup: KindSetup,
  name: string,
  spec: ParamSpec,
  count: number,
  sizes: readonly Float64Array[],
  seed: number,
  replicate: number,
): Float64Array {
  const column = new Float64Array(count)
  let at = 0
  setup.groups.forEach((group, g) => {
    const mean = group.params[name] ?? setup.params[name] ?? spec.default
    const stream = spec.spread ? createStream(seed, replicate, `${kind.kind}/${group.name}/${name}`) : undefined
    for (let j = 0; j < group.count; j++) {
      let v = spec.shared ? mean * sizes[g][j] : mean
      if (stream && spec.spread) v *= exp(spec.spread * normal(stream, j, 0))
      column[at++] = spec.shared ? v : v < spec.min ? spec.min : v > spec.max ? spec.max : v
    }
  })
  return column
}

function fieldColumn(
  scenario: Scenario,
  setup: KindSetup,
  name: string,
  type: string,
  count: number,
  sizes: readonly Float64Array[],
  goods: Goods,
): Float64Array {
  const column = new Float64Array(type === 'goods' ? count * goods.count : count)
  let at = 0
  setup.groups.forEach((group, g) => {
    const value = group.fields[name]
    for (let j = 0; j < group.count; j++, at++) {
      if (type === 'goods') {
        for (const [good, tonnes] of Object.entries((value ?? {}) as Record<string, number>)) {
          const id = goods.idOf(good)
          if (id >= 0) column[at * goods.count + id] = tonnes * sizes[g][j]
        }
      } else column[at] = value === undefined ? 0 : idOfField(scenario, type, value as string, goods)
    }
  })
  return column
}

function idOfField(scenario: Scenario, type: string, value: string, goods: Goods): number {
  switch (type) {
    case 'region':
      return regionsOf(scenario).indexOf(value)
    case 'sector':
      return sectorsOf(scenario).indexOf(value)
    case 'maker':
      // Counted from 1: none is 0.
      return 1 + (scenario.agents['magnetMaker']?.groups ?? []).findIndex(({ name }) => name === value)
    case 'deposit':
      return Object.keys(scenario.deposits).indexOf(value)
    default:
      return goods.idOf(value)
  }
}
