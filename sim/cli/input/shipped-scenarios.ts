/** Scenarios that come with the program. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from '../../scenario/scenario.ts'
import { SHIPPED_FOLDER } from './locate-scenario.ts'
import { prepareScenario, type PreparedScenario } from './prepare-scenario.ts'

export function shippedScenarios(names: readonly string[]): ReadonlyMap<string, PreparedScenario> {
  return new Map(names.map((name) => [name, prepareScenario(join(SHIPPED_FOLDER, `${name}.yaml`), [])]))
}

/** All of them, by name. */
export function allShipped(): readonly Scenario[] {
  const names = readdirSync(SHIPPED_FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
  return [...shippedScenarios(names.sort()).values()].map(({ scenario }) => scenario)
}
