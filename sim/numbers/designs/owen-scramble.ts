/**
 * Owen's scrambling of a binary digital net: each bit is flipped or not by a coin that belongs to the bits before it. Keeps the net's
 * balance exactly, makes every point uniform and lets the error fall as n^-1.5 for smooth functions (Owen 1997, Annals of Statistics
 * 25, 1541). The coin is a hash (after Laine and Karras 2011 and Burley 2020, JCGT 9(4)), so that a point needs no other; a hash per
 * bit instead of one of the whole word, because time does not matter beside a replicate and nothing about its quality is left open.
 */
import { type Stream, uniform } from '../random.ts'

/** The scrambled word of 32 bits, 0 to 2^32 - 1. */
export function owenScramble(stream: Stream, word: number): number {
  let scrambled = 0
  let before = 0
  for (let bit = 31; bit >= 0; bit--) {
    const coin = uniform(stream, before, bit) < 0.5 ? 1 : 0
    before = word >>> bit
    scrambled = (scrambled << 1) | ((before & 1) ^ coin)
  }
  return scrambled >>> 0
}
