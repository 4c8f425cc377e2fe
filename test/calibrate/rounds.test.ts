/** The sampler on problems whose posterior is known in closed form, and what must hold of it on any problem. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstPoints, type Point, type Population, type Settings } from '../../sim/studies/calibrate/replenish.ts'
import {
  calibrationRounds,
  distinctPoints,
  isFinished,
  mostRuns,
  posteriorPoints,
  type Evaluate,
} from '../../sim/studies/calibrate/rounds.ts'
import { createStream, normal } from '../../sim/numbers/random.ts'

const SETTINGS: Settings = { dimensions: 2, particles: 2000, steps: 6, leastAccepted: 0, rounds: 6 }
const SEEDS = [1, 2, 3]

/** A simulator is a point and independent normals to a distance. */
type Simulator = (point: Point, luck: (k: number) => number) => number

function evaluateWith(simulator: Simulator): Evaluate {
  const stream = createStream(7, 0, 'test/luck')
  return (points, firstRun) =>
    Promise.resolve(points.map((point, k) => simulator(point, (z) => normal(stream, firstRun + k, z))))
}

async function roundsOf(settings: Settings, seed: number, simulator: Simulator): Promise<Population[]> {
  const populations: Population[] = []
  for await (const population of calibrationRounds(settings, seed, evaluateWith(simulator)))
    populations.push(population)
  return populations
}
const lastOf = async (settings: Settings, seed: number, simulator: Simulator): Promise<Population> =>
  (await roundsOf(settings, seed, simulator)).at(-1)!

interface Moments {
  readonly mean: readonly number[]
  readonly sd: readonly number[]
  /** Of the first two coordinates. */
  readonly correlation: number
}
function momentsOf(points: readonly Point[]): Moments {
  const n = points.length
  const mean = points[0]!.map((_, d) => points.reduce((sum, p) => sum + p[d]!, 0) / n)
  const product = (a: number, b: number) =>
    points.reduce((sum, p) => sum + (p[a]! - mean[a]!) * (p[b]! - mean[b]!), 0) / n
  const sd = mean.map((_, d) => Math.sqrt(product(d, d)))
  return { mean, sd, correlation: mean.length < 2 ? 1 : product(0, 1) / (sd[0]! * sd[1]!) }
}

/**
 * Copies of one particle stay alike after a few steps: 2,000 count as 500 independent ones at least. Five standard errors, for the
 * seeds here, which do not change.
 */
const INDEPENDENT = 500
const ERRORS = 5 / Math.sqrt(INDEPENDENT)
/** Standard error of a standard deviation is sd / sqrt(2 n). */
const ERRORS_OF_SD = ERRORS / Math.SQRT2

