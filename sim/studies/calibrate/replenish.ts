/**
 * Approximate Bayesian computation by sequential Monte Carlo with replenishment (Drovandi and Pettitt 2011), on the unit cube: every
 * parameter is the probability of its prior, so that the prior is uniform. A round keeps the nearest half of the particles; copies of
 * them take the place of the others and walk a few Metropolis steps, each of which must stay within the distance of the worst one
 * kept. All particles weigh the same, so that twenty parameters do not leave one particle with all the weight. The number of runs is
 * known beforehand and the runs of a step are independent: any number of workers gives the same bytes.
 */
import { normal, type Stream, uniform } from '../../numbers/random.ts'
import { cholesky } from '../../numbers/statistics/cholesky.ts'

export interface Settings {
  readonly dimensions: number
  readonly particles: number
  /** Metropolis steps of each copy in a round. */
  readonly steps: number
  /** Ends when a smaller share of the steps is taken. */
  readonly leastAccepted: number
  readonly rounds: number
}

export type Point = readonly number[]

/** All particles after a round, in a fixed order. */
export interface Population {
  /** Finished rounds; the first one only draws from the prior. */
  readonly round: number
  readonly points: readonly Point[]
  readonly distances: readonly number[]
  /** No particle is further than this. */
  readonly threshold: number
  /** Share of the round's steps that were taken; 1 in the first round. */
  readonly accepted: number
}

/** Points of the first round: uniform on the cube. */
export function firstPoints({ particles, dimensions }: Settings, stream: Stream): Point[] {
  return Array.from({ length: particles }, (_, k) =>
    Array.from({ length: dimensions }, (_, d) => uniform(stream, k * dimensions + d, 0)),
  )
}

export function firstPopulation(points: readonly Point[], distances: readonly number[]): Population {
  return { round: 1, points, distances, threshold: distances.reduce((most, d) => (d > most ? d : most)), accepted: 1 }
}

/** The nearest half, the distance of its worst, and copies drawn from it that are about to walk. */
export interface Walk {
  readonly kept: readonly number[]
  readonly threshold: number
  readonly copies: readonly Point[]
  readonly distances: readonly number[]
  /** Factor of the covariance of a step. */
  readonly factor: readonly (readonly number[])[]
}

export function startWalk(settings: Settings, population: Population, stream: Stream): Walk {
  const { points, distances, round } = population
  const order = distances.map((_, k) => k).sort((a, b) => distances[a] - distances[b] || a - b)
  const kept = order.slice(0, Math.ceil(points.length / 2))
  const parents = order.slice(kept.length).map((_, k) => kept[Math.floor(uniform(stream, k, round) * kept.length)])
  return {
    kept,
    threshold: distances[kept[kept.length - 1]],
    copies: parents.map((k) => points[k]),
    distances: parents.map((k) => distances[k]),
    factor: cholesky(
      stepCovariance(
        settings.dimensions,
        kept.map((k) => points[k]),
      ),
    ),
  }
}

/** Where each copy would step to; undefined outside the cube, where the prior is nothing. */
export function proposals(walk: Walk, round: number, step: number, stream: Stream): (Point | undefined)[] {
  return walk.copies.map((point, k) => {
    const z = point.map((_, d) => normal(stream, (k * MOST_STEPS + step) * point.length + d, round))
    const moved = point.map((x, d) => {
      let y = x
      for (let j = 0; j <= d; j++) y += walk.factor[d][j] * z[j]
      return y
    })
    return moved.every((x) => x > 0 && x < 1) ? moved : undefined
  })
}
/** Steps of one round never reach this, so that no two draws share a counter. */
const MOST_STEPS = 1000

export function takeSteps(
  walk: Walk,
  proposed: readonly (Point | undefined)[],
  distances: readonly number[],
): { readonly walk: Walk; readonly taken: number } {
  const takes = proposed.map((point, k) => point !== undefined && distances[k] <= walk.threshold)
  return {
    walk: {
      ...walk,
      copies: walk.copies.map((point, k) => (takes[k] ? proposed[k]! : point)),
      distances: walk.distances.map((d, k) => (takes[k] ? distances[k] : d)),
    },
    taken: takes.filter(Boolean).length,
  }
}

export function endWalk(before: Population, walk: Walk, accepted: number): Population {
  const { kept, copies, threshold } = walk
  return {
    round: before.round + 1,
    points: [...kept.map((k) => before.points[k]), ...copies],
    distances: [...kept.map((k) => before.distances[k]), ...walk.distances],
    threshold,
    accepted,
  }
}

/**
 * Variance of a step, times dimensions, over that of the particles: 2.38^2 suits a normal target (Roberts, Gelman and Gilks 1997);
 * a third of it, where runs differ by luck and the edge of the cube cuts steps off.
 */
const STEP = 2
/** Keeps a parameter alive on which all agree. */
const LEAST_VARIANCE = 1e-6

function stepCovariance(dimensions: number, points: readonly Point[]): number[][] {
  const n = points.length
  const mean = Array.from({ length: dimensions }, (_, d) => points.reduce((sum, p) => sum + p[d], 0) / n)
  return mean.map((meanA, a) =>
    mean.map((meanB, b) => {
      const c = points.reduce((sum, p) => sum + (p[a] - meanA) * (p[b] - meanB), 0) / n
      return (STEP / dimensions) * c + (a === b ? LEAST_VARIANCE : 0)
    }),
  )
}
