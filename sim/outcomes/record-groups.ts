/** What is observed each week of the groups that a scenario follows. */
import type { Population, Tally, World } from '../world/world.ts'
import { followedGroups } from './followed-groups.ts'

/** The agents of a followed group in their kind's columns, from `first` to `last` (exclusive), and the sums of the week. */
export interface GroupTally {
  readonly population: Population
  readonly first: number
  readonly last: number
  readonly tally: Tally
}

export function createGroupTallies(world: World): readonly GroupTally[] {
  return followedGroups(world.scenario).map(({ kind, group }) => {
    const population = world.populations.find((one) => one.kind === kind)!
    const { names } = population.self as { readonly names: readonly string[] }
    // A study may have taken its agents out: then there is nobody to count.
    const first = Math.max(0, names.indexOf(group))
    return { population, first, last: names.lastIndexOf(group) + 1, tally: { ...NOTHING } }
  })
}

/** Adds up the week of every followed group. */
export function tallyGroups(world: World, groups: readonly GroupTally[]): void {
  for (const { population, first, last, tally } of groups) {
    Object.assign(tally, NOTHING)
    for (let i = first; i < last; i++) population.kind.followed!.add(population.self, world, i, tally)
  }
}

/** Of a group that did nothing. */
export const NOTHING: Readonly<Tally> = {
  output: 0,
  stockWeeks: 0,
  stocked: 0,
  wanted: 0,
  missed: 0,
  stopped: 0,
  paid: 0,
  paidAtStart: 0,
}
