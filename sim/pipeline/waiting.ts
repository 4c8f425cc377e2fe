/** What buyers see of their orders: how long the oldest of each has been on its way through papers and customs. */
import type { World } from '../world/world.ts'
import { APPLICATION, LICENSE, YARD } from './pipeline.ts'

/** Stages of which buyers are told; what is at the port has been seen by customs before the week is over. */
const TOLD = [APPLICATION, LICENSE, YARD]

/** Notes for every buying line the week of its oldest order that waits, -1 for none. */
export function noteOldestOrders(world: World): void {
  const { pipeline, lines } = world
  const { oldest } = lines
  const { line, orderWeek, next, first } = pipeline
  oldest.fill(-1)
  for (let s = 0; s < TOLD.length; s++)
    for (let row = first[TOLD[s]]; row >= 0; row = next[row]) {
      const i = line[row]
      if (oldest[i] < 0 || orderWeek[row] < oldest[i]) oldest[i] = orderWeek[row]
    }
}
