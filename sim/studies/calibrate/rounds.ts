/** The rounds of a calibration, one after the other, from wherever they were left. */
import { createStream } from '../../numbers/random.ts'
import {
  endWalk,
  firstPoints,
  firstPopulation,
  type Point,
  type Population,
  proposals,
  type Settings,
  startWalk,
  takeSteps,
} from './replenish.ts'

/** Distances of points; `firstRun` numbers the first of them in the whole calibration and decides their luck. */
export type Evaluate = (points: readonly Point[], firstRun: number) => Promise<readonly number[]>

/** Yields the population after every round; `before` is the last one of an earlier, interrupted call. */
export async function* calibrationRounds(
  settings: Settings,
  seed: number,
  evaluate: Evaluate,
  before?: Population,
): AsyncGenerator<Population> {
  let population = before
  if (population === undefined) {
    const points = firstPoints(settings, createStream(seed, 0, 'calibrate/first'))
    population = firstPopulation(points, await evaluate(points, 0))
    yield population
  }
  while (!isFinished(settings, population)) {
    population = await replenish(settings, seed, population, evaluate)
    yield population
  }
}

async function replenish(
  settings: Settings,
  seed: number,
  before: Population,
  evaluate: Evaluate,
): Promise<Population> {
  const { round } = before
  const steps = createStream(seed, 0, 'calibrate/steps')
  let walk = startWalk(settings, before, createStream(seed, 0, 'calibrate/parents'))
  let taken = 0
  for (let step = 0; step < settings.steps; step++) {
    const proposed = proposals(walk, round, step, steps)
    const inside = proposed.filter((point) => point !== undefined)
    const firstRun = (round * settings.steps + step) * settings.particles
    const found = await evaluate(inside, firstRun)
    let next = 0
    const distances = proposed.map((point) => (point === undefined ? Infinity : found[next++]))
    const after = takeSteps(walk, proposed, distances)
    walk = after.walk
    taken += after.taken
  }
  return endWalk(before, walk, taken / (walk.copies.length * settings.steps))
}

export function isFinished(settings: Settings, { round, accepted }: Population): boolean {
  return round >= settings.rounds || accepted < settings.leastAccepted
}

/** Runs that a calibration takes at most. */
export function mostRuns({ particles, rounds, steps }: Settings): number {
  return particles + (rounds - 1) * Math.floor(particles / 2) * steps
}

/**
 * Particles for batches to draw from: an even choice from near to far, all of them when there are no more. Batches take them in
 * turn and often end before the last one, so neighbours in the list lie far apart in distance: every particle is as likely as the next.
 */
export function posteriorPoints({ points, distances }: Population, count: number): Point[] {
  const order = distances.map((_, k) => k).sort((a, b) => distances[a] - distances[b] || a - b)
  const n = Math.min(count, order.length)
  const stride = strideOver(n)
  return Array.from({ length: n }, (_, j) => points[order[Math.floor((((j * stride) % n) * order.length) / n)]])
}

/** The number nearest above n times the golden section that shares no factor with n: steps of it visit all and spread evenly. */
function strideOver(n: number): number {
  let stride = Math.ceil(n * GOLDEN_SECTION)
  while (commonFactor(stride, n) > 1) stride++
  return stride
}
const GOLDEN_SECTION = 0.618034

function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b)
}

/** Particles at different points: how many a walk has really made. */
export function distinctPoints({ points }: Population): number {
  return new Set(points.map((point) => point.join())).size
}
