/** Names that editors offer where a scenario may hold any: those of the shipped ones and of the user's own, by the path of the shape. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Scenario } from '../../scenario/scenario.ts'
import { seriesTargets } from '../../scenario/series/targets.ts'
import { SHIPPED } from '../../scenario/extends.ts'
import type { Known } from '../../scenario/shape/json-schema.ts'
import { allTargets, findTarget, isMisstep } from '../../scenario/text/paths.ts'
import { SHOCK_TARGETS } from '../../policy/shocks.ts'
import { engine } from '../engine.ts'
import { knownExamples } from './known-examples.ts'
import { prepareScenario } from './prepare-scenario.ts'

/** Kinds whose groups name an ore. */
const DIGGERS = ['mine', 'mineProject']

/** `folder`: that of the shipped scenarios. `own`: a scenario of the user's, whose names come first. */
export function knownOf(folder: string, own?: Scenario): Known {
  const files = readdirSync(folder).sort()
  const yaml = files.filter((file) => file.endsWith('.yaml'))
  const shipped = yaml.map((file) => prepareScenario(join(folder, file), []).scenario)
  const examples = knownExamples(yaml.map((file) => join(folder, file)))
  const ofShipped = knownNames(shipped, files, undefined)
  return { ...(own === undefined ? ofShipped : knownNames(shipped, files, own)), there: ofShipped.names, examples }
}

function knownNames(
  shipped: readonly Scenario[],
  files: readonly string[],
  own: Scenario | undefined,
): Pick<Known, 'names' | 'targets'> {
  const each = own === undefined ? shipped : [own, ...shipped]
  const all = (of: (scenario: Scenario) => readonly string[]): readonly string[] => [...new Set(each.flatMap(of))]
  const groups = Object.fromEntries(
    engine.KINDS.map(({ kind }) => [kind, all(({ agents }) => (agents[kind]?.groups ?? []).map(({ name }) => name))]),
  )
  const paths = [...new Set([...parameterPaths(), ...(own === undefined ? [] : ownPaths(own)), ...all(drawnOrDated)])]
  const ores = all(({ deposits }) => Object.keys(deposits))
  const weekly = all((scenario) => engine.seriesOf(scenario).map(({ name }) => name))
  const events = all(({ levers, shocks }) => [...Object.keys(levers), ...Object.keys(shocks)])
  const tables = files.filter((file) => file.endsWith('.csv'))
  const hit = Object.keys(SHOCK_TARGETS).filter((target) => target in groups)
  const names = {
    'scenario.extends': files
      .filter((file) => file.endsWith('.yaml'))
      .flatMap((file) => [SHIPPED + basename(file, '.yaml'), file]),
    'scenario.outcomes.item': all((scenario) => engine.scalarsOf(scenario).map(({ name }) => name)),
    'scenario.follow.item': engine.KINDS.filter(({ followed }) => followed !== undefined).flatMap(({ kind }) =>
      groups[kind]!.map((group) => `${kind}.${group}`),
    ),
    'scenario.uncertainties': paths,
    'scenario.correlations.id.between.item': paths,
    'scenario.design.factorial.factors': paths,
    'scenario.levers': all(({ levers }) => Object.keys(levers)),
    'scenario.shocks': all(({ shocks }) => Object.keys(shocks)),
    'scenario.series.id.sets': all((scenario) => [...seriesTargets(scenario, engine.KINDS).keys()]),
    'scenario.deposits': ores,
    'scenario.observations': tables,
    'scenario.windows.id.series.item': weekly,
    'scenario.agents.manufacturer.groups.id.secondSource': groups['magnetMaker']!,
    ...Object.fromEntries(
      ['levers', 'shocks'].flatMap((block) =>
        ['if', 'unless'].map((when) => [`scenario.${block}.id.chance.${when}`, events]),
      ),
    ),
    ...Object.fromEntries(hit.map((kind) => [`scenario.shocks.id.target.${kind}`, groups[kind]!])),
    ...Object.fromEntries(DIGGERS.map((kind) => [`scenario.agents.${kind}.groups.id.deposit`, ores])),
    ...Object.fromEntries(Object.entries(groups).map(([kind, ids]) => [`scenario.agents.${kind}.groups`, ids])),
  }
  return { names, targets: Object.fromEntries(paths.flatMap((path) => wordsOf(path, each))) }
}

const parameterPaths = (): readonly string[] =>
  engine.KINDS.flatMap(({ kind, params }) => Object.keys(params).map((name) => `${kind}.${name}`))

const ownPaths = (own: Scenario): readonly string[] => allTargets(own, engine.KINDS).map(({ path }) => path)

/** What a scenario draws, the numbers that its events set, and their dates. */
function drawnOrDated(scenario: Scenario): readonly string[] {
  const { uncertainties, levers } = scenario
  const set = ownPaths(scenario).filter((path) => /^(levers|shocks)\./.test(path))
  return [...Object.keys(uncertainties), ...set, ...Object.keys(levers).map((id) => `levers.${id}.date`)]
}

/** Unit, range and meaning of a path, in the first scenario that has it. */
function wordsOf(path: string, scenarios: readonly Scenario[]): [string, Known['targets'][string]][] {
  for (const scenario of scenarios) {
    const found = findTarget(scenario, engine.KINDS, path)
    if (!isMisstep(found)) {
      const { doc, unit, min, max } = found
      return [[path, { doc, unit, min, max }]]
    }
  }
  return []
}
