/**
 * Random numbers that never depend on the order in which they are drawn: a stream is a key, and a draw is a hash of key,
 * agent and week (counter-based, pcg4d of Jarzynski and Olano, JCGT 9(3) 2020). Two scenarios with one seed therefore give
 * every agent the same luck in every week, whatever else a policy changes; nothing has to be stored or seeded per agent.
 * Keys come from seedrandom, once per stream. See docs/decisions/001-counter-based-random.md.
 */
import seedrandom from 'seedrandom'
import { normalQuantile } from './normal.ts'

/** Luck for one purpose: two halves of a key. */
export interface Stream {
  /** 32 bits. */
  readonly low: number
  /** 32 bits. */
  readonly high: number
}

/** The stream of one purpose (`manufacturer.demand`) in one replicate. */
export function createStream(seed: number, replicate: number, purpose: string): Stream {
  const key = seedrandom.alea(`${seed}/${replicate}/${purpose}`)
  return { low: key.int32(), high: key.int32() }
}

/**
 * Uniform on the open interval (0, 1), 32 bits: the same numbers for the same arguments, in whatever order they are asked for.
 *
 * @param stream - One of `world.streams`.
 * @param i - Agent, or whatever else luck is for.
 * @param t - Week, or use.
 */
export function uniform(stream: Stream, i: number, t: number): number {
  let a = (Math.imul(stream.low, 1664525) + 1013904223) | 0
  let b = (Math.imul(stream.high, 1664525) + 1013904223) | 0
  let c = (Math.imul(i, 1664525) + 1013904223) | 0
  let d = (Math.imul(t, 1664525) + 1013904223) | 0
  a = (a + Math.imul(b, d)) | 0
  b = (b + Math.imul(c, a)) | 0
  c = (c + Math.imul(a, b)) | 0
  d = (d + Math.imul(b, c)) | 0
  a ^= a >>> 16
  b ^= b >>> 16
  c ^= c >>> 16
  d ^= d >>> 16
  a = (a + Math.imul(b, d)) | 0
  b = (b + Math.imul(c, a)) | 0
  c = (c + Math.imul(a, b)) | 0
  d = (d + Math.imul(b, c)) | 0
  return ((d >>> 0) + 0.5) / 4294967296
}

/** Standard normal, by inversion: one uniform gives one normal. */
export function normal(stream: Stream, i: number, t: number): number {
  return normalQuantile(uniform(stream, i, t))
}
