/** What happens when in the runs of a comparison: events of all policies, in order of date; what only some have, or have on another day, names them. */
import type { Scenario } from '../../scenario/scenario.ts'
import { describeEvents } from '../batch/describe-scenario.ts'
import type { ComparedEvent } from './result.ts'

export function eventsBetween(
  policies: readonly { readonly name: string; readonly scenario: Scenario }[],
): readonly ComparedEvent[] {
  const found = new Map<string, { readonly event: Omit<ComparedEvent, 'policies'>; readonly names: string[] }>()
  for (const { name, scenario } of policies)
    for (const { date, week, title } of describeEvents(scenario)) {
      const key = `${date} ${title}`
      const known = found.get(key) ?? { event: { date, week, title }, names: [] }
      if (!known.names.includes(name)) known.names.push(name)
      found.set(key, known)
    }
  return [...found.values()]
    .map(({ event, names }) => (names.length === policies.length ? event : { ...event, policies: names }))
    .sort((a, b) => a.week - b.week)
}
