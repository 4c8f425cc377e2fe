/**
 * What a model leaves out. An ensemble spreads by luck and by what is uncertain of its parameters; that history differs from the model
 * itself is not in it. How much shows in the fitted windows, family by family, and is added to every forecast (Kennedy and O'Hagan
 * 2001 call it discrepancy; weather services dress their ensembles so). Held-out windows have no part in the estimate.
 */
import { createStream, normal } from '../../numbers/random.ts'
import { present } from '../../numbers/statistics/present.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { scaleOf } from './scale.ts'
import { simulatedAt, type Target } from './windows.ts'

/** Every replicate's values of a series, week by week. */
export type Ensemble = (series: string) => readonly Float64Array[]

/** Standard deviations on the scale of the scores, by family of series. */
export type Discrepancies = ReadonlyMap<string, number>

/** One miss does not count for more than this, on the scale of the scores: a factor of about seven. */
const LARGEST_MISS = 2

/** From the misses of fitted figures beyond the spread of the ensemble; 0 for families without fitted figures. */
export function discrepanciesOf(targets: readonly Target[], ensemble: Ensemble): Discrepancies {
  return discrepanciesFrom(targets, (target) => simulatedMembers(target, ensemble(target.series)))
}

/** `membersOf`: what the runs that have a value say to a figure, on the scale of the scores. */
export function discrepanciesFrom(
  targets: readonly Target[],
  membersOf: (target: Target) => Float64Array,
): Discrepancies {
  const sums = new Map<string, { miss: number; n: number }>()
  for (const target of targets) {
    if (target.split !== 'fit') continue
    const scale = scaleOf(target.series)
    const members = membersOf(target)
    if (members.length === 0) continue
    const [low, middle, high] = quantiles(members, [0.1587, 0.5, 0.8413])
    const spread = 0.5 * (high - low)
    const off = Math.abs(scale(target.value) - middle)
    const miss = off < LARGEST_MISS ? off : LARGEST_MISS
    const sum = sums.get(familyOf(target.series)) ?? { miss: 0, n: 0 }
    sum.miss += miss * miss - spread * spread
    sum.n++
    sums.set(familyOf(target.series), sum)
  }
  return new Map([...sums].map(([family, { miss, n }]) => [family, miss > 0 ? Math.sqrt(miss / n) : 0]))
}

export function familyOf(series: string): string {
  return series.split('.')[0]
}

/** What runs say to a figure, on the scale of the scores; of runs in which its weeks are missing, nothing. */
function simulatedMembers(target: Target, runs: readonly Float64Array[]): Float64Array {
  const scale = scaleOf(target.series)
  return present(Float64Array.from(runs, (run) => simulatedAt(run, target))).map(scale)
}

/** The same, each with an error of its own. */
export function dressedMembers(
  target: Target,
  runs: readonly Float64Array[],
  discrepancies: Discrepancies,
): Float64Array {
  const sd = discrepancies.get(familyOf(target.series)) ?? 0
  const stream = createStream(0, 0, `discrepancy/${target.series}/${target.date}`)
  return simulatedMembers(target, runs).map((value, r) => value + sd * normal(stream, r, 0))
}
