/** Scenarios that come with the program, by name. */
import { fileURLToPath } from 'node:url'
import { prepareScenario, type PreparedScenario } from './prepare-scenario.ts'

/** Bundled into dist/, beside which the scenarios lie. */
export function shippedScenarios(names: readonly string[]): ReadonlyMap<string, PreparedScenario> {
  const folder = fileURLToPath(new URL('../scenarios/', import.meta.url))
  return new Map(names.map((name) => [name, prepareScenario(`${folder}${name}.yaml`, [])]))
}
