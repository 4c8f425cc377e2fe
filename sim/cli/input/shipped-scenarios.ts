/** Scenarios that come with the program. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Scenario } from '../../scenario/scenario.ts'
import { prepareScenario, type PreparedScenario } from './prepare-scenario.ts'

/** Bundled into dist/, beside which the scenarios lie. */
const folder = (): string => fileURLToPath(new URL('../scenarios/', import.meta.url))

export function shippedScenarios(names: readonly string[]): ReadonlyMap<string, PreparedScenario> {
  return new Map(names.map((name) => [name, prepareScenario(`${folder()}${name}.yaml`, [])]))
}

/** All of them, by name. */
export function allShipped(): readonly Scenario[] {
  const names = readdirSync(folder())
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
  return [...shippedScenarios(names.sort()).values()].map(({ scenario }) => scenario)
}
