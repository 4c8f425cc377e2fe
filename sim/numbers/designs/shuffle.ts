/** A copy in an order that the stream deals (Fisher and Yates). */
import { type Stream, uniform } from '../random.ts'

export function shuffle<T extends Uint8Array | Float64Array>(values: T, stream: Stream): T {
  const dealt = values.slice() as T
  for (let k = dealt.length - 1; k > 0; k--) {
    const other = Math.floor(uniform(stream, k, 0) * (k + 1))
    const kept = dealt[k]!
    dealt[k] = dealt[other]!
    dealt[other] = kept
  }
  return dealt
}
