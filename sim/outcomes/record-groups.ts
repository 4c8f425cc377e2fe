/** What is observed each week of the groups that a scenario follows. */
import type { Answer, Population, Tally, World } from '../world/world.ts'
import { answers, followedGroups } from './followed-groups.ts'
import { FAMILIES, type FamilySpec } from './outcomes.ts'

/** A followed group: its agents in their kind's columns, from `first` to `last` (exclusive), and the sums of the week. */
interface Followed {
  readonly population: Population
  readonly first: number
  readonly last: number
  readonly tally: Tally
}

export interface GroupRecorder {
  readonly groups: readonly Followed[]
  /** What is put on record, in the order of the registry of families. */
  readonly asked: readonly { readonly tally: Tally; readonly answer: Answer }[]
}

const ofGroups: readonly FamilySpec[] = FAMILIES.filter(({ of }: FamilySpec) => of.includes('group'))

export function createGroupRecorder(world: World): GroupRecorder {
  const groups = followedGroups(world.scenario).map(({ kind, group }): Followed => {
    const population = world.populations.find((one) => one.kind === kind)!
    const { names } = population.self as { readonly names: readonly string[] }
    // A study may have taken its agents out: then there is nobody to count.
    const first = Math.max(0, names.indexOf(group))
    return { population, first, last: names.lastIndexOf(group) + 1, tally: { ...NOTHING } }
  })
  const asked = ofGroups.flatMap(({ name }) =>
    groups
      .filter(({ population }) => answers(population.kind, name))
      .map(({ tally }) => ({ tally, answer: name as Answer })),
  )
  return { groups, asked }
}

/** Adds up the week of every followed group. */
export function tallyGroups(world: World, { groups }: GroupRecorder): void {
  for (const { population, first, last, tally } of groups) {
    Object.assign(tally, NOTHING)
    for (let i = first; i < last; i++) population.kind.followed!.add(population.self, world, i, tally)
  }
}

const NOTHING: Tally = {
  output: 0,
  stockWeeks: 0,
  stocked: 0,
  wanted: 0,
  missed: 0,
  stopped: 0,
  paid: 0,
  paidAtStart: 0,
}

/** NaN where there is nothing to measure. */
export const ANSWERS: Readonly<Record<Answer, (tally: Tally) => number>> = {
  output: (tally) => tally.output,
  stockWeeks: ({ stockWeeks, stocked }) => ratio(stockWeeks, stocked),
  shortfallOf: ({ missed, wanted }) => ratio(100 * missed, wanted),
  stopped: (tally) => tally.stopped,
  pricePaid: ({ paid, paidAtStart }) => ratio(paid, paidAtStart),
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : NaN)
