/** A week in which there is nothing to measure has no value: null in tables and summaries, a gap in charts. */
export const MISSING = NaN

export const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : MISSING)
export const percent = (part: number, whole: number): number => ratio(100 * part, whole)