describe('known posteriors', () => {
  test.each(SEEDS)('mean of a normal: what was seen, with noise and tolerance added (seed %i)', async (seed) => {
    const NOISE = 0.05
    const SEEN = 0.6
    const settings = { ...SETTINGS, dimensions: 1 }
    const { points, threshold } = await lastOf(settings, seed, ([x], luck) => Math.abs(x! + NOISE * luck(0) - SEEN))
    // x = seen + uniform within the tolerance - noise.
    const sd = Math.sqrt(NOISE ** 2 + threshold ** 2 / 3)
    const found = momentsOf(points)
    expect(threshold).toBeLessThan(NOISE)
    expect(Math.abs(found.mean[0]! - SEEN)).toBeLessThan(ERRORS * sd)
    expect(Math.abs(found.sd[0]! / sd - 1)).toBeLessThan(ERRORS_OF_SD)
  })

  test.each(SEEDS)('two means with correlated noise: their correlation too (seed %i)', async (seed) => {
    const NOISE = 0.06
    const CORRELATION = 0.8
    const SEEN = [0.45, 0.6]
    const rest = Math.sqrt(1 - CORRELATION ** 2)
    const { points, threshold } = await lastOf({ ...SETTINGS, rounds: 9 }, seed, ([x, y], luck) =>
      Math.hypot(x! + NOISE * luck(0) - SEEN[0]!, y! + NOISE * (CORRELATION * luck(0) + rest * luck(1)) - SEEN[1]!),
    )
    // Uniform on the disk of the tolerance has variance threshold^2 / 4 in each direction.
    const variance = NOISE ** 2 + threshold ** 2 / 4
    const correlation = (CORRELATION * NOISE ** 2) / variance
    const found = momentsOf(points)
    expect(threshold).toBeLessThan(NOISE)
    for (const d of [0, 1]) {
      expect(Math.abs(found.mean[d]! - SEEN[d]!)).toBeLessThan(ERRORS * Math.sqrt(variance))
      expect(Math.abs(found.sd[d]! / Math.sqrt(variance) - 1)).toBeLessThan(ERRORS_OF_SD)
    }
    expect(Math.abs(found.correlation - correlation)).toBeLessThan(ERRORS * (1 - correlation ** 2))
  })

  test.each(SEEDS)('a ridge is filled from end to end when only a sum is known (seed %i)', async (seed) => {
    const { points, threshold } = await lastOf(SETTINGS, seed, ([x, y]) => Math.abs(x! + y! - 1))
    const { mean, sd, correlation } = momentsOf(points)
    // x + y = 1 within the tolerance: each of them all but uniform on (0, 1).
    const uniformSd = 1 / Math.sqrt(12)
    expect(threshold).toBeLessThan(0.1)
    expect(correlation).toBeLessThan(-0.98)
    for (const d of [0, 1]) {
      expect(Math.abs(mean[d]! - 0.5)).toBeLessThan(ERRORS * uniformSd)
      expect(Math.abs(sd[d]! / uniformSd - 1)).toBeLessThan(ERRORS_OF_SD)
    }
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = points.filter(([x]) => Math.floor(10 * x!) === tenth).length
      expect(inside / points.length).toBeGreaterThan(0.05)
      expect(inside / points.length).toBeLessThan(0.16)
    }
  })

  test('a parameter that changes nothing keeps its prior', async () => {
    const { points } = await lastOf(SETTINGS, 5, ([x], luck) => Math.abs(x! + 0.05 * luck(0) - 0.5))
    const { mean, sd, correlation } = momentsOf(points)
    expect(Math.abs(mean[1]! - 0.5)).toBeLessThan(ERRORS / Math.sqrt(12))
    expect(Math.abs(sd[1]! * Math.sqrt(12) - 1)).toBeLessThan(ERRORS_OF_SD)
    expect(Math.abs(correlation)).toBeLessThan(ERRORS)
  })

  test('twenty parameters leave most particles at points of their own', async () => {
    const settings = { dimensions: 20, particles: 60, steps: 4, leastAccepted: 0, rounds: 5 }
    const population = await lastOf(settings, 1, (point, luck) =>
      Math.sqrt(point.reduce((sum, x, d) => sum + (x - 0.5 + 0.05 * luck(d)) ** 2, 0)),
    )
    expect(distinctPoints(population)).toBeGreaterThan(45)
  })
})

