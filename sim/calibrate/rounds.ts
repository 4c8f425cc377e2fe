/** The rounds of a calibration, one after the other, from wherever they were left. */
import { createStream, uniform } from '../random.ts'
import {
  type Population,
  type Settings,
  firstPoints,
  firstPopulation,
  nextPoints,
  nextPopulation,
  resample,
} from './apmc.ts'

/** Distance of a point; `run` is its number in the whole calibration and decides its luck. */
export type Evaluate = (points: readonly (readonly number[])[], firstRun: number) => Promise<readonly number[]>

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
    population = firstPopulation(settings, points, await evaluate(points, 0))
    yield population
  }
  while (!isFinished(settings, population)) {
    const { round } = population
    const points = nextPoints(settings, population, createStream(seed, 0, 'calibrate/next'))
    population = nextPopulation(settings, population, points, await evaluate(points, round * settings.particles))
    yield population
  }
}

export function isFinished(settings: Settings, { round, accepted }: Population): boolean {
  return round >= settings.rounds || accepted < settings.leastAccepted
}

/** Equally likely points, for batches to draw from. */
export function posteriorPoints(population: Population, count: number, seed: number): (readonly number[])[] {
  return resample(population, count, uniform(createStream(seed, 0, 'calibrate/resample'), 0, 0))
}
