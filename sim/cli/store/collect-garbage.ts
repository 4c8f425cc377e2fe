/**
 * Asks V8 to give back what this thread no longer uses. Left alone it lets garbage pile up in proportion to what it has seen: reading
 * ten thousand chunks then takes a hundred megabytes more than reading a hundred, none of them in use.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')

export const collectGarbage = runInNewContext('gc') as () => void

/** Chunks that a thread computes, stores or reads before what they left behind is given back. */
const BETWEEN_COLLECTIONS = 50

/** To be called once a chunk. */
export function createCollector(): () => void {
  let chunks = 0
  return () => {
    if (++chunks % BETWEEN_COLLECTIONS === 0) collectGarbage()
  }
}