describe('on any problem', () => {
  const problem = fc.record({
    dimensions: fc.integer({ min: 1, max: 5 }),
    particles: fc.integer({ min: 20, max: 61 }),
    steps: fc.integer({ min: 1, max: 3 }),
    leastAccepted: fc.constantFrom(0, 0.2),
    rounds: fc.integer({ min: 1, max: 5 }),
  })
  const seed = fc.integer({ min: 0, max: 1e9 })
  /** Distances far apart, ties among them. */
  const simulator: Simulator = (point, luck) => Math.round(20 * Math.abs(point[0]! - 0.3 + 0.2 * luck(0))) / 20

  test('the threshold never rises, every particle is within it and inside the cube, and none is lost', async () => {
    await fc.assert(
      fc.asyncProperty(problem, seed, async (settings, s) => {
        const populations = await roundsOf(settings, s, simulator)
        let before = Infinity
        populations.forEach(({ round, points, distances, threshold, accepted }, k) => {
          expect(round).toBe(k + 1)
          expect(threshold).toBeLessThanOrEqual(before)
          before = threshold
          expect(points).toHaveLength(settings.particles)
          expect(distances).toHaveLength(settings.particles)
          expect(Math.max(...distances)).toBe(threshold)
          expect(points.flat().every((x) => x > 0 && x < 1)).toBe(true)
          expect(accepted >= 0 && accepted <= 1).toBe(true)
        })
        expect(populations.slice(0, -1).some((p) => isFinished(settings, p))).toBe(false)
        expect(isFinished(settings, populations.at(-1)!)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('no two runs share their luck, and there are no more of them than said beforehand', async () => {
    await fc.assert(
      fc.asyncProperty(problem, seed, async (settings, s) => {
        const runs: number[] = []
        const evaluate = evaluateWith(simulator)
        const noted: Evaluate = (points, firstRun) => {
          runs.push(...points.map((_, k) => firstRun + k))
          return evaluate(points, firstRun)
        }
        for await (const _ of calibrationRounds(settings, s, noted)) void _
        expect(new Set(runs).size).toBe(runs.length)
        expect(runs.length).toBeLessThanOrEqual(mostRuns(settings))
      }),
      { numRuns: 60 },
    )
  })

  test('taken up after any round, it goes on as if it had not stopped', async () => {
    const settings = { dimensions: 3, particles: 41, steps: 2, leastAccepted: 0, rounds: 5 }
    const whole = await roundsOf(settings, 11, simulator)
    for (const [k, before] of whole.entries()) {
      // As a file stores it.
      const stored = JSON.parse(JSON.stringify(before)) as Population
      const rest: Population[] = []
      for await (const p of calibrationRounds(settings, 11, evaluateWith(simulator), stored)) rest.push(p)
      expect(rest).toEqual(whole.slice(k + 1))
    }
  })

  test('another seed draws other points', () => {
    const points = (s: number) => firstPoints(SETTINGS, createStream(s, 0, 'calibrate/first'))
    expect(points(1)).toEqual(points(1))
    expect(points(1)).not.toEqual(points(2))
  })

  test('it ends when hardly a step is taken', async () => {
    const settings = { ...SETTINGS, particles: 40, rounds: 50, leastAccepted: 0.9 }
    expect((await roundsOf(settings, 1, simulator)).length).toBe(2)
  })
})

describe('draws of a posterior', () => {
  const population = (n: number): Population => ({
    round: 1,
    points: Array.from({ length: n }, (_, k) => [k / n]),
    distances: Array.from({ length: n }, (_, k) => k),
    threshold: n,
    accepted: 1,
  })
  const ranks = (n: number, count: number) => posteriorPoints(population(n), count).map(([x]) => Math.round(x! * n))

  test('are all particles when no more are wanted, each once', () => {
    for (const n of [1, 2, 20, 61, 200]) {
      expect(new Set(ranks(n, n)).size).toBe(n)
      expect(ranks(n, 3 * n).sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, k) => k))
    }
  })
  test('are an even choice from near to far when fewer are wanted', () => {
    expect(ranks(100, 5).sort((a, b) => a - b)).toEqual([0, 20, 40, 60, 80])
  })
  test('batches that take a part of them in turn see near and far alike, wherever they begin', () => {
    for (let n = 40; n <= 400; n++) {
      const all = ranks(n, n)
      for (let first = 0; first < n; first++) {
        let mean = 0
        for (let k = 0; k < 20; k++) mean += all[(first + k) % n]! / n / 20
        // Twenty neighbours in order of distance would be off by up to 0.25 for n = 40 and 0.47 for n = 400.
        if (Math.abs(mean - 0.5) > 0.15) expect.fail(`${n} draws from ${first}: mean rank ${mean}`)
      }
    }
  })
})
