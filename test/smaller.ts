/** Worlds that come to the same totals with fewer agents: a group's tonnage is its total, whatever the number that share it. */
import type { Scenario } from '../sim/scenario/scenario.ts'

/** The text of a scenario with one agent in every group. */
export const smaller = (text: string): string => text.replace(/\bcount: \d+/g, 'count: 1')

/** A scenario with one agent in every group. */
export function oneEach(scenario: Scenario): Scenario {
  const agents = Object.entries(scenario.agents).map(([kind, setup]) => [
    kind,
    { ...setup, groups: setup.groups.map((group) => ({ ...group, count: 1 })) },
  ])
  return { ...scenario, agents: Object.fromEntries(agents) as Scenario['agents'] }
}
