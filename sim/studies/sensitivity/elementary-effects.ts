/**
 * Screening after Morris (1991) with the mean of absolute effects of Campolongo, Cariboni and Saltelli (2007). An effect is the change
 * of the outcome when one quantity moves up by two thirds of its distribution, in the outcome's unit; Morris divides it by the step, which
 * ranks the same but names a change that no run shows.
 */
import { blockIntervals, type Interval } from './bootstrap.ts'

export interface Screened {
  /** Mean effect: its sign says the direction. */
  readonly mu: number
  readonly muInterval: Interval
  /** Mean of absolute effects: the rank. */
  readonly muStar: number
  readonly muStarInterval: Interval
  /** Standard deviation of effects: curvature, interplay with other quantities, and with the luck of a run. */
  readonly sigma: number
  readonly sigmaInterval: Interval
}

/** What of a design of trajectories this needs; `createMorris` of sim/numbers/designs gives it. */
export interface Trajectories {
  readonly columns: readonly string[]
  readonly trajectories: number
  readonly block: number
  rowAt(row: number): { readonly moved?: { readonly column: number; readonly by: number } }
}

/** `[column][trajectory]`, all as moves upward. `values`: the outcome by row of the design. */
export function elementaryEffects(values: Float64Array, design: Trajectories): Float64Array[] {
  const effects = design.columns.map(() => new Float64Array(design.trajectories))
  for (let row = 0; row < values.length; row++) {
    const { moved } = design.rowAt(row)
    if (moved === undefined) continue
    const change = values[row] - values[row - 1]
    effects[moved.column][Math.floor(row / design.block)] = moved.by > 0 ? change : -change
  }
  return effects
}

/** By column. At least two trajectories. */
export function screen(effects: readonly Float64Array[], seed: number): Screened[] {
  const trajectories = effects[0]?.length ?? 0
  const all = Uint32Array.from({ length: trajectories }, (_, t) => t)
  return effects.map((own) => {
    const [mu, muStar, sigma] = moments(own, all)
    const [muInterval, muStarInterval, sigmaInterval] = blockIntervals(trajectories, seed, (drawn) =>
      moments(own, drawn),
    )
    return { mu, muInterval, muStar, muStarInterval, sigma, sigmaInterval }
  })
}

function moments(effects: Float64Array, drawn: Uint32Array): [mu: number, muStar: number, sigma: number] {
  const n = drawn.length
  let sum = 0
  let size = 0
  for (const t of drawn) {
    sum += effects[t]
    size += Math.abs(effects[t])
  }
  const mu = sum / n
  let squares = 0
  for (const t of drawn) squares += (effects[t] - mu) * (effects[t] - mu)
  return [mu, size / n, Math.sqrt(squares / (n - 1))]
}
