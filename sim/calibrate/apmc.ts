/**
 * Adaptive population Monte Carlo approximate Bayesian computation (Lenormand, Jabot and Deffuant 2013) on the unit cube: every
 * parameter is the probability of its prior, so that the prior is uniform. A round keeps the nearest half of the particles and
 * replaces the others by neighbours of those kept; it ends when few of the new ones come nearer. The number of runs is known
 * beforehand and all runs of a round are independent, so that any number of workers gives the same bytes.
 */
import { exp, log } from '../math.ts'
import { normal, type Stream, uniform } from '../random.ts'
import { cholesky, solveLower } from './cholesky.ts'

export interface Settings {
  readonly dimensions: number
  /** Particles in the first round. */
  readonly particles: number
  /** Share kept from round to round; the paper advises 0.5 with 0.9 for slow, careful fits. */
  readonly keep: number
  /** Ends when a smaller share of the new particles is nearer than the threshold. */
  readonly leastAccepted: number
  readonly rounds: number
}

/** Particles that a round keeps, nearest first. */
export interface Population {
  /** Finished rounds. */
  readonly round: number
  readonly points: readonly (readonly number[])[]
  /** Distances of the points. */
  readonly distances: readonly number[]
  /** Importance weights, sum 1. */
  readonly weights: readonly number[]
  /** Distance of the last one kept. */
  readonly threshold: number
  /** Share of the round's new particles nearer than the threshold before; 1 in the first round. */
  readonly accepted: number
}

/** Points of the first round: uniform on the cube. */
export function firstPoints(settings: Settings, stream: Stream): number[][] {
  return Array.from({ length: settings.particles }, (_, k) =>
    Array.from({ length: settings.dimensions }, (_, d) => uniform(stream, k * settings.dimensions + d, 0)),
  )
}

export function firstPopulation(
  settings: Settings,
  points: readonly (readonly number[])[],
  distances: readonly number[],
): Population {
  const everyone = points.map((point, k) => ({ point, distance: distances[k], weight: 1 }))
  return keepNearest(settings, everyone, 1, 1)
}

/** Neighbours of the kept particles, for the next round: normal steps with twice their weighted covariance, inside the cube. */
export function nextPoints(settings: Settings, population: Population, stream: Stream): number[][] {
  const { dimensions } = settings
  const { points, weights, round } = population
  const step = cholesky(twiceCovariance(dimensions, points, weights))
  return Array.from({ length: settings.particles - points.length }, (_, k) => {
    for (let attempt = 0; ; attempt++) {
      // One counter a point and attempt; attempts are few, as half of all steps stay inside in most dimensions.
      const at = (k * MOST_ATTEMPTS + (attempt % MOST_ATTEMPTS)) * (dimensions + 1)
      const time = round * 1000 + Math.floor(attempt / MOST_ATTEMPTS)
      const from = points[pick(weights, uniform(stream, at, time))]
      const z = Array.from({ length: dimensions }, (_, d) => normal(stream, at + 1 + d, time))
      const point = from.map((x, d) => {
        let moved = x
        for (let j = 0; j <= d; j++) moved += step[d][j] * z[j]
        return moved
      })
      if (point.every((x) => x > 0 && x < 1)) return point
    }
  })
}
const MOST_ATTEMPTS = 1000

export function nextPopulation(
  settings: Settings,
  before: Population,
  points: readonly (readonly number[])[],
  distances: readonly number[],
): Population {
  const factor = cholesky(twiceCovariance(settings.dimensions, before.points, before.weights))
  const kept = before.points.map((point, k) => ({ point, distance: before.distances[k], weight: before.weights[k] }))
  const fresh = points.map((point, k) => ({
    point,
    distance: distances[k],
    weight: 1 / mixtureDensity(before, factor, point),
  }))
  const nearer = distances.filter((d) => d < before.threshold).length
  return keepNearest(settings, [...kept, ...fresh], before.round + 1, nearer / points.length)
}

interface Weighted {
  readonly point: readonly number[]
  readonly distance: number
  readonly weight: number
}

function keepNearest(settings: Settings, everyone: readonly Weighted[], round: number, accepted: number): Population {
  const order = everyone.map((_, k) => k).sort((a, b) => everyone[a].distance - everyone[b].distance || a - b)
  const kept = order.slice(0, Math.round(settings.keep * settings.particles)).map((k) => everyone[k])
  const total = kept.reduce((sum, { weight }) => sum + weight, 0)
  return {
    round,
    points: kept.map(({ point }) => point),
    distances: kept.map(({ distance }) => distance),
    weights: kept.map(({ weight }) => weight / total),
    threshold: kept[kept.length - 1].distance,
    accepted,
  }
}

/** Density of the proposal up to a constant: normals around the kept particles, by weight. */
function mixtureDensity(
  population: Population,
  factor: readonly (readonly number[])[],
  point: readonly number[],
): number {
  let density = 0
  population.points.forEach((centre, k) => {
    const z = solveLower(
      factor,
      point.map((x, d) => x - centre[d]),
    )
    density += population.weights[k] * exp(-0.5 * z.reduce((sum, v) => sum + v * v, 0))
  })
  return density > TINY ? density : TINY
}
const TINY = 1e-300

function twiceCovariance(
  dimensions: number,
  points: readonly (readonly number[])[],
  weights: readonly number[],
): number[][] {
  const mean = Array.from({ length: dimensions }, (_, d) => points.reduce((sum, p, k) => sum + weights[k] * p[d], 0))
  return Array.from({ length: dimensions }, (_, a) =>
    Array.from({ length: dimensions }, (_, b) => {
      const c = points.reduce((sum, p, k) => sum + weights[k] * (p[a] - mean[a]) * (p[b] - mean[b]), 0)
      // A little width of its own keeps a parameter alive on which all kept particles agree.
      return 2 * c + (a === b ? LEAST_VARIANCE : 0)
    }),
  )
}
const LEAST_VARIANCE = 1e-6

function pick(weights: readonly number[], p: number): number {
  let left = p
  for (let k = 0; k < weights.length; k++) if ((left -= weights[k]) < 0) return k
  return weights.length - 1
}

/** Equally likely points that stand for the weighted ones: systematic resampling, which repeats a point at most one time too often. */
export function resample(population: Population, count: number, start: number): (readonly number[])[] {
  const { points, weights } = population
  let k = 0
  let reached = weights[0]
  return Array.from({ length: count }, (_, j) => {
    const level = (j + start) / count
    while (reached < level && k < points.length - 1) reached += weights[++k]
    return points[k]
  })
}

/** Number of equally weighted particles that would say as much (Kish 1965). */
export function effectiveSize(population: Population): number {
  return 1 / population.weights.reduce((sum, w) => sum + w * w, 0)
}

/** Entropy that the posterior took from the prior in one parameter, estimated from its weighted spread: log(sd of prior / sd). */
export function shrinkage(population: Population, d: number): number {
  const { points, weights } = population
  const mean = points.reduce((sum, p, k) => sum + weights[k] * p[d], 0)
  const variance = points.reduce((sum, p, k) => sum + weights[k] * (p[d] - mean) * (p[d] - mean), 0)
  return -0.5 * log(12 * variance + 1e-12)
}
