/** What is clear and yet too small to matter, many pairs make small things clear, and what pairing gains where it says nothing. */
import type { PairedDifference } from './result.ts'

/** A clear difference below this, in per cent of the baseline's figure, is called small. */
export const SMALL = 1

/** A gain from pairing beyond this says only that the policy hardly touches the outcome. */
export const LARGEST_GAIN = 1e6

/** Is a difference clear, and small beside the baseline's figure? */
export function isSmallDifference({ mean, verdict }: PairedDifference, base: number | null): boolean {
  return verdict !== 'none' && base !== null && base !== 0 && Math.abs((100 * mean) / base) < SMALL
}
