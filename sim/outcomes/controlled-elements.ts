/** What a scenario puts under licence. */
import type { Scenario } from '../scenario/scenario.ts'
import { trackedElements } from './members.ts'

/** Elements that are under licence at any time. */
export function controlledElements(scenario: Scenario): readonly string[] {
  const names = new Set<string>()
  for (const event of Object.values(scenario.levers)) {
    const value = event.set.controlledElements
    if (Array.isArray(value)) for (const name of value as readonly string[]) names.add(name)
  }
  return trackedElements(scenario).filter((e) => names.has(e))
}
