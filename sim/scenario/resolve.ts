/** A scenario as text again: the resolved file of a results folder, and the canonical form that hashes are made of. */
import { dump } from 'js-yaml'
import type { Group, KindSetup, Scenario } from './scenario.ts'

/** YAML of the scenario with `extends:` and settings merged in; parses to the same scenario. */
export function resolvedYaml(scenario: Scenario): string {
  const agents = Object.entries(scenario.agents).map(([kind, setup]) => [kind, kindYaml(setup)] as const)
  const present = agents.filter(([, setup]) => Object.keys(setup).length > 0)
  const { expect, outcomes, observations, condition, windows, levers, shocks, ...rest } = scenario
  const tree = {
    ...rest,
    levers: inOrderOfDate(levers),
    shocks: inOrderOfDate(shocks),
    agents: Object.fromEntries(present),
    ...(expect === undefined ? {} : { expect }),
    ...(outcomes.length > 0 ? { outcomes } : {}),
    ...(observations === undefined ? {} : { observations }),
    ...(condition === undefined ? {} : { condition }),
    ...(Object.keys(windows).length > 0 ? { windows } : {}),
  }
  const header = '# Resolved: everything this scenario extends and every setting of the command line merged in.\n'
  return header + dump(tree, { lineWidth: -1, noRefs: true })
}

/** What a variant adds stands after what it extends; in one file events stand in order of date. */
function inOrderOfDate<T extends { readonly date: string }>(events: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(events).sort(([, a], [, b]) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
  )
}

function kindYaml(setup: KindSetup): Record<string, unknown> {
  if (setup.groups.length === 0) return { ...setup.params }
  const groups = setup.groups.map((group) => [group.name, groupYaml(group)])
  return { ...setup.params, groups: Object.fromEntries(groups) }
}

function groupYaml(group: Group): Record<string, unknown> {
  const { count, params, fields, source, grade } = group
  return {
    count,
    ...fields,
    ...params,
    ...(source === undefined ? {} : { source }),
    ...(grade === undefined ? {} : { grade }),
  }
}

/** JSON with sorted keys: the same text for the same scenario, however its file was written. Hash this. */
export function canonicalScenario(scenario: Scenario): string {
  return JSON.stringify(scenario, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
