/** Runs by what they share, to be drawn again together. */
import type { Groups } from './interval.ts'

/** One by one where nothing is shared, or everything. */
export function membersOf(runs: number, groups: Groups | undefined): readonly (readonly number[])[] {
  const members = new Map<number, number[]>()
  for (let run = 0; run < runs; run++) {
    const key = groups?.[run] ?? run
    const known = members.get(key)
    if (known === undefined) members.set(key, [run])
    else known.push(run)
  }
  return members.size > 1 ? [...members.values()] : Array.from({ length: runs }, (_, run) => [run])
}
