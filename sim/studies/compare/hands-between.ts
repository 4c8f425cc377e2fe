/** Whose choices two scenarios differ in: of a policy that is another government's, nobody here may say that it is a poor choice. */
import type { LeverName } from '../../policy/levers.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { patchBetween } from '../live/patch.ts'
import { type Whose, whoseKind, whoseLever } from '../live/whose.ts'

const HANDS: readonly Whose[] = ['yours', 'beijing', 'nature']
/** Blocks of a scenario that are no one's choice. */
const NATURE = ['shocks', 'prices', 'deposits'] as const

export function handsBetween(baseline: Scenario, variant: Scenario): readonly Whose[] {
  const patch = patchBetween(baseline, variant)
  const events = Object.keys(patch.levers ?? {}).flatMap((id) => leversOf(baseline.levers[id], variant.levers[id]))
  const found = new Set<Whose>([
    ...events.map((lever) => whoseLever(lever)),
    ...Object.keys(patch.agents ?? {}).map(whoseKind),
    ...(NATURE.some((block) => patch[block] !== undefined) ? (['nature'] as const) : []),
  ])
  return HANDS.filter((hand) => found.has(hand))
}

type Event = Scenario['levers'][string]

/** Levers that an event sets otherwise; all that it sets where it comes, goes or moves. */
function leversOf(was: Event | undefined, is: Event | undefined): readonly LeverName[] {
  const names = [...new Set([...Object.keys(was?.set ?? {}), ...Object.keys(is?.set ?? {})])] as LeverName[]
  const isSame = (name: LeverName): boolean =>
    was?.date === is?.date && JSON.stringify(was?.set[name]) === JSON.stringify(is?.set[name])
  return names.filter((name) => !isSame(name))
}
