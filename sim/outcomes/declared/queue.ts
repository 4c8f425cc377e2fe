import { APPLICATION } from '../../pipeline/pipeline.ts'
import type { World } from '../../world/world.ts'
import type { Run } from '../measured-run.ts'
import type { Outcome } from '../outcome.ts'
import { QUEUE_AGES } from '../queue-ages.ts'
import { peak } from '../reduce-series.ts'

export const queue: Outcome = {
  name: 'queue',
  of: ['age'],
  unit: 'applications',
  label: 'Pending applications',
  doc: 'Licence applications waiting, by age.',
  read: readQueue,
  comesTo: [
    {
      name: 'peakQueue',
      label: 'Longest licence queue',
      unit: 'applications',
      windowed: true,
      reduce: peakQueue,
    },
  ],
}

/** The pending are walked once a week, when the youngest are asked for. */
function readQueue(world: World) {
  const counts = new Float64Array(QUEUE_AGES.length)
  return (age: number): number => {
    if (age === 0) countByAge(world, counts)
    return counts[age]
  }
}

function countByAge({ pipeline, tick }: World, counts: Float64Array): void {
  counts.fill(0)
  for (let row = pipeline.first[APPLICATION]; row >= 0; row = pipeline.next[row]) {
    const weeks = tick - pipeline.since[row]
    let age = 0
    while (weeks >= QUEUE_AGES[age].until) age++
    counts[age]++
  }
}

function peakQueue(run: Run): number {
  const sum = new Float64Array(run.weeks)
  for (const { name } of QUEUE_AGES) {
    const series = run.series(`queue.${name}`)
    for (let t = 0; t < run.weeks; t++) sum[t] += series[t]
  }
  return peak(sum, run.from)
}
