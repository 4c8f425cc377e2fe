/** What an uncertainty's path stands for. */
import type { AgentKind } from '../agents/agent.ts'
import { LEVERS, type LeverSpec } from './levers.ts'
import type { PolicyEvent } from './scenario.ts'

/** A number of a scenario that can be drawn. */
export interface Target {
  readonly path: string
  readonly unit: string
  /** What it is, in a sentence. */
  readonly doc: string
  readonly min: number
  readonly max: number
}

/** A scenario, or what is usable of one. */
interface Drawable {
  readonly levers?: Readonly<Record<string, Partial<PolicyEvent>>>
  readonly shocks?: Readonly<Record<string, unknown>>
}

/** Range of the factor of a shock, as in the schema. */
const LARGEST_FACTOR = 10
const SHOCK = 'Output of what the shock hits, over what it would be.'

/** Every path that an uncertainty of this scenario may have, by path. */
export function uncertaintyTargets(scenario: Drawable, kinds: readonly AgentKind[]): ReadonlyMap<string, Target> {
  const targets: Target[] = []
  for (const kind of kinds)
    for (const [name, { unit, doc, min, max }] of Object.entries(kind.params))
      targets.push({ path: `${kind.kind}.${name}`, unit, doc, min, max })
  for (const [id, event] of Object.entries(scenario.levers ?? {}))
    for (const [lever, value] of Object.entries(event.set ?? {})) {
      const spec: LeverSpec = LEVERS[lever as keyof typeof LEVERS]
      if (spec.type === 'set') continue
      const { unit, doc, min, max } = spec
      const names = spec.type === 'number' ? [''] : Object.keys(value as object).map((name) => `.${name}`)
      for (const name of names) targets.push({ path: `levers.${id}.${lever}${name}`, unit, doc, min, max })
    }
  for (const id of Object.keys(scenario.shocks ?? {}))
    targets.push({ path: `shocks.${id}.factor`, unit: 'factor', doc: SHOCK, min: 0, max: LARGEST_FACTOR })
  return new Map(targets.map((target) => [target.path, target]))
}
