/** What is clear and yet too small to matter: many pairs make small things clear. */
import type { PairedDifference } from './result.ts'

/** A clear difference below this, in per cent of the baseline's figure, is called small. */
export const SMALL = 1

/** Is a difference clear, and small beside the baseline's figure? */
export function isSmallDifference({ mean, verdict }: PairedDifference, base: number | null): boolean {
  return verdict !== 'none' && base !== null && base !== 0 && Math.abs((100 * mean) / base) < SMALL
}
