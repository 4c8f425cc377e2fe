/** A lever held at one value from a date on: an event of the reader's own, and that value in every later event that sets the lever. */
import { LEVERS, type LeverName, type LeverSpec } from '../../policy/levers.ts'
import type { LeverValue, PolicyEvent, Scenario } from '../../scenario/scenario.ts'
import { crisisDate } from './crisis-date.ts'

interface Held {
  readonly added: Readonly<Record<string, PolicyEvent>>
  /** By `<event>.<lever>` or `<event>.<lever>.<name>`. */
  readonly values: ReadonlyMap<string, number>
}

export function holdLevers(scenario: Scenario, changes: ReadonlyMap<string, number | string | null>): Held {
  const added: Record<string, PolicyEvent> = {}
  const values = new Map<string, number>()
  for (const [key, value] of changes) {
    const lever = key.slice(1)
    if (!key.startsWith('@') || typeof value !== 'number' || !Object.hasOwn(LEVERS, lever)) continue
    const date = String(changes.get(`${key}.from`) ?? crisisDate(scenario))
    const spec: LeverSpec = LEVERS[lever as LeverName]
    let hasDay = false
    for (const [id, event] of Object.entries(scenario.levers)) {
      const own = event.set[lever]
      const day = String(changes.get(`${id}.date`) ?? event.date)
      if (own === undefined || changes.get(id) === null || day < date) continue
      // One event a day may set a lever: that of the same day sets all of it.
      if (day === date) hasDay = true
      const members = spec.type === 'map' && day === date ? spec.of : Object.keys(own)
      if (typeof own === 'number') values.set(`${id}.${lever}`, value)
      else for (const member of members) values.set(`${id}.${lever}.${member}`, value)
    }
    if (hasDay) continue
    added[readersEvent(lever)] = {
      date,
      title: `${lever} as the reader sets it`,
      source: 'set in the page of a report',
      set: { [lever]: everywhere(spec, value) },
    }
  }
  return { added, values }
}

/** No scenario of ours begins an event so. */
const readersEvent = (lever: string): string =>
  `reader-${lever.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

const everywhere = (spec: LeverSpec, value: number): LeverValue =>
  spec.type === 'number' ? value : Object.fromEntries(spec.of.map((member) => [member, value]))
