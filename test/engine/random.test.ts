import { expect, test } from 'vitest'
import { normalQuantile } from '../../sim/numbers/normal.ts'
import { createStream, normal, uniform, type Stream } from '../../sim/numbers/random.ts'

const N = 100_000

function moments(values: Float64Array): { mean: number; variance: number; serial: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  let variance = 0
  let serial = 0
  for (let k = 0; k < values.length; k++) {
    variance += (values[k]! - mean) ** 2 / values.length
    if (k > 0) serial += ((values[k]! - mean) * (values[k - 1]! - mean)) / values.length
  }
  return { mean, variance, serial: serial / variance }
}

const draws = (of: (k: number) => number, count = N) => Float64Array.from({ length: count }, (_, k) => of(k))

/** Five standard errors: a sound generator fails once in two million. */
function expectUniform(values: Float64Array): void {
  const { mean, variance, serial } = moments(values)
  expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / N))
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / N))
  expect(Math.abs(serial)).toBeLessThan(5 / Math.sqrt(N))
}

test('uniform numbers have the mean, variance and independence they should, over agents and over weeks', () => {
  const stream = createStream(42, 0, 'test')
  expectUniform(draws((k) => uniform(stream, k, 0)))
  expectUniform(draws((k) => uniform(stream, 0, k)))
  expectUniform(draws((k) => uniform(stream, k % 317, Math.floor(k / 317))))
})

test('uniform numbers fill a hundred bins evenly', () => {
  const stream = createStream(7, 3, 'test')
  const bins = new Float64Array(100)
  for (let k = 0; k < N; k++) bins[Math.floor(100 * uniform(stream, k, 5))]!++
  const chi = bins.reduce((sum, n) => sum + (n - N / 100) ** 2 / (N / 100), 0)
  // 99 degrees of freedom: mean 99, standard deviation 14.
  expect(chi).toBeGreaterThan(99 - 5 * 14)
  expect(chi).toBeLessThan(99 + 5 * 14)
})

test('a thousand pairs of streams are uncorrelated', () => {
  const length = 1000
  const values = (stream: Stream) => draws((k) => uniform(stream, 0, k) - 0.5, length)
  let squares = 0
  for (let pair = 0; pair < 1000; pair++) {
    const a = values(createStream(1, pair, 'left'))
    const b = values(createStream(1, pair, 'right'))
    const r = (12 * a.reduce((sum, x, k) => sum + x * b[k]!, 0)) / length
    expect(Math.abs(r)).toBeLessThan(5.5 / Math.sqrt(length))
    squares += r * r * length
  }
  // The squares of 1000 standard normals sum to 1000, give or take 45.
  expect(Math.abs(squares - 1000)).toBeLessThan(5 * 45)
})

test('seed, replicate and purpose each make another stream', () => {
  const first = (seed: number, replicate: number, purpose: string) =>
    uniform(createStream(seed, replicate, purpose), 0, 0)
  const values = [
    first(1, 0, 'a'),
    first(2, 0, 'a'),
    first(1, 1, 'a'),
    first(1, 0, 'b'),
    first(11, 0, 'a'),
    first(1, 10, 'a'),
  ]
  expect(new Set(values).size).toBe(values.length)
})

test('a draw does not depend on what was drawn before', () => {
  const stream = createStream(1, 0, 'a')
  const before = uniform(stream, 5, 9)
  for (let k = 0; k < 10; k++) uniform(stream, k, k)
  expect(uniform(stream, 5, 9)).toBe(before)
})

test('normal quantiles are those of the tables', () => {
  const known: readonly (readonly [number, number])[] = [
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167813],
    [1e-20, -9.262340089798408],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.01, -2.3263478740408408],
  ]
  for (const [p, z] of known) expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-14)
  expect(normalQuantile(0.5)).toBe(0)
})

test('normal numbers have mean 0 and variance 1', () => {
  const stream = createStream(5, 0, 'normal')
  const { mean, variance } = moments(draws((k) => normal(stream, k, 1)))
  expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(N))
  expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / N))
})
