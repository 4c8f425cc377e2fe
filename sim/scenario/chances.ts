/**
 * Events that may happen: a probability of their own, and other events that they hang on. Whether one happens is drawn once for a
 * replicate, from a stream of the event's name: the same under every policy that has the event, so that branches can be paired.
 */
import { createStream, uniform } from '../numbers/random.ts'
import type { Chance, Scenario } from './scenario.ts'

const HAPPENS = '.happens'

/** `levers.truce-ends.happens`: what a draw of it is called. */
const happensPath = (block: 'levers' | 'shocks', id: string): string => `${block}.${id}${HAPPENS}`

/** Paths of the events that may not happen, in the order of the file. */
export function chancePaths(scenario: Pick<Scenario, 'levers' | 'shocks'>): readonly string[] {
  return chancesOf(scenario).map(({ path }) => path)
}

interface Uncertain {
  readonly id: string
  readonly path: string
  readonly chance: Chance
}

function chancesOf({ levers, shocks }: Pick<Scenario, 'levers' | 'shocks'>): readonly Uncertain[] {
  const of = (block: 'levers' | 'shocks', events: Readonly<Record<string, { readonly chance?: Chance }>>) =>
    Object.entries(events).flatMap(([id, { chance }]) =>
      chance === undefined ? [] : [{ id, path: happensPath(block, id), chance }],
    )
  return [...of('levers', levers), ...of('shocks', shocks)]
}

/** 1 or 0 by path. An event without a chance of its own happens. */
export function drawChances(scenario: Scenario, seed: number, replicate: number): ReadonlyMap<string, number> {
  const uncertain = chancesOf(scenario)
  const byId = new Map(uncertain.map((one) => [one.id, one]))
  const drawn = new Map<string, number>()
  const happens = (id: string): boolean => {
    const one = byId.get(id)
    if (one === undefined) return true
    const { path, chance } = one
    const known = drawn.get(path)
    if (known !== undefined) return known === 1
    const { probability = 1, if: needed, unless } = chance
    const isLucky = uniform(createStream(seed, replicate, `chance/${path}`), 0, 0) < probability
    const isSo = isLucky && (needed === undefined || happens(needed)) && (unless === undefined || !happens(unless))
    drawn.set(path, isSo ? 1 : 0)
    return isSo
  }
  for (const { id } of uncertain) happens(id)
  return new Map(uncertain.map(({ path }) => [path, drawn.get(path)!]))
}

/** The scenario without the events that a draw says do not happen. */
export function withoutMissed(scenario: Scenario, drawn: ReadonlyMap<string, number>): Scenario {
  const missed = chancesOf(scenario).filter(({ path }) => drawn.get(path) === 0)
  if (missed.length === 0) return scenario
  const paths = new Set(missed.map(({ path }) => path))
  const kept = <E>(block: 'levers' | 'shocks', events: Readonly<Record<string, E>>): Record<string, E> =>
    Object.fromEntries(Object.entries(events).filter(([id]) => !paths.has(happensPath(block, id))))
  return { ...scenario, levers: kept('levers', scenario.levers), shocks: kept('shocks', scenario.shocks) }
}
