/**
 * Runs a setting in the page with the luck of the batch's own runs, pair by pair: the reader's scenario, and the scenario as it was
 * where the batch has not done it. A new setting makes all that was wanted before it stale.
 */
import type { Scenario } from '../../../sim/index.ts'
import { meanFrom } from '../../../sim/studies/live/mean-from.ts'
import { present } from '../../../sim/numbers/statistics/present.ts'
import { quantiles } from '../../../sim/numbers/statistics/quantiles.ts'
import type { Outcome } from './estimate.ts'
import { createThread, type Thread } from './threads.ts'

export interface Wanted {
  readonly scenario: Scenario
  /** As in EngineTask. */
  readonly world: string
}

export interface Progress {
  /** Pairs that both have; the first so many. */
  readonly pairs: number
  readonly of: number
  /** The reader's and the scenario's own; null before the first pair. */
  readonly yours: Outcome | null
  readonly was: readonly (readonly (number | null)[])[]
}

export interface RunnerSetup {
  readonly scenario: Scenario
  readonly seed: number
  readonly source: string
  /** Places of the shown series in a record. */
  readonly places: readonly number[]
  readonly weeks: number
  /** Week from which means are taken. */
  readonly from: number
  readonly runs: number
  /** Means of the scenario as it was that the batch has: `[series][pair]`. */
  readonly was: readonly (readonly (number | null)[])[]
}

export interface Runner {
  /** Null: nothing. The newest asked for wins. */
  want(wanted: Wanted | null): void
}

const MOST_THREADS = 4
const BANDS = [0.05, 0.5, 0.95] as const

export function createRunner(
  setup: RunnerSetup,
  tell: (progress: Progress) => void,
  fail: (error: unknown) => void,
): Runner {
  const { places, weeks, seed } = setup
  const base = new Map<number, readonly (number | null)[]>()
  setup.was[0]?.forEach((_, pair) =>
    base.set(
      pair,
      setup.was.map((means) => means[pair] ?? null),
    ),
  )
  let wanted: Wanted | null = null
  let generation = 0
  let yours = new Map<number, Float64Array>()
  let taken = new Set<string>()
  let threads: readonly Thread[] = []
  const busy = new Set<Thread>()

  const meansOf = (values: Float64Array): readonly (number | null)[] =>
    places.map((_, s) => meanFrom(values.subarray(s * weeks, (s + 1) * weeks), setup.from))

  function nextTask(): { replicate: number; isBase: boolean } | undefined {
    for (let replicate = 0; wanted !== null && replicate < setup.runs; replicate++)
      for (const isBase of [false, true]) {
        const key = `${replicate} ${isBase}`
        const isDone = isBase ? base.has(replicate) : yours.has(replicate)
        if (!isDone && !taken.has(key)) {
          taken.add(key)
          return { replicate, isBase }
        }
      }
    return undefined
  }

  async function work(thread: Thread): Promise<void> {
    if (busy.has(thread)) return
    busy.add(thread)
    try {
      for (let task = nextTask(); task !== undefined && wanted !== null; task = nextTask()) {
        const { replicate, isBase } = task
        const [own, mine] = [generation, wanted]
        const one = isBase ? { scenario: setup.scenario, world: '' } : mine
        const { record } = await thread.run({ ...one, seed, replicate })
        const values = pick(record, places, weeks)
        if (isBase) base.set(replicate, meansOf(values))
        else if (own === generation) yours.set(replicate, values)
        if (own === generation) tell(progress())
      }
    } catch (error) {
      fail(error)
    } finally {
      busy.delete(thread)
    }
  }

  function progress(): Progress {
    let pairs = 0
    while (pairs < setup.runs && yours.has(pairs) && base.has(pairs)) pairs++
    const own = Array.from({ length: pairs }, (_, k) => yours.get(k)!)
    const means = own.map(meansOf)
    const weekly = Array.from({ length: weeks }, (_, week) => week)
    return {
      pairs,
      of: setup.runs,
      was: places.map((_, s) => own.map((_, k) => base.get(k)?.[s] ?? null)),
      yours:
        pairs === 0
          ? null
          : {
              means: places.map((_, s) => means.map((all) => all[s] ?? null)),
              bands: places.map((_, s) => bandsOf(own, s * weeks, weeks)),
              weeks: weekly,
            },
    }
  }

  return {
    want(next) {
      generation++
      wanted = next
      yours = new Map()
      taken = new Set()
      if (next === null) return
      if (threads.length === 0) {
        const count = Math.max(1, Math.min(MOST_THREADS, (navigator.hardwareConcurrency || 2) - 1))
        threads = Array.from({ length: count }, () => createThread(setup.source))
      }
      for (const thread of threads) void work(thread)
    },
  }
}

function pick(record: Float64Array, places: readonly number[], weeks: number): Float64Array {
  const values = new Float64Array(places.length * weeks)
  places.forEach((place, s) => values.set(record.subarray(place * weeks, (place + 1) * weeks), s * weeks))
  return values
}

function bandsOf(runs: readonly Float64Array[], offset: number, weeks: number): (number | null)[][] {
  const bands = BANDS.map((): (number | null)[] => [])
  for (let week = 0; week < weeks; week++) {
    const known = present(Float64Array.from(runs, (values) => values[offset + week] ?? Number.NaN))
    const at = known.length === 0 ? null : quantiles(known, BANDS)
    bands.forEach((band, q) => band.push(at?.[q] ?? null))
  }
  return bands
}
