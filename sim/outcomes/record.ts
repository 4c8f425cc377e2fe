/** What is observed each week: one Float64Array per replicate, series after series, in the order of `seriesOf`. */
import type { World } from '../world/world.ts'
import { membersOf } from './members.ts'
import { OUTCOMES } from './outcomes.ts'
import { createGroupTallies, type GroupTally, tallyGroups } from './record-groups.ts'

export interface Recorder {
  readonly weeks: number
  /** [series * weeks + week] */
  readonly record: Float64Array
  /** One of each series. */
  readonly readers: readonly Reader[]
  readonly groups: readonly GroupTally[]
}

interface Reader {
  readonly read: (place: number, second: number) => number
  readonly place: number
  readonly second: number
}

export function createRecorder(world: World): Recorder {
  const groups = createGroupTallies(world)
  const readers = OUTCOMES.flatMap((outcome) => {
    const read = 'answer' in outcome ? (group: number) => outcome.answer(groups[group].tally) : outcome.read(world)
    return membersOf(outcome, world.scenario).map(({ places: [place = 0, second = 0] }) => ({ read, place, second }))
  })
  const { weeks } = world
  return { weeks, record: new Float64Array(readers.length * weeks), readers, groups }
}

export function recordWeek(world: World, { weeks, record, readers, groups }: Recorder): void {
  tallyGroups(world, groups)
  let cell = world.week
  for (const { read, place, second } of readers) {
    record[cell] = read(place, second)
    cell += weeks
  }
}
