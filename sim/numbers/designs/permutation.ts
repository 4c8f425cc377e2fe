/**
 * A random order of 0 … n - 1 that can be asked for one place at a time: a Feistel network over the smallest even number of bits that
 * holds n, walked until the value is below n (Black and Rogaway 2002, "Ciphers with arbitrary finite domains").
 */
import { type Stream, uniform } from '../random.ts'

/** Four make a Feistel network look random (Luby and Rackoff 1988); with six all 120 orders of five places come as often. */
const ROUNDS = 6
/** Bits of half the network at least: with halves of two bits some orders of five places come 10 % too often. */
const FEWEST_BITS = 3

/** What stands at place `i` of the order of `stream`; 0 <= i < n < 2^30. */
export function permuted(stream: Stream, n: number, i: number): number {
  let half = FEWEST_BITS
  while (1 << (2 * half) < n) half++
  const mask = (1 << half) - 1
  let at = i
  do {
    let left = at >> half
    let right = at & mask
    for (let round = 0; round < ROUNDS; round++) {
      const mixed = left ^ Math.floor(uniform(stream, right, round) * (mask + 1))
      left = right
      right = mixed
    }
    at = (left << half) | right
  } while (at >= n)
  return at
}
