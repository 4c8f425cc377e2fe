/** Names that editors offer where a scenario may hold any: those of the scenarios of a folder, by the path of the shape. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { LEVERS } from '../../policy/levers.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { seriesTargets } from '../../scenario/series/targets.ts'
import { SHIPPED } from '../../scenario/extends.ts'
import type { KnownNames } from '../../scenario/shape/json-schema.ts'
import { engine } from '../engine.ts'
import { prepareScenario } from './prepare-scenario.ts'

/** Kinds whose groups name an ore. */
const DIGGERS = ['mine', 'mineProject']

/** `folder`: that of the shipped scenarios. */
export function knownNames(folder: string): KnownNames {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
  const scenarios = files.map((file) => prepareScenario(join(folder, file), []).scenario)
  const all = (of: (scenario: Scenario) => readonly string[]): readonly string[] => [...new Set(scenarios.flatMap(of))]
  const groups = Object.fromEntries(
    engine.KINDS.map(({ kind }) => [kind, all(({ agents }) => (agents[kind]?.groups ?? []).map(({ name }) => name))]),
  )
  const paths = [...new Set([...parameterPaths(), ...all(drawnOrSet)])]
  const ores = all(({ deposits }) => Object.keys(deposits))
  return {
    'scenario.extends': files.flatMap((file) => [SHIPPED + basename(file, '.yaml'), file]),
    'scenario.outcomes.item': all((scenario) => engine.scalarsOf(scenario).map(({ name }) => name)),
    'scenario.follow.item': engine.KINDS.filter(({ followed }) => followed !== undefined).flatMap(({ kind }) =>
      groups[kind]!.map((group) => `${kind}.${group}`),
    ),
    'scenario.uncertainties': paths,
    'scenario.correlations.id.between.item': paths,
    'scenario.levers': all(({ levers }) => Object.keys(levers)),
    'scenario.shocks': all(({ shocks }) => Object.keys(shocks)),
    'scenario.series.id.sets': all((scenario) => [...seriesTargets(scenario, engine.KINDS).keys()]),
    'scenario.deposits': ores,
    'scenario.agents.manufacturer.groups.id.secondSource': groups['magnetMaker']!,
    ...Object.fromEntries(DIGGERS.map((kind) => [`scenario.agents.${kind}.groups.id.deposit`, ores])),
    ...Object.fromEntries(Object.entries(groups).map(([kind, ids]) => [`scenario.agents.${kind}.groups`, ids])),
  }
}

const parameterPaths = (): readonly string[] =>
  engine.KINDS.flatMap(({ kind, params }) => Object.keys(params).map((name) => `${kind}.${name}`))

/** What a scenario draws, and the numbers that its events set. */
function drawnOrSet({ uncertainties, levers }: Scenario): readonly string[] {
  const set = Object.entries(levers).flatMap(([id, event]) =>
    Object.keys(event.set)
      .filter((name) => LEVERS[name as keyof typeof LEVERS].type === 'number')
      .map((name) => `levers.${id}.${name}`),
  )
  return [...Object.keys(uncertainties), ...set]
}
