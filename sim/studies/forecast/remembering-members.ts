/**
 * What runs say to a figure to come, when the last figure is known: how far the model was off then it will still be a while later.
 * The model's error is taken to fade by e in a year; what it does not remember of it is drawn anew (first-order autoregression).
 */
import { createStream, normal } from '../../numbers/random.ts'
import { exp } from '../../numbers/math.ts'
import { dayOfDate } from '../../numbers/units.ts'
import { present } from '../../numbers/statistics/present.ts'
import { type Discrepancies, familyOf } from '../hindcast/discrepancy.ts'
import { scaleOf } from '../hindcast/scale.ts'
import { simulatedAt, type Target } from '../hindcast/windows.ts'

/** Years in which an error fades to 1/e: least loss over pairs of figures of 2010, 2015, 2020 and 2025 together (decision 039), 0.5-2. */
const ERROR_MEMORY = 1
const DAYS_PER_YEAR = 365.25

/** On the scale of the scores, of the runs that have a value in the weeks of both figures; `last` undefined: nothing is remembered; `memory` in years. */
export function rememberingMembers(
  target: Target,
  last: Target | undefined,
  runs: readonly Float64Array[],
  discrepancies: Discrepancies,
  memory = ERROR_MEMORY,
): Float64Array {
  const scale = scaleOf(target.series)
  const sd = discrepancies.get(familyOf(target.series)) ?? 0
  const stream = createStream(0, 0, `discrepancy/${target.series}/${target.date}`)
  const years = last === undefined ? Infinity : (dayOfDate(target.date) - dayOfDate(last.date)) / DAYS_PER_YEAR
  const kept = years === Infinity ? 0 : exp(-years / memory)
  const anew = sd * Math.sqrt(1 - kept * kept)
  return present(
    Float64Array.from(runs, (run, r) => {
      const off = last === undefined ? 0 : scale(last.value) - scale(simulatedAt(run, last))
      return scale(simulatedAt(run, target)) + kept * off + anew * normal(stream, r, 0)
    }),
  )
}
