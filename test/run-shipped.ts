/** Shipped scenarios for tests of the model: read from disk, shortened, changed in one place, run once per file of tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { KINDS } from '../sim/agents/index.ts'
import type { Phase } from '../sim/agents/agent.ts'
import { meanOver, peak } from '../sim/outcomes/reduce-series.ts'
import { simulate, type Replicate, warmUp } from '../sim/run.ts'
import { scalarsOf } from '../sim/outcomes/reduce-record.ts'
import { withoutUncertainties } from '../sim/studies/ablation/changes.ts'
import { parseScenario } from '../sim/scenario/parse.ts'
import { formatProblems } from '../sim/scenario/text/problem.ts'
import type { LeverValue, Scenario } from '../sim/scenario/scenario.ts'
import { withValues } from '../sim/scenario/with-values.ts'
import { seriesOf } from '../sim/outcomes/series.ts'
import { tick } from '../sim/tick.ts'
import { createWorld } from '../sim/world/create-world.ts'
import { drawUncertainties } from '../sim/world/uncertainty.ts'
import type { World } from '../sim/world/world.ts'

const FOLDER = new URL('../scenarios/', import.meta.url)

export const SHIPPED: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml') && !file.startsWith('posterior-'))
  .map((file) => file.slice(0, -'.yaml'.length))
  .sort()

const parsed = new Map<string, Scenario>()

/** A file beside the shipped scenarios. */
export const readShipped = (path: string) => ({ text: readFileSync(new URL(path, FOLDER), 'utf8') })

/** A shipped scenario, cut to a number of weeks when given. */
export function shipped(name: string, weeks?: number): Scenario {
  let scenario = parsed.get(name)
  if (scenario === undefined) {
    const result = parseScenario(readShipped, `${name}.yaml`)
    if (!result.ok) throw new Error(formatProblems(result.problems, result.more))
    scenario = result.scenario
    parsed.set(name, scenario)
  }
  return weeks === undefined ? scenario : { ...scenario, weeks }
}

/** The same scenario with no agent of one kind. */
export function without(scenario: Scenario, kind: string): Scenario {
  const setup = scenario.agents[kind]
  return { ...scenario, agents: { ...scenario.agents, [kind]: { params: setup?.params ?? {}, groups: [] } } }
}

/** The same scenario with parameters of a kind set for all its agents and nothing uncertain about the kind. */
export function withParams(scenario: Scenario, kind: string, params: Readonly<Record<string, number>>): Scenario {
  const groups = (scenario.agents[kind]?.groups ?? []).map((g) => ({ ...g, params: { ...g.params, ...params } }))
  const setup = { params: { ...scenario.agents[kind]?.params, ...params }, groups }
  const certain = withoutUncertainties(scenario, (path) => path.startsWith(`${kind}.`))
  return { ...certain, agents: { ...scenario.agents, [kind]: setup } }
}

/** The same scenario with one more policy event, in force from the first week unless a date is given. */
export function withLevers(scenario: Scenario, set: Readonly<Record<string, LeverValue>>, date?: string): Scenario {
  const event = { date: date ?? scenario.start, title: 'Test', source: 'test', set }
  return { ...scenario, levers: { ...scenario.levers, 'test-event': event } }
}

/** The same scenario with a lever of one of its events set otherwise, in every event that sets it. */
export function relever(scenario: Scenario, set: Readonly<Record<string, LeverValue>>): Scenario {
  const levers = Object.fromEntries(
    Object.entries(scenario.levers).map(([id, event]) => {
      const own = Object.fromEntries(Object.entries(set).filter(([name]) => name in event.set))
      return [id, { ...event, set: { ...event.set, ...own } }]
    }),
  )
  return { ...withoutUncertainties(scenario, (path) => (path.split('.')[2] ?? '') in set), levers }
}

/** A finished replicate, its series and scalars by name. Weeks count from the start; `to` is exclusive. */
export interface Run extends Replicate {
  readonly scenario: Scenario
  readonly weeks: number
  series(name: string): Float64Array
  at(name: string, week: number): number
  mean(name: string, from?: number, to?: number): number
  peak(name: string, from?: number, to?: number): number
  scalar(name: string): number
}

export function run(scenario: Scenario, seed = 1, replicate = 0, check = false): Run {
  const { weeks } = scenario
  const result = simulate(scenario, { seed, replicate, check })
  const places = new Map(seriesOf(scenario).map((spec, k) => [spec.name, k]))
  const scalars = new Map(scalarsOf(scenario).map((spec, k) => [spec.name, result.scalars[k]!]))
  const series = (name: string) => {
    const k = places.get(name)
    if (k === undefined) throw new RangeError(`no series ${name}`)
    return result.record.subarray(k * weeks, (k + 1) * weeks)
  }
  return {
    ...result,
    scenario,
    weeks,
    series,
    at: (name, week) => series(name)[week]!,
    mean: (name, from = 0, to = weeks) => meanOver(series(name), from, to),
    peak: (name, from = 0, to = weeks) => peak(series(name).subarray(from, to), 0),
    scalar: (name) => {
      const value = scalars.get(name)
      if (value === undefined) throw new RangeError(`no scalar ${name}`)
      return value
    },
  }
}

/** Values of a number over a few replicates with and without a change, paired by seed. */
export function pairs(
  base: Scenario,
  variant: Scenario,
  measure: (run: Run) => number,
  replicates = 3,
): readonly { readonly base: number; readonly variant: number }[] {
  return Array.from({ length: replicates }, (_, replicate) => ({
    base: measure(run(base, 1, replicate)),
    variant: measure(run(variant, 1, replicate)),
  }))
}

/** Every number of a record is finite, or of a series that may be missing: what a run without a kind must still give. */
export function isFiniteRecord({ record, scenario }: Run): boolean {
  return seriesOf(scenario).every(({ missing }, k) =>
    record
      .subarray(k * scenario.weeks, (k + 1) * scenario.weeks)
      .every((x) => Number.isFinite(x) || (missing !== undefined && Number.isNaN(x))),
  )
}

/** A world before its first week, warm-up weeks included. */
export function openWorld(scenario: Scenario, seed = 1): World {
  return createWorld(withValues(scenario, drawUncertainties(scenario, seed, 0)), seed, 0)
}

/** Weeks of a world one after another, as a run does it; `each` after every week. */
export function passWeeks(world: World, weeks: number, each: (world: World) => void = () => {}): void {
  for (let k = 0; k < weeks; k++, world.week++, world.tick++) {
    tick(world)
    each(world)
  }
}

/** A world at the first week of its scenario, after the warm-up. */
export function warmWorld(scenario: Scenario, seed = 1): World {
  const world = openWorld(scenario, seed)
  warmUp(world)
  return world
}

/** One column of one kind. */
export function column(world: World, kind: string, name: string): Float64Array {
  const population = populationOf(world, kind)
  const value = (population.self as Readonly<Record<string, unknown>>)[name]
  if (!(value instanceof Float64Array)) throw new RangeError(`${kind} has no column ${name}`)
  return value
}

/** Groups of a kind's agents, in order. */
export function namesOf(world: World, kind: string): readonly string[] {
  return (populationOf(world, kind).self as { readonly names: readonly string[] }).names
}

/** One kind's part in one phase, alone. */
export function act(world: World, kind: string, phase: Phase): void {
  const population = populationOf(world, kind)
  population.kind.act[phase]?.(population.self, world)
}

function populationOf(world: World, kind: string) {
  const population = world.populations[KINDS.findIndex((k) => k.kind === kind)]
  if (population === undefined) throw new RangeError(`no kind ${kind}`)
  return population
}
