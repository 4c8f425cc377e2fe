/**
 * Where it is the number of cases that costs, `npm test` tries an even sample of each kind; `npm run test:thorough` and .ci/run, which set
 * CHOKEPOINT_THOROUGH=1, try all of them.
 */
export const THOROUGH = process.env['CHOKEPOINT_THOROUGH'] === '1'

/** So many of the cases, the first and the last among them, evenly spread; or all. */
export function sampleOf<T>(cases: readonly T[], few: number): readonly T[] {
  if (THOROUGH || cases.length <= few) return cases
  return Array.from({ length: few }, (_, k) => cases[Math.round((k * (cases.length - 1)) / Math.max(1, few - 1))]!)
}

/** So many tries of a property; or `all`. */
export const tries = (few: number, all: number): number => (THOROUGH ? all : few)
