import { expect, test } from 'vitest'
import { createPipeline, enter, PORT, YARD } from '../../sim/pipeline/pipeline.ts'
import { noteOldestOrders } from '../../sim/pipeline/waiting.ts'
import type { World } from '../../sim/world/world.ts'

test('the oldest order of a line is that of a backlog worth counting or of a parcel in the yard, whichever is older', () => {
  const pipeline = createPipeline()
  enter(pipeline, YARD, 0, 1, 9, 20, 0)
  enter(pipeline, YARD, 1, 1, 14, 20, 0)
  enter(pipeline, YARD, 2, 1, 11, 20, 0)
  enter(pipeline, YARD, 3, 1, 5, 20, 0)
  // What has not come to the yard is not waiting for customs.
  enter(pipeline, PORT, 5, 1, 3, 20, 0)
  const lines = {
    count: 6,
    use: Float64Array.of(2, 2, 2, 2, 0, 2),
    // Half a week of use does not count, nor does nothing.
    backlog: Float64Array.of(1, 1.5, 1.5, 4, 0, 0),
    backlogWeeks: Float64Array.of(4, 18, 18, 0, 0, 0),
    oldest: new Float64Array(7).fill(99),
  }
  noteOldestOrders({ pipeline, lines } as unknown as World)
  expect([...lines.oldest]).toEqual([9, 12, 11, 0, -1, -1, 99])
})
