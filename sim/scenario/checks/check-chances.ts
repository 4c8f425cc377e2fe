/** Events that may happen hang on events that exist, one way round. */
import { type CrossCheck, nearestName, report } from './cross-check.ts'
import { oneOf, quoteKey } from '../text/problem.ts'
import type { Chance } from '../scenario.ts'

type Block = 'levers' | 'shocks'

export function checkChances(check: CrossCheck): void {
  const { levers = {}, shocks = {} } = check.raw
  const ids = [...Object.keys(levers), ...Object.keys(shocks)]
  const chances = new Map<string, Chance>()
  const each = (block: Block, events: Readonly<Record<string, { readonly chance?: Chance }>>): void => {
    for (const [id, { chance }] of Object.entries(events)) {
      if (chance === undefined) continue
      chances.set(id, chance)
      if (chance.if !== undefined && chance.if === chance.unless)
        report(check, [block, id, 'chance', 'unless'], {
          given: `${quoteKey(chance.if)}, on which it hangs by if as well: it could never happen`,
          expected: 'another event, or if or unless alone',
        })
      for (const key of ['if', 'unless'] as const) checkNamed(check, [block, id, 'chance', key], chance[key], ids)
      if (Object.hasOwn(levers, id) && Object.hasOwn(shocks, id))
        report(
          check,
          [block, id],
          { given: `${id} as a policy event and a shock`, expected: 'one name for one event' },
          true,
        )
    }
  }
  each('levers', levers)
  each('shocks', shocks)
  const circle = [...chances.keys()].find((id) => hangsOn(chances, id, id))
  if (circle === undefined) return
  const block: Block = Object.hasOwn(levers, circle) ? 'levers' : 'shocks'
  report(
    check,
    [block, circle, 'chance'],
    { given: `${circle}, which hangs on itself`, expected: 'events in one order' },
    true,
  )
}

function checkNamed(check: CrossCheck, at: readonly string[], name: string | undefined, ids: readonly string[]): void {
  if (name === undefined || ids.includes(name)) return
  report(check, at, {
    given: `the unknown event ${quoteKey(name)}`,
    expected: oneOf(ids),
    nearest: nearestName(check, name, ids),
  })
}

/** Whether an event is reached again from where it hangs on. */
function hangsOn(
  chances: ReadonlyMap<string, Chance>,
  from: string,
  sought: string,
  seen = new Set<string>(),
): boolean {
  const { if: needed, unless } = chances.get(from) ?? {}
  return [needed, unless].some((next) => {
    if (next === undefined || seen.has(next)) return false
    if (next === sought) return true
    seen.add(next)
    return hangsOn(chances, next, sought, seen)
  })
}

/** Two events of which one happens only when the other does not. */
export function excludeEachOther(
  [one, a]: readonly [string, Chance | undefined],
  [other, b]: readonly [string, Chance | undefined],
): boolean {
  return a?.unless === other || b?.unless === one
}
