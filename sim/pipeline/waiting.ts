/** What buyers see of their orders: how long they have been waiting for papers, and for customs. */
import type { World } from '../world/world.ts'
import { YARD } from './pipeline.ts'

/** A backlog that is worth counting, weeks of use; less is what the supplier happens to be short of. */
const COUNTED = 0.5

/** Notes for every buying line the week of its oldest order that waits, -1 for none. */
export function noteOldestOrders(world: World): void {
  const { pipeline, lines } = world
  const { oldest, backlog, backlogWeeks, use } = lines
  for (let i = 0; i < lines.count; i++)
    oldest[i] = backlog[i] > COUNTED * use[i] && backlog[i] > 0 ? backlogWeeks[i] / backlog[i] : -1
  const { line, orderWeek, next, first } = pipeline
  for (let row = first[YARD]; row >= 0; row = next[row]) {
    const i = line[row]
    if (oldest[i] < 0 || orderWeek[row] < oldest[i]) oldest[i] = orderWeek[row]
  }
}
