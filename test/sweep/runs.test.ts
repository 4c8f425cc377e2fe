/** The search for a level on runs of the engine itself: what it finds is what a grid of separate runs shows, from either end. */
import { describe, expect, test } from 'vitest'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { firstMet, nextLevel } from '../../sim/studies/solve/search.ts'
import { readShipped, run } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'

const LEVELS = [20, 60, 100, 140, 180, 220, 260, 300, 340]
const REPLICATES = [0, 1]
const WEEKS = 45

/** t of oxide that makers of motors lose, mean of separate runs with the level set as a user sets it. */
function lostAt(capacity: number): number {
  const settings = [`levers.announcement-18.reviewCapacity=${capacity}`]
  const parsed = parseScenario(readShipped, 'export-controls-2025.yaml', { settings })
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems))
  const scenario = { ...oneEach(parsed.scenario), weeks: WEEKS }
  return (
    REPLICATES.reduce((sum, replicate) => sum + run(scenario, 1, replicate).scalar('totalLostUse'), 0) /
    REPLICATES.length
  )
}
const grid = LEVELS.map(lostAt)

function found(meets: (place: number) => boolean): number | undefined {
  const known = new Map<number, boolean>()
  const last = LEVELS.length - 1
  for (let next = nextLevel(last, known); next !== undefined; next = nextLevel(last, known))
    known.set(next, meets(next))
  return firstMet(known)
}

describe('on runs of the engine', () => {
  const [most, least] = [grid[0]!, grid.at(-1)!]
  const bounds = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => least + part * (most - least))

  test('more officers lose less', () => {
    expect(grid.at(-1)!).toBeLessThan(grid[0]!)
  })
  test.each(bounds)('the smallest level that loses less than %d t is where the grid begins to', (bound) => {
    const place = found((level) => grid[level]! < bound)!
    expect(grid[place]!).toBeLessThan(bound)
    if (place > 0) expect(grid[place - 1]!).toBeGreaterThanOrEqual(bound)
  })
  test.each(bounds)(
    'the largest level that loses more than %d t is where the grid ends to, from the other end',
    (bound) => {
      const downwards = grid.toReversed()
      const place = found((level) => downwards[level]! > bound)!
      expect(downwards[place]!).toBeGreaterThan(bound)
      if (place > 0) expect(downwards[place - 1]!).toBeLessThanOrEqual(bound)
    },
  )
})
