/**
 * Bisection for the first level that meets a claim. Levels are places from 0 to `last`, in ascending order where the smallest is sought
 * and in descending order where the largest is; what is known decides what is tried next, so that a search that was stopped goes the
 * same way again. A quarter of the span is tried at a time first: whether what is sought lies where it seems to, and whether what is met
 * stays met beyond.
 */

/** By level: whether it meets the claim. */
export type Known = ReadonlyMap<number, boolean>

const QUARTERS = [0, 1, 0.5, 0.25, 0.75]

/** Undefined when the answer is known. */
export function nextLevel(last: number, known: Known): number | undefined {
  const grid = QUARTERS.map((part) => Math.floor(part * last))
  const untried = grid.find((level) => !known.has(level))
  if (untried !== undefined) return untried
  const answer = firstMet(known)
  if (answer === undefined || answer === 0) return undefined
  const below = levelsOf(known).filter((level) => level < answer)
  const failed = below.at(-1)!
  return answer - failed === 1 ? undefined : Math.floor((failed + answer) / 2)
}

export function firstMet(known: Known): number | undefined {
  return levelsOf(known).find((level) => known.get(level) === true)
}

/** Levels beyond the answer that do not meet the claim: what was found is then the first, but to go further is not safe. */
export function lostBeyond(known: Known): readonly number[] {
  const answer = firstMet(known)
  return answer === undefined ? [] : levelsOf(known).filter((level) => level > answer && known.get(level) === false)
}

const levelsOf = (known: Known): number[] => [...known.keys()].sort((a, b) => a - b)
