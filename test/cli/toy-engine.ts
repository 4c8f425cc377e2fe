/**
 * Takes the place of `sim/cli/engine.ts` in a build for tests of the command line: the real series and outcomes, but
 * values from a random walk, so that a batch takes a second and can be stopped, damaged and resumed many times.
 */
import type { Engine } from '../../sim/studies/batch/engine.ts'
import { KINDS, scalarsOf, seriesOf } from '../../sim/index.ts'
import { drawUncertainties } from '../../sim/world/uncertainty.ts'
import { createStream, uniform } from '../../sim/numbers/random.ts'

/** Replicate in which a thread dies where a test asks for it: after the first chunks are stored. */
const FATAL = 40

/** What no promise tells of: the thread ends itself, or has no memory left. */
function die(how: string | undefined): void {
  if (how === 'exit') process.exit(1)
  if (how !== 'memory') return
  const kept: number[][] = []
  for (;;) kept.push(new Array<number>(1e5).fill(kept.length))
}

export const engine: Engine = {
  ENGINE_VERSION: 'toy',
  KINDS,
  seriesOf,
  scalarsOf,
  simulate(scenario, { seed, replicate, draws }) {
    if (replicate === FATAL) die(process.env['TOY_ENGINE_DIES'])
    const { weeks } = scenario
    const stream = createStream(seed, replicate, 'toy')
    const series = seriesOf(scenario).length
    const scalars = scalarsOf(scenario).length
    const record = new Float64Array(series * weeks)
    for (let s = 0; s < series; s++)
      for (let week = 0, value = 100; week < weeks; week++)
        record[s * weeks + week] = value += uniform(stream, s, week) - 0.5
    return {
      record,
      // One in four did not happen; in the first replicate, which documents show, all did.
      scalars: Float64Array.from({ length: scalars }, (_, s) => {
        const value = uniform(stream, series + s, 0)
        return replicate > 0 && value < 0.25 ? Number.NaN : value
      }),
      draws: Float64Array.from((draws ?? drawUncertainties(scenario, seed, replicate)).values()),
      agents: 1,
      updates: weeks,
    }
  },
}
