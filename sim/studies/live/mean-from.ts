/** What a setting comes to in one number: the mean of its weeks from the crisis on. */
import { present } from '../../numbers/statistics/present.ts'

/** Mean of what was measured from a week on; null where nothing was. */
export function meanFrom(weekly: Float64Array, from: number): number | null {
  const known = present(weekly.subarray(from))
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}
