/**
 * Morris's trajectories, for elementary effects (Morris 1991, Technometrics 33, 161): each starts at a random point of a grid and moves
 * one column after the other, in a random order, up or down by a fixed step. The grid has both ends of every distribution, which all have
 * ends: what acts in the tails is seen, and a hump in the middle that is even about it is not passed over.
 */
import { createStream, uniform } from '../random.ts'
import type { Design, DesignOptions } from './design.ts'
import { permuted } from './permutation.ts'

/** Points of the grid along a column, as usual. */
const MORRIS_LEVELS = 4
/** Length of a move in the unit cube: half the levels, which visits every level as often. */
export const MORRIS_STEP = MORRIS_LEVELS / (2 * (MORRIS_LEVELS - 1))

export interface MorrisRow {
  readonly trajectory: number
  /** What moved since the row before; undefined at the start of a trajectory. */
  readonly moved?: { readonly column: number; readonly by: number }
}

export interface MorrisDesign extends Design {
  readonly trajectories: number
  /** Rows of one trajectory. */
  readonly block: number
  rowAt(row: number): MorrisRow
}

export function createMorris({
  columns,
  trajectories,
  seed,
}: Omit<DesignOptions, 'rows'> & { readonly trajectories: number }): MorrisDesign {
  const k = columns.length
  const block = k + 1
  const lowLevels = MORRIS_LEVELS / 2
  const starts = columns.map((name) => createStream(seed, 0, `design/morris/start/${name}`))
  /** Low end of a column's move and whether it goes up. */
  const moveOf = (column: number, trajectory: number): { low: number; up: boolean } => {
    const level = Math.floor(uniform(starts[column], trajectory, 0) * lowLevels)
    return { low: level / (MORRIS_LEVELS - 1), up: uniform(starts[column], trajectory, 1) < 0.5 }
  }
  /** The move at which each column comes. */
  const turns = (trajectory: number): number[] => {
    const order = createStream(seed, trajectory, 'design/morris/order')
    return columns.map((_, column) => permuted(order, k, column))
  }
  return {
    columns,
    rows: trajectories * block,
    trajectories,
    block,
    rowAt(row) {
      const trajectory = Math.floor(row / block)
      const moves = row - trajectory * block
      if (moves === 0) return { trajectory }
      const column = turns(trajectory).indexOf(moves - 1)
      return { trajectory, moved: { column, by: moveOf(column, trajectory).up ? MORRIS_STEP : -MORRIS_STEP } }
    },
    point(row) {
      const trajectory = Math.floor(row / block)
      const moves = row - trajectory * block
      return Float64Array.from(turns(trajectory), (turn, column) => {
        const { low, up } = moveOf(column, trajectory)
        return turn < moves === up ? low + MORRIS_STEP : low
      })
    },
  }
}
