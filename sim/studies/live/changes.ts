/** What the reader of a live page changed in a scenario's policy, and the scenario that comes of it. */
import type { LeverValue, Posterior, Scenario } from '../../scenario/scenario.ts'

/**
 * By key: `<event>` to null takes the event out, `<event>.date` to an ISO date moves it, `<event>.<lever>` or
 * `<event>.<lever>.<name>` to a number sets a value.
 */
export type Changes = ReadonlyMap<string, number | string | null>

/** Who sets a value means that value: its draw ends, as it does in a file that extends another. */
export function applyChanges(scenario: Scenario, changes: Changes): Scenario {
  let { levers } = scenario
  for (const [key, change] of changes) {
    const [id = '', name = '', member] = key.split('.')
    const event = levers[id]
    if (event === undefined) continue
    if (change === null) {
      const { [id]: _gone, ...rest } = levers
      levers = rest
    } else if (typeof change === 'string') levers = { ...levers, [id]: { ...event, date: change } }
    else {
      const before = event.set[name]
      const after: LeverValue =
        member === undefined ? change : { ...(before as Record<string, number>), [member]: change }
      levers = { ...levers, [id]: { ...event, set: { ...event.set, [name]: after } } }
    }
  }
  const ended = new Set(endedDraws(scenario, changes))
  const { posterior, ...rest } = scenario
  const uncertainties = Object.fromEntries(Object.entries(scenario.uncertainties).filter(([path]) => !ended.has(path)))
  return { ...rest, levers, uncertainties, ...withoutColumns(posterior, ended) }
}

/** Paths of the uncertainties that the changes end. */
export function endedDraws(scenario: Scenario, changes: Changes): readonly string[] {
  return Object.keys(scenario.uncertainties).filter((path) => {
    const [block = '', id = '', ...rest] = path.split('.')
    if (block !== 'levers') return false
    return changes.get(id) === null || typeof changes.get([id, ...rest].join('.')) === 'number'
  })
}

function withoutColumns(posterior: Posterior | undefined, ended: ReadonlySet<string>): { posterior?: Posterior } {
  if (posterior === undefined) return {}
  const { source, paths, draws } = posterior
  const kept = paths.map((_, p) => p).filter((p) => !ended.has(paths[p]))
  if (kept.length === 0) return {}
  return {
    posterior: { source, paths: kept.map((p) => paths[p]), draws: draws.map((draw) => kept.map((p) => draw[p])) },
  }
}
